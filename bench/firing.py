"""Asks one address again and again over lines that stay open: with `wrk` where it is installed, else with threads of our own."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import threading
from time import monotonic

from house import HOST

SECONDS = 2
LINES = 8
MOST = 200_000  # requests of our own client in one go, however quick the machine


def tool() -> str:
    """Return what asks."""
    return "wrk" if shutil.which("wrk") else "own client"


def requests_per_second(port: int, path: str) -> float:
    """Return how many answers a second come back, with 8 lines open for two seconds. Raises RuntimeError when one is no success."""
    return _wrk(port, path) if tool() == "wrk" else _own(port, path)


def _wrk(port: int, path: str) -> float:
    command = ["wrk", "-t1", f"-c{LINES}", f"-d{SECONDS}s", "-H", "Accept-Encoding: br", f"http://{HOST}:{port}{path}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS + 30).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None or "Non-2xx" in said:
        raise RuntimeError(f"wrk on {path}: {said[-300:]}")
    return float(found[1])


def _own(port: int, path: str) -> float:
    """Our own client is a bottleneck itself: it brings every ratio nearer to one, and the table says that it was used."""
    counts, faults = [0] * LINES, list[BaseException]()

    def work(number: int) -> None:
        try:
            counts[number] = _ask_until(port, path, until)
        except (OSError, RuntimeError) as error:
            faults.append(error)

    begin = monotonic()
    until = begin + SECONDS
    threads = [threading.Thread(target=work, args=(number,)) for number in range(LINES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise RuntimeError(f"{path}: {faults[0]}")
    return sum(counts) / (monotonic() - begin)


def _ask_until(port: int, path: str, until: float) -> int:
    question = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nAccept-Encoding: br\r\n\r\n".encode()
    done = 0
    with socket.create_connection((HOST, port), timeout=10) as line, line.makefile("rb") as answers:
        while monotonic() < until and done < MOST // LINES:
            line.sendall(question)
            if b" 200 " not in answers.readline():
                raise RuntimeError("an answer was no success")
            length = 0
            for header in iter(answers.readline, b"\r\n"):
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            answers.read(length)
            done += 1
    return done
