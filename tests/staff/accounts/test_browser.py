"""In a real browser: the way in with a code and with a passkey, and every page by axe, under the strict policy."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]},
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
PREPARE = "import django; django.setup(); from django.core.management import call_command; call_command('migrate', verbosity=0); "
PAGES = ("/min-konto/", "/min-konto/reservekoder/", "/min-konto/passord/", "/min-konto/bekreft/", "/inn/sikre/", "/folk/", "/logg/")
DEMO = "from utvei.foundation.accounts import demo; "


class House:
    """A staff house of its own, with the demonstration's people, on an address of this machine."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "UTVEI_PRODUCTION")}
        settings = "utvei.config.settings.staff"
        self.environment = {**kept, "UTVEI_HOME": str(home), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": settings}
        self.password = self.ask(PREPARE + DEMO + "print(demo.prepare()[0].password)")
        self.url = f"http://localhost:{self.port}"

    def ask(self, program: str) -> str:
        """Run some lines in the house and return what they print."""
        done = subprocess.run([sys.executable, "-c", program], env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def code(self, who: str) -> str:
        """Return a one-time code, as `utvei demo code` does."""
        return self.ask(f"import django; django.setup(); {DEMO}print(demo.code_for('{who}'))")

    def answers(self) -> bool:
        """Return whether the house answers yet."""
        try:
            return bool(urlopen(f"{self.url}/inn/", timeout=2).status == 200)  # noqa: S310  our own address
        except (URLError, OSError):
            return False


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house, served as it is in earnest."""
    made = House(tmp_path_factory.mktemp("staff-house"))
    target = "utvei.config.wsgi_staff:application"
    words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(made.port), "--blocking-threads", "1", "--log-level", "warning"]
    with subprocess.Popen([sys.executable, "-m", "granian", *words, target], env=made.environment) as server:
        try:
            for _ in range(100):
                if made.answers():
                    break
                time.sleep(0.2)
            yield made
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    """A browser with nothing in it. It goes to the server by name, since passkeys want a name and not a number."""
    found = next((path for path in CHROMIUM if Path(path).exists()), None)
    if found is None:
        pytest.skip(f"no Chromium at {', '.join(CHROMIUM)}")
    with sync_playwright() as playwright:
        words = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
        chromium = playwright.chromium.launch(executable_path=found, args=words)
        yield chromium.new_context(locale="nb-NO", viewport={"width": 360, "height": 740})
        chromium.close()


def fine(page: Page, wrong: list[str]) -> None:
    """See that axe finds nothing, that nothing was blocked, and that nothing stands out to the side."""
    found = Axe().run(page, options=RULES).response["violations"]
    assert not found, (page.url, [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found])
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    assert wrong == [], page.url


def test_in_with_a_code_a_passkey_made_and_in_with_it_alone(house: House, context: BrowserContext) -> None:
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(house.url) else wrong.append(request.url))
    tool = context.new_cdp_session(page)
    tool.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    tool.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, "automaticPresenceSimulation": True}})

    page.goto(f"{house.url}/")
    fine(page, wrong)
    page.get_by_label("E-post").fill("administrator@demo.invalid")
    page.get_by_label("Passord").fill("feil passord")
    page.get_by_role("button", name="Gå videre").click()
    fine(page, wrong)
    page.get_by_label("E-post").fill("administrator@demo.invalid")
    page.get_by_label("Passord").fill(house.password)
    page.get_by_role("button", name="Gå videre").click()
    fine(page, wrong)
    page.get_by_label("Kode").fill(house.code("administrator"))
    page.get_by_role("button", name="Logg inn").click()
    page.get_by_role("heading", name="Min dag").wait_for()
    fine(page, wrong)

    page.goto(f"{house.url}/inn/sikre/passnokkel/")
    fine(page, wrong)
    page.get_by_role("button", name="Lag passnøkkel").click()
    page.get_by_role("heading", name=re.compile("Min konto|Reservekoder")).wait_for()
    for path in PAGES:
        page.goto(house.url + path)
        fine(page, wrong)
    page.goto(f"{house.url}/folk/")
    page.get_by_role("link", name="Rita Redaktør").click()
    fine(page, wrong)

    page.get_by_role("button", name="Logg ut").click()
    page.get_by_role("heading", name="Du er logget ut").wait_for()
    fine(page, wrong)
    page.goto(f"{house.url}/inn/passnokkel/?til=/folk/")
    fine(page, wrong)
    page.get_by_role("button", name="Bruk passnøkkel").click()
    page.get_by_role("heading", name="Folk og roller").wait_for()
    names = {one["name"] for one in context.cookies()}
    assert names == {"utvei-session", "utvei-csrf"}
    page.close()


def test_someone_new_adds_a_code_app_by_an_invitation(house: House, context: BrowserContext) -> None:
    lines = "from utvei.foundation.accounts import services as s; from utvei.foundation.audit.domain.actors import house as h; "
    invited = "u = s.create_user(by=h('test'), email='ny@kommune.invalid', name='Ny'); print(s.invite(by=h('test'), user=u).path)"
    path = house.ask("import django; django.setup(); " + lines + invited)
    context.clear_cookies()
    page = context.new_page()
    page.goto(house.url + path)
    fine(page, [])
    page.get_by_label("Nytt passord").fill("fire rare ord i rekke")
    page.get_by_label("Skriv det en gang til").fill("fire rare ord i rekke")
    page.get_by_role("button", name="Lagre passordet").click()
    page.get_by_label("E-post").fill("ny@kommune.invalid")
    page.get_by_label("Passord").fill("fire rare ord i rekke")
    page.get_by_role("button", name="Gå videre").click()
    fine(page, [])
    page.get_by_role("link", name="Legg til kodeapp").click()
    fine(page, [])
    secret = page.locator(".staff-secret").inner_text()
    reckon = "import django; django.setup(); from utvei.foundation.accounts import factors as f; "
    page.get_by_label("Kode fra appen").fill(house.ask(reckon + f"print(f.format_hotp_value(f.hotp_value('{secret}', f._now())))"))
    page.get_by_role("button", name="Legg til").click()
    page.get_by_role("heading", name="Reservekoder").wait_for()
    fine(page, [])
    page.get_by_role("link", name="Jeg har tatt vare på dem").click()
    page.get_by_role("heading", name="Du har ingen rolle ennå").wait_for()
    page.close()
