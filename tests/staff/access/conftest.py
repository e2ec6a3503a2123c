"""A served staff house in which something waits on every page, and its people signed in."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.staff.editing.serving import PASSWORD, ROOT, Served, code, environment, served

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable")
NOBODY = ""


@dataclass
class Site:
    """The house, the keys of what is in it, and a way to open a page as somebody, at a width, in a colour scheme."""

    house: Served
    keys: dict[str, str]
    browser: Browser
    signed_in: dict[str, BrowserContext] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def address(self, path: str) -> str:
        """Return an address with the keys set in."""
        return self.house.url + re.sub(r"<([\w-]+)>", lambda found: self.keys[found[1]], path)

    def open(self, who: str, path: str, *, width: int, dark: bool) -> Page:
        """Open a page and wait until the tool's scripts have drawn it."""
        page = self._context(who).new_page()
        page.set_viewport_size({"width": width, "height": 900 if width > 500 else 740})
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.add_init_script("localStorage.clear()")  # the tool remembers which of its panels was open
        self.complaints.clear()
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        answer = page.goto(self.address(path), wait_until="load")
        assert answer is not None and answer.status == 200 and page.url.split("#")[0] == self.address(path), page.url
        if "/cms/" in path:
            page.locator("#wagtail-sidebar nav, #wagtail-sidebar .sidebar").first.wait_for(state="attached")
        return page

    def _context(self, who: str) -> BrowserContext:
        if who not in self.signed_in:
            context = self.browser.new_context(locale="nb-NO", timezone_id="Europe/Oslo")
            context.set_default_timeout(60_000)
            self.signed_in[who] = context
            if who != NOBODY:
                self._sign_in(context.new_page(), who)
        return self.signed_in[who]

    def _sign_in(self, page: Page, who: str) -> None:
        page.goto(f"{self.house.url}/inn/")
        page.fill("#email", f"{who}@kommune.invalid")
        page.fill("#password", PASSWORD)
        page.locator("main button[type=submit]").click()
        page.fill("input[name=code]", code())
        page.get_by_role("button", name="Logg inn").click()
        page.wait_for_url(f"{self.house.url}/")
        page.close()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The house, served for all that is seen in it."""
    if connection.vendor != "sqlite":
        pytest.skip("the house that is looked at keeps its state in SQLite, whatever this run has; the run on SQLite looks at it")
    found = next((path for path in CHROMIUM if Path(path).exists()), None)
    if found is None:
        pytest.skip(f"no Chromium at {', '.join(CHROMIUM)}")
    home = tmp_path_factory.mktemp("staff-house")
    command = [sys.executable, "-W", "ignore", "-m", "tests.staff.access.preparing"]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with served(home, port) as house, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu", "--no-first-run"])
        yield Site(house, json.loads(done.stdout), chromium)
        chromium.close()
