"""Resources and roles as stored pages, the feeds, and what the whole of a pack owes its readers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.knowledge import samples
from tests.knowledge.conftest import context_for
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.knowledge import upkeep
from utvei.public.knowledge.build import build
from utvei.public.knowledge.domain import checks, whole

RESOURCES = """
veileder-a:
  {title: Veileder A, publisher: Staten, year: 2020, language: [nb], length: 9 sider, audience: [health, child_welfare],
   topics: [signs-general], url: "https://example.org/a", kind: veileder, sureness: V, note: null}
report-b:
  {title: Report B, publisher: UN, year: null, language: en, length: null, audience: [health], topics: [statistics], url: null,
   kind: rapport, sureness: U, note: {nb: Gammel., en: Old.}}
"""
ROLES = "roles: [{key: health, label: {nb: Helse, en: Health}}]\n"
ADDRESS = b"municipality: {key: proveby, name: {nb: Byen}, address: 'https://utvei.example', fallback: {adult: krisesenteret}}\n"


@pytest.fixture(scope="module")
def full() -> dict[str, bytes]:
    """A release with resources, roles, and an address of its own."""
    files = {
        **samples.files(),
        "resources.yaml": RESOURCES.encode(),
        "guidance/roles.yaml": ROLES.encode(),
        "pack.yaml": ADDRESS,
        "knowledge/tegn/nb.md": samples.page("Tegn", "## Hva?\n\nTekst {source:rapport}", more="audience: [health]\n"),
    }
    return build(context_for(Content(files)))


def test_resources_are_sorted_on_stored_pages(full: dict[str, bytes]) -> None:
    everything = full["pages/kunnskap/ressurser/index.html"].decode()
    assert 'id="veileder-a"' in everything
    assert 'id="report-b"' in everything
    assert 'href="/kunnskap/ressurser/for/health/"' in everything
    for path, there, not_there in (
        ("for/child-welfare", "veileder-a", "report-b"), ("type/rapport", "report-b", "veileder-a"), ("sprak/en", "report-b", "veileder-a"),
    ):  # fmt: skip
        page = full[f"pages/en/kunnskap/ressurser/{path}/index.html"].decode()
        assert f'id="{there}"' in page
        assert f'id="{not_there}"' not in page
        assert 'aria-current="page"' in page or path.startswith("for")
    assert "må bekreftes" in everything


def test_pages_for_a_role_stand_together(full: dict[str, bytes]) -> None:
    assert 'href="/kunnskap/for/health/"' in full["pages/kunnskap/index.html"].decode()
    page = full["pages/kunnskap/for/health/index.html"].decode()
    assert "Helse" in page
    assert 'href="/kunnskap/tegn/"' in page
    assert "pages/kunnskap/for/school/index.html" not in full


def test_a_resource_is_found(full: dict[str, bytes], tmp_path: Path) -> None:
    from utvei.public.knowledge.selectors import search

    (tmp_path / "search.sqlite").write_bytes(full["search.sqlite"])
    assert search(tmp_path / "search.sqlite", "veileder a")[0].url == "/kunnskap/ressurser/#veileder-a"


def test_the_feed_is_atom_and_the_same_each_time(full: dict[str, bytes]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(full["pages/en/kunnskap/endringer.atom"])  # noqa: S314 - written by ourselves
    assert [entry.findtext(f"{atom}title") for entry in feed.iter(f"{atom}entry")] == ["Signs of exploitation"]
    nb = ElementTree.fromstring(full["pages/kunnskap/endringer.atom"])  # noqa: S314 - written by ourselves
    ids = [entry.findtext(f"{atom}id") for entry in nb.iter(f"{atom}entry")]
    assert len(ids) == len(set(ids)) == 2
    for name in ("id", "title", "updated", "author"):
        assert nb.find(f"{atom}{name}") is not None
    assert "https://utvei.example/kunnskap/tegn/" in full["pages/kunnskap/endringer.atom"].decode()


def test_a_sitemap_needs_an_address(full: dict[str, bytes], built: dict[str, bytes]) -> None:
    assert b"<loc>https://utvei.example/en/kunnskap/tegn/</loc>" in full["pages/sitemap.xml"]
    assert b"Sitemap: https://utvei.example/sitemap.xml" in full["pages/robots.txt"]
    assert "pages/sitemap.xml" not in built
    assert built["pages/robots.txt"] == b"User-agent: *\nAllow: /\n"


def test_the_doctor_tells_of_what_is_late_and_what_ends() -> None:
    written = {"pages": {"a/nb": "2026-01-01", "b/nb": "2028-01-01"}, "sources": {"x": "2026-11-01", "y": "2026-12-31", "z": "2029-01-01"}}
    found = list(upkeep.findings(written, date(2026, 11, 22)))
    assert [(finding.ok, finding.serious) for finding in found] == [(False, False)] * 3
    assert ["a/nb" in found[0].text, "x (2026-11-01)" in found[1].text, "y (2026-12-31)" in found[2].text] == [True] * 3
    assert [finding.ok for finding in upkeep.findings({"pages": {}, "sources": {}}, date(2026, 11, 22))] == [True]


def test_the_doctor_says_nothing_without_a_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UTVEI_HOME", str(tmp_path))
    assert list(upkeep.check()) == []


def test_a_heavy_text_is_a_fault() -> None:
    heavy = "Samhandlingsforpliktelser implementeres hensiktsmessig gjennom tverrsektorielle koordineringsmekanismer. " * 20
    found = list(whole.readable(samples.content(knowledge__tegn__nb_md=samples.page("T", heavy))))
    assert [fault.path for fault in found] == ["knowledge/tegn/nb.md"]
    assert found[0].expected.startswith("LIX 45 or less")


def test_a_long_page_cites_a_source() -> None:
    long = "Dette er en setning som sier noe. " * 40
    assert [f.path for f in whole.sourced(samples.content(knowledge__tegn__nb_md=samples.page("T", long)))] == ["knowledge/tegn/nb.md"]
    assert not list(whole.sourced(samples.content(knowledge__tegn__nb_md=samples.page("T", long + "{source:rapport}"))))
    assert not list(whole.sourced(samples.content(knowledge__tegn__nb_md=samples.page("T", long, more="hidden: true\n"))))


def test_a_whole_pack_covers_every_topic_in_every_language() -> None:
    assert list(whole.covered(samples.content())) == []
    topics = ", ".join(topic for topic in vocabulary().topics if topic != "stories")
    pages = {f"knowledge/alt/{language}.md": samples.page("Alt", "A", topics=topics) for language in ("nb", "nn")}
    found = list(whole.covered(Content({**samples.files(), **pages})))
    assert len(found) == len(vocabulary().topics) - 1  # signs-general stands in English already
    assert any("«stories» in nb and nn and en" in fault.expected for fault in found)


def test_the_thesaurus_points_at_what_is_there() -> None:
    first = b"- key: a\n  words: [x]\n  means: ['actor:borte', 'need:medisin', 'page:akutt', 'topic:acute']\n"
    body = first + b"- key: a\n  words: [y]\n  means: [z]\n"
    found = list(checks.thesaurus(samples.content(thesaurus_yaml=body)))
    assert [fault.line for fault in found] == [3, 3, 4]
    other = list(checks.other_languages(Content({**samples.files(), "thesaurus.yaml": body, "thesaurus/pl.yaml": b"a: [pomoc]\nb: [x]\n"})))
    assert [(fault.path, fault.line) for fault in other] == [("thesaurus/pl.yaml", 2)]
