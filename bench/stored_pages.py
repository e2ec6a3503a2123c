"""A stored page against a plain Django view and, where it is installed, nginx: the same bytes and headers, one worker each."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

import firing
from figures import Figure
from house import HOST, House, free_port, running
from wire import fetch

from utvei.config.serving import command, environment

PAGE = "/kunnskap/hva-gjor-jeg/"
ROUNDS = 3
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
# What a server sets by itself.
OWN_HEADERS = {"server", "date", "connection", "content-length"}
CONF = """daemon off; master_process off; pid {folder}/nginx.pid; error_log stderr crit;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; keepalive_requests 10000000; etag off; server_tokens off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  open_file_cache max=10;
  server {{
    listen 127.0.0.1:{port};
    location = /page {{ alias {folder}/body; types {{}} {headers} }}
  }}
}}
"""


def measure(house: House) -> Iterator[Figure]:
    """Yield requests a second and ratios; the servers are asked in turn, so that whatever else runs falls on all alike."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="utvei-bench-")))
        _write_same(house, folder)
        asked = {"stored": (house.port, PAGE), "django": (stack.enter_context(_django(folder)), "/page")}
        if Path(NGINX).exists():
            asked["nginx"] = (stack.enter_context(_nginx(folder)), "/page")
        asked["front"] = (house.port, "/")
        rates = _rates(asked)
    yield Figure("serving", "stored_per_second", f"stored page ({firing.tool()}, {firing.LINES} lines)", rates["stored"], "a second")
    yield Figure("serving", "front_per_second", "front page, made for each request", rates["front"], "a second")
    yield Figure("serving", "django_per_second", "plain Django view, same bytes, same server", rates["django"], "a second")
    yield Figure("serving", "stored_to_django", "  stored page to plain Django", rates["stored"] / rates["django"], "")
    if "nginx" in rates:
        yield Figure("serving", "nginx_per_second", "nginx, same bytes, one process", rates["nginx"], "a second")
        yield Figure("serving", "stored_to_nginx", "  stored page to nginx", rates["stored"] / rates["nginx"], "", "aim ≥ 0.50")


def _rates(asked: dict[str, tuple[int, str]]) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (port, path) in asked.items():
            found[name].append(firing.requests_per_second(port, path))
    return {name: median(values) for name, values in found.items()}


def _write_same(house: House, folder: Path) -> None:
    answer = fetch(house.port, PAGE)
    kept = {name: value for name, value in answer.headers.items() if name not in OWN_HEADERS}
    (folder / "body").write_bytes(answer.sent)
    (folder / "headers").write_text("".join(f"{name}: {value}\n" for name, value in kept.items()))


@contextmanager
def _django(folder: Path) -> Iterator[int]:
    port = free_port()
    line = [*command("public", HOST, port)[:-1], "plain_django:application"]
    own = {
        **environment("public", os.environ), "PYTHONPATH": str(Path(__file__).parent), "PLAIN_BODY": str(folder / "body"),
        "PLAIN_HEADERS": str(folder / "headers"),
    }  # fmt: skip
    with running(line, port, own):
        yield port


@contextmanager
def _nginx(folder: Path) -> Iterator[int]:
    port = free_port()
    pairs = (line.split(": ", 1) for line in (folder / "headers").read_text().splitlines())
    headers = " ".join(_add_header(name, value) for name, value in pairs)
    conf = folder / "nginx.conf"
    conf.write_text(CONF.format(folder=folder, port=port, headers=headers))
    with running([NGINX, "-p", str(folder), "-c", str(conf)], port, {"PATH": os.environ.get("PATH", "")}):
        yield port


def _add_header(name: str, value: str) -> str:
    if name == "content-type":
        return f'default_type "{value}";'
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'add_header {name} "{quoted}";'
