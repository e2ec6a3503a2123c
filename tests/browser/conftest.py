"""One browser and one server for the folder; a visit, with nothing in it, for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visits import Visit, open_visit
from tests.public.house import House, broken_copy, running

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HERE = Path(__file__).parent
Open = Callable[..., Visit]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of the folder as one that needs a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium; closed when the folder is done, because its event loop would stand in the way of others."""
    found = next((path for path in CHROMIUM if Path(path).exists()), None)
    if found is None:
        pytest.skip(f"no Chromium at {', '.join(CHROMIUM)}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def house(release: object, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The open house on the release of the real packs."""
    with running(home, tmp_path_factory.mktemp("browsed-house")) as served:
        yield served


@pytest.fixture(scope="package")
def broken(release: object, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An open house in which everything made per request fails."""
    with broken_copy(home, tmp_path_factory.mktemp("broken")) as served:
        yield served


@pytest.fixture
def visiting(browser: Browser, house: House) -> Iterator[Open]:
    """Opens visits, and closes them after the test."""
    opened: list[Visit] = []

    def start(**how: object) -> Visit:
        opened.append(open_visit(browser, house.url, **how))  # type: ignore[arg-type]  # passed on as given
        return opened[-1]

    yield start
    for visit in opened:
        visit.context.close()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def visit(request: pytest.FixtureRequest, visiting: Open) -> Visit:
    """A visit on a phone, with script and without."""
    return visiting(script=request.param)
