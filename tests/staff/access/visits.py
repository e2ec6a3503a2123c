"""The pages and states of the staff house that somebody meets: who, where, and what is opened there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

Act = Callable[[Page], None]


def press(name: str) -> Act:
    """Press a button and give what it opens the time to draw itself."""

    def act(page: Page) -> None:
        page.get_by_role("button", name=name).first.click()
        page.wait_for_timeout(400)

    return act


def fault(page: Page) -> None:
    """Write a day that is none and save, so that the form comes back with its fault."""
    page.locator("#id_next_review").evaluate("field => { field.type = 'text'; field.value = 'snart'; }")
    with page.expect_navigation():
        page.get_by_role("button", name="Lagre kladd").click()
    page.locator(".messages .error").first.wait_for()


def save(page: Page) -> None:
    """Save the draft, so that the tool says that it is saved."""
    with page.expect_navigation():
        page.get_by_role("button", name="Lagre kladd").click()
    page.locator(".messages .success").wait_for()


@dataclass(frozen=True)
class Visit:
    """A page as somebody meets it; ``act`` opens something on it first."""

    who: str
    path: str
    act: Act | None = None
    name: str = ""

    def __str__(self) -> str:
        return f"{self.who or 'nobody'} {self.path}{f' ({self.name})' if self.name else ''}"


E, F, P, A = "redaktor", "fagleser", "publisering", "administrator"
HOUSE = (
    Visit("", "/inn/"), Visit(E, "/"), Visit(A, "/"), Visit(A, "/folk/"), Visit(A, "/logg/"), Visit(E, "/min-konto/"), Visit(P, "/trykk/"),
)  # fmt: skip
OWN = (
    Visit(E, "/cms/"), Visit(F, "/cms/"), Visit(P, "/cms/"), Visit(E, "/cms/frister/"), Visit(E, "/cms/oppstroms/"),
    Visit(E, "/cms/brev/"), Visit(E, "/cms/brev/<letter>/"), Visit(E, "/cms/brev/<answered>/"),
    Visit(E, "/cms/kontroll/<akutt>/"), Visit(E, "/cms/kontroll/<samtale>/"), Visit(F, "/cms/kontroll/<samtale>/"),
    Visit(E, "/cms/kontroll/<tegn>/"), Visit(P, "/cms/kontroll/<straff>/"),
)  # fmt: skip
_EDIT = "/cms/tekster/edit/<akutt>/"
TOOL = (
    Visit(E, "/cms/tekster/?language=nb"),
    Visit(E, "/cms/tekster/?language=nb&q=finnes-ikke"),
    Visit(E, "/cms/tekster/?language=nb", press("Vis filtre"), "filters open"),
    Visit(E, "/cms/tekster/?language=nb", press("Flere alternativer"), "menu open"),
    Visit(F, "/cms/tekster/?language=nb"),
    Visit(E, "/cms/tekster/add/"),
    Visit(E, _EDIT),
    Visit(E, _EDIT, press("Vis eller skjul status"), "status open"),
    Visit(E, _EDIT, press("Flere handlinger"), "actions open"),
    Visit(E, _EDIT, fault, "a fault"),
    Visit(E, _EDIT, save, "saved"),
    Visit(E, "/cms/tekster/edit/<samtale>/"),
    Visit(E, "/cms/tekster/edit/<samtale>/", press("Vis eller skjul status"), "status open"),
    Visit(E, "/cms/tekster/edit/<tegn>/"),
    Visit(E, "/cms/tekster/history/<straff>/"),
    Visit(E, "/cms/tekster/history/<straff>/", press("Vis filtre"), "filters open"),
    Visit(E, "/cms/tekster/history/<akutt>/revisions/compare/<akutt-first>...latest/"),
    Visit(E, "/cms/tekster/history/<akutt>/revisions/<akutt-first>/revert/"),
    Visit(E, "/cms/tekster/workflow_history/<straff>/"),
    Visit(E, "/cms/tekster/workflow_history/<straff>/detail/<workflow>/"),
    Visit(P, "/cms/referansegrupper/"),
    Visit(P, "/cms/referansegrupper/add/"),
    Visit(P, "/cms/referansegrupper/edit/1/"),
    Visit(P, "/cms/referansegrupper/history/1/"),
    Visit(P, "/cms/referansegrupper/delete/1/"),
)
