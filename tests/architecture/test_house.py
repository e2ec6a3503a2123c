"""House rules that import-linter cannot see: templates, foreign keys, sizes, and words that no file may hold."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "utvei"
MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_FILE = 300
# Put together here, so that this file does not hold them itself.
REGISTRIES = ["pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian", "npm" + "js.com"]


def sources() -> list[Path]:
    """Every module of the house, without migrations."""
    return [path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts]


def test_the_import_rules_are_kept() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--config", "tests/architecture/importlinter.ini", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests/architecture")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, nested ones too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_functions_and_files_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{f.lineno} {f.name}"
        for path in sources()
        for f in functions(path)
        if (f.end_lineno or 0) - f.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    long += [str(p.relative_to(ROOT)) for p in sources() if len(p.read_text("utf-8").splitlines()) > MOST_LINES_OF_A_FILE]
    assert long == []


def test_every_module_opens_with_a_sentence() -> None:
    bare = [str(path.relative_to(ROOT)) for path in sources() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert bare == []


def app_of(path: Path) -> str:
    """The app that a file belongs to."""
    return path.relative_to(HOUSE).parts[1]


def test_a_template_uses_its_own_app_and_ui_alone() -> None:
    strange = []
    own = {"editing": "wagtailadmin"}  # the editors' app hangs its pages into Wagtail's frame
    for path in HOUSE.rglob("templates/**/*.html"):
        for name in re.findall(r'{%\s*(?:extends|include)\s+"([^"/]+)/', path.read_text("utf-8")):
            if name not in ("ui", app_of(path), path.parent.name, "workspace", own.get(app_of(path))):
                strange.append(f"{path.relative_to(ROOT)} -> {name}")
    assert strange == []


def test_public_templates_hold_nothing_inline_and_nothing_foreign() -> None:
    wrong = []
    for path in [*(HOUSE / "public").rglob("*.html"), *(HOUSE / "foundation/ui").rglob("*.html")]:
        text = path.read_text("utf-8")
        found = re.findall(r'<script(?![^>]*\bsrc=)|<style|\sstyle="|\son[a-z]+="|(?:src|href|action)="https?://|javascript:', text)
        wrong += [f"{path.relative_to(ROOT)}: {what}" for what in found]
    assert wrong == []


def tracked() -> list[Path]:
    """Every text file that goes into the repository."""
    done = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("no git here: the list of files is git's")
    return [ROOT / line for line in done.stdout.splitlines() if (ROOT / line).is_file() and not line.endswith((".png", ".pdf", ".woff2"))]


def test_no_file_names_a_registry_or_records_an_address() -> None:
    wrong = []
    for path in tracked():
        text = path.read_text("utf-8", errors="replace")
        wrong += [f"{path.relative_to(ROOT)}: {word}" for word in REGISTRIES if word in text]
        if path.suffix == ".txt" and "requirements" in path.parts and re.search(r"^--(extra-)?index-url|^--find-links", text, re.M):
            wrong.append(f"{path.relative_to(ROOT)}: an index address")
    assert wrong == []
