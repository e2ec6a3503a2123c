"""A state folder for each run, named before any settings are read: never the developer's own.

It is loaded as a plugin (`-p tests.home`), since pytest-django reads the settings before the first conftest.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

GIVEN = os.environ.get("UTVEI_TEST_HOME")
HOME = Path(GIVEN or tempfile.mkdtemp(prefix="utvei-tests-"))
os.environ["UTVEI_HOME"] = str(HOME)
os.environ.pop("UTVEI_PRODUCTION", None)
# Where `tests/run.py` has printed all that is printed: a release takes over what would come out the same. Without it tests are slower.
os.environ.setdefault("UTVEI_FORMER", str(Path(__file__).resolve().parents[1] / ".pytest_cache" / "former"))


def forget() -> None:
    """Remove the folder, unless it was given."""
    if not GIVEN:
        shutil.rmtree(HOME, ignore_errors=True)
