"""A visit in a real browser: what it asked the network for, what it left behind, and short words for what people do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, ViewportSize

from utvei.foundation.vocabulary.domain.keys import vocabulary

Fields = Mapping[str, str | Sequence[str]]
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
# Builds the form that a screen before would have sent, answers and all, and sends it as a browser does.
SEND = """([path, fields]) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = path;
  for (const [name, value] of fields) {
    const input = document.createElement("input");
    input.type = "hidden"; input.name = name; input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}"""
LEFT = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie,
  caches: window.caches ? await caches.keys() : [], databases: (await indexedDB.databases()).map((one) => one.name),
  workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
NOTHING = {"local": [], "session": [], "cookie": "", "caches": [], "databases": [], "workers": 0}


@dataclass
class Visit:
    """One visitor with a browser of their own."""

    house: str
    context: BrowserContext
    page: Page
    script: bool
    requests: list[Request] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open an address of the house."""
        self.page.goto(self.house + path)

    def send(self, path: str, fields: Fields) -> None:
        """Post a form to an address, from the page that is open. Needs script."""
        pairs = [(name, one) for name, value in fields.items() for one in ([value] if isinstance(value, str) else value)]
        with self.page.expect_navigation():
            self.page.evaluate(SEND, [path, pairs])

    def heading(self) -> str:
        """The words of the one first heading."""
        return self.page.locator("h1").inner_text()

    def path(self) -> str:
        """The address of the page without the house's own."""
        return self.page.url.removeprefix(self.house)

    def press_button(self, name: str) -> None:
        """Press a button that is shown, by its words, and wait for the page that it leads to, if it sends a form."""
        button = self.page.locator("main").get_by_role("button", name=name, exact=True)
        if button.get_attribute("type") == "submit":
            with self.page.expect_navigation():
                button.click()
        else:
            button.click()

    def follow(self, link: Locator) -> None:
        """Follow a link, and wait for the page."""
        with self.page.expect_navigation():
            link.click()

    def tick(self, key: str, name: str = "obs") -> None:
        """Tick the first box or card that is shown for a key."""
        boxes = self.page.locator(f'input[name="{name}"][value="{key}"]:visible')
        boxes.first.check()

    def ticked(self, key: str, name: str = "obs") -> bool:
        """Whether any box for a key is ticked, shown or not."""
        return self.page.locator(f'input[name="{name}"][value="{key}"]:checked').count() > 0

    def check_no_trace(self) -> None:
        """Fail if an answer stood in an address, another host was asked, anything was left in the browser, or the page complained."""
        assert self.foreign == [], "another host was asked"
        for request in self.requests:
            parts = urlsplit(request.url)
            assert parts.query == "" and not any(key in request.url for key in vocabulary().observations), request.url
            assert "referer" not in request.headers or request.headers["referer"] == "", "the address was passed on"
        assert self.context.cookies() == []
        if self.script:
            assert self.page.evaluate(LEFT) == NOTHING
            assert self.page.evaluate("history.state") is None
        assert self.problems == []


def open_visit(
    browser: Browser,
    house: str,
    *,
    script: bool = True,
    size: ViewportSize = PHONE,
    dark: bool = False,
    without: str = "",
    elsewhere: Callable[[Route], None] | None = None,
) -> Visit:
    """Start a visit. ``without`` names a script that is kept away; ``elsewhere`` answers for other hosts, which else are refused."""
    context = browser.new_context(
        java_script_enabled=script, viewport=size, color_scheme="dark" if dark else "light", locale="nb-NO", timezone_id="Europe/Oslo"
    )
    context.set_default_timeout(8_000)
    page = context.new_page()
    visit = Visit(house, context, page, script)
    context.on("request", lambda request: visit.requests.append(request))
    page.on("console", lambda message: visit.problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: visit.problems.append(str(error)))

    def other(route: Route) -> None:
        if elsewhere:
            elsewhere(route)
        else:
            visit.foreign.append(route.request.url)
            route.abort()

    context.route(lambda url: not url.startswith(f"{house}/"), other)
    if without:
        context.route(lambda url: f"/assets/{without}." in url, lambda route: route.fulfill(body="", content_type="text/javascript"))
    return visit
