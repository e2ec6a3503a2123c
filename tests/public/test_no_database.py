"""The open house has no database, no secret, and nothing in its environment that could be one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.public.house import ROOT, running
from utvei.config.serving import environment

CREDENTIALS = {
    "DATABASE_URL": "this is no address of a database",
    "UTVEI_PRODUCTION": "1",
    "UTVEI_MASTER_KEY": "k",
    "SMTP_PASSWORD": "p",
    "PGPASSWORD": "p",
    "AWS_SECRET_ACCESS_KEY": "a",
}


def test_the_settings_name_no_database() -> None:
    script = (
        "from django.conf import settings; assert settings.DATABASES == {}; "
        "apps = ' '.join(settings.INSTALLED_APPS + settings.MIDDLEWARE); "
        "assert not any(w in apps for w in ('sessions', 'auth', 'messages', 'csrf', 'Csrf', 'admin', 'workspace', 'accounts')), apps"
    )
    given = {"DJANGO_SETTINGS_MODULE": "utvei.config.settings.public", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", script], check=True, env=given)


def test_no_secret_reaches_the_process() -> None:
    given = {**CREDENTIALS, "UTVEI_SECRET_KEY": "s", "PATH": "/bin", "UTVEI_HOME": "/x"}
    assert environment("public", given) == {"PATH": "/bin", "UTVEI_HOME": "/x"}
    assert environment("staff", given) == given


def test_it_serves_without_a_secret_and_beside_a_database_that_is_none(release: object, home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "home"
    shutil.copytree(home, copy, symlinks=True)
    before = sorted(copy.rglob("*"))
    with running(copy, tmp_path / "served", CREDENTIALS) as house:
        seen = Path(f"/proc/{house.process.pid}/environ")
        if seen.exists():
            assert not any(name.encode() + b"=" in seen.read_bytes() for name in CREDENTIALS)
        for path in ("/", "/kunnskap/", "/hvem-kan-hjelpe/", "/aktorer/rosa/", "/til-deg/nb/", "/api/v1/topics"):
            assert house.get(path).status == 200
        assert house.post("/bekymret/rad/", {"age": "child", "obs": "recruited_to_violence"}).status == 200
        assert house.output == b""
    assert sorted(copy.rglob("*")) == before, "nothing was made"


def test_settings_alone_start_with_a_database_address_that_is_none(home: Path, release: object) -> None:
    """Without our starter in front: whoever runs the WSGI application under another server is as safe."""
    script = (
        "from wsgiref.util import setup_testing_defaults; from utvei.config.wsgi_public import application as ask; said = []; "
        "asked = {'REQUEST_METHOD': 'GET', 'PATH_INFO': '/hvem-kan-hjelpe/'}; setup_testing_defaults(asked); "
        "ask(asked, lambda status, headers, error=None: said.append(status)); assert said == ['200 OK'], said"
    )
    given = {"DATABASE_URL": "garbage", "UTVEI_PRODUCTION": "1", "UTVEI_HOME": str(home), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", script], check=True, env=given)
