"""The `utvei` command as the contract has it: answers on standard output, messages on standard error, exit codes 0, 1, 2."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from utvei.config.cli import main

ASSESS_KEYS = [
    "level", "forms", "acute", "child", "summary", "because", "not_yet", "ask_next", "steps", "duties", "rights", "lead", "contacts",
    "other_routes", "topics", "rules_version",
]  # fmt: skip
RESULT_KEYS = {
    "actor", "name", "open", "opens", "closes", "channels", "ages", "cost", "anonymous", "without_papers", "languages", "why",
    "read_in_source", "confirmed",
}  # fmt: skip
pytestmark = pytest.mark.usefixtures("release")


def run(capsys: pytest.CaptureFixture[str], *words: str, given: str | bytes = "", monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """Run the command with standard input and return exit code, output and messages."""
    body = given if isinstance(given, bytes) else given.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    try:
        code = main(list(words))
    except SystemExit as error:
        code = int(error.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def utvei(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """The command, ready to be called."""
    return lambda *words, given="": run(capsys, *words, given=given, monkeypatch=monkeypatch)


def test_assess_answers_with_every_field_in_order(utvei: Any) -> None:
    code, out, err = utvei("assess", given='{"observations": ["documents_taken", "debt_bondage"], "told": ["threats"], "age": 16}')
    assert (code, err) == (0, "")
    assert list(json.loads(out)) == ASSESS_KEYS


def test_assess_reads_a_file(utvei: Any, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"observations": []}')
    code, out, _ = utvei("assess", str(tmp_path / "a.json"))
    assert code == 0
    assert json.loads(out)["level"] == "none"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('{"observations": ["document_taken"]}', "did you mean «documents_taken»"),
        ('{"observations": [], "age": -1}', "from 0 to 120"),
        ('{"observations": [], "age": 400}', "from 0 to 120"),
        ('{"observations": [], "age": 16, "age_group": "adult"}', "contradict"),
        ('{"observations": ["threats"], "absent": ["threats"]}', "both"),
        ('{"observations": [], "at": "i går"}', "at"),
        ('{"observations": [], "at": "2027-02-30T10:00"}', "at"),
        ('{"observations": [], "municipality": "bergen"}', "trondheim"),
        ('{"observations": [], "district": "Sentrum"}', "Lerkendal"),
        ('{"observations": [], "role": "lærer"}', "role"),
        ('{"observations": [], "tegn": []}', "unknown key"),
        ('{"observations": "threats"}', "list"),
        ("{", "not valid JSON"),
        ('{"observations": [], "age": NaN}', "no JSON number"),
        ('{"observations": [], "observations": []}', "twice"),
        ("[]", "object"),
        ("", "not valid JSON"),
        (b"\xff\xfe", "UTF-8"),
        ("[" * 100_000, "nested"),
        ('{"observations": ["\\u0000\\u001b[31m"]}', "unknown observation"),
    ],
)
def test_bad_input_is_refused_in_one_plain_line(utvei: Any, given: str | bytes, said: str) -> None:
    code, out, err = utvei("assess", given=given)
    assert (code, out) == (1, "")
    assert said in err
    assert err.startswith("utvei: ")
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_ten_megabytes_are_refused(utvei: Any) -> None:
    code, out, err = utvei("assess", given=b"x" * 10_000_000)
    assert (code, out) == (1, "")
    assert "larger" in err


def test_a_missing_file_is_refused(utvei: Any) -> None:
    assert utvei("assess", "/no/such/file")[0] == 1
    assert utvei("who-can-help", "--batch", "/no/such/file")[0] == 1


def test_a_batch_keeps_order_and_puts_refusals_in_their_place(utvei: Any) -> None:
    rows = ['{"observations": ["made_to_beg"], "age": 30}', '{"observations": ["nonsense"]}', '{"observations": []}']
    code, out, _ = utvei("assess", "--batch", "-", given="\n".join(rows))
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [answer.get("level") for answer in answers] == ["possible", None, "none"]
    assert "nonsense" in answers[1]["error"]


def test_who_can_help_answers_in_the_contract_form(utvei: Any) -> None:
    code, out, _ = utvei("who-can-help", "--at", "2027-05-17T22:00", "--need", "child_protection", "--age", "15")
    answer = json.loads(out)
    assert code == 0
    assert answer["at"] == "2027-05-17T22:00:00+02:00"
    assert all(set(result) == RESULT_KEYS for result in answer["results"])
    assert answer["results"][0]["open"] is True


def test_every_actor_is_listed_without_a_need(utvei: Any) -> None:
    answer = json.loads(utvei("who-can-help", "--at", "2026-11-23T10:00")[1])
    assert len(answer["results"]) == 58
    assert all(result["confirmed"] is None for result in answer["results"])


@pytest.mark.parametrize(
    "words",
    [
        ("--need", "child_protecton"), ("--channel", "fax"), ("--at", "2027-13-01"), ("--at", "2027-05-17T22:00+99:00"), ("--age", "400"),
        ("--district", "Sentrum"), ("--limit", "0"), ("--language", "xx"),
    ],
)  # fmt: skip
def test_a_bad_question_is_refused(utvei: Any, words: tuple[str, ...]) -> None:
    code, out, err = utvei("who-can-help", *words)
    assert (code, out) == (1, "")
    assert err.startswith("utvei: ")


def test_a_wrong_call_is_exit_code_two(utvei: Any) -> None:
    assert utvei("who-can-help", "--age", "femten")[0] == 2
    assert utvei("no-such-command")[0] == 2
    assert utvei()[0] == 2


def test_search_finds_and_limits(utvei: Any) -> None:
    answer = json.loads(utvei("search", "meldeplikt", "--limit", "3")[1])
    assert answer["query"] == "meldeplikt"
    assert 0 < len(answer["results"]) <= 3
    assert set(answer["results"][0]) == {"title", "url", "topics", "actor", "snippet", "score"}


def test_search_in_batch(utvei: Any) -> None:
    code, out, _ = utvei("search", "--batch", "-", given='{"query": "rosa"}\n{"query": "", "limit": 5}\n{"query": "x", "limit": 5000}\n')
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert answers[0]["results"][0]["actor"] == "rosa"
    assert all("error" in answer for answer in answers[1:])


def test_no_release_is_said_plainly(utvei: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("utvei.config.asking.UTVEI_HOME", tmp_path)
    for words in (("assess",), ("who-can-help",), ("search", "x")):
        code, out, err = utvei(*words, given='{"observations": []}')
        assert (code, out) == (1, "")
        assert "run utvei publish" in err


def test_doctor_looks_the_release_over(utvei: Any) -> None:
    code, out, _ = utvei("doctor")
    assert code == 0
    assert "disputed: rosa" in out
