"""The check of a pack finds each fault, on its line, and says how to mend it."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from tests.knowledge import samples
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.knowledge.domain.pack import FrontMatter, Glossary, PageFault, split
from utvei.public.knowledge.domain.sources import Source
from utvei.public.knowledge.domain.thesaurus import Thesaurus
from utvei.public.knowledge.manifest import MANIFEST


def faults(content: Content) -> list[Fault]:
    """Return what every section of the manifest finds in the whole."""
    return [fault for section in MANIFEST.pack_sections if section.whole for fault in section.whole(content)]


def test_a_sound_pack_has_no_fault() -> None:
    assert faults(samples.content()) == []


@pytest.mark.parametrize(
    ("path", "body", "line", "expected"),
    [
        ("knowledge/tegn/nb.md", samples.page("T", "A\n\n{call:roza}"), 14, "There is no actor «roza»; did you mean «rosa»?."),
        ("knowledge/tegn/nb.md", samples.page("T", "A {source:strl-275}"), 12, "There is no source «strl-275»"),
        ("knowledge/tegn/nb.md", samples.page("T", "[x](page:akut)"), 12, "There is no page «akut»; did you mean «akutt»?."),
        ("knowledge/tegn/nb.md", samples.page("T", "{page:borte}"), 12, "There is no page «borte»."),
        ("knowledge/tegn/nb.md", samples.page("T", "{term:handel}"), 12, "There is no glossary word «handel»"),
        ("knowledge/tegn/nb.md", samples.page("T", "A", more="related: [akutt, borte]\n"), 10, "There is no page «borte»."),
        ("knowledge/tegn/nb.md", samples.page("T", "A", sources="rapport, borte"), 6, "There is no source «borte»"),
        ("knowledge/tegn/nb.md", samples.page("T", "A", more="do_this: ['Ring {call:x}']\n"), 10, "There is no actor «x»."),
        ("knowledge/tegn/nb.md", samples.page("T", "A\n\n# B"), 14, "The title stands in the front matter."),
        ("knowledge/tegn/nb.md", samples.page("T", "{Call:rosa}"), 12, "«{Call:rosa}» is no shortcode."),
        ("knowledge/tegn/nb.md", samples.page("T", "{kilde:rapport}"), 12, "«{kilde:rapport}» is no shortcode."),
        ("knowledge/tegn/nb.md", samples.page("T", "Ring 22 33 11 66."), 12, "«22 33 11 66» looks like a phone number."),
        ("knowledge/tegn/nb.md", samples.page("T", "Ring 22331166"), 12, "«22331166» looks like a phone number."),
        ("knowledge/ny/en.md", samples.page("T", "A"), 1, "Every page has a text in bokmål."),
        ("knowledge/tegn/se.md", samples.page("T", "A"), 1, "A page in one of nb, nn, en is expected, not «se»."),
        ("knowledge/kilder/nb.md", samples.page("T", "A"), 1, "«kilder» cannot be the address of a page."),
        ("thesaurus.yaml", b"- words: [a]\n  means: ['topic:acut']\n", 2, "There is no topic «acut»; did you mean «acute»?."),
        (
            "thesaurus.yaml", b"- key: barn\n  words: [a]\n  means: ['topic:acute']\n  together: [[barn], [barm]]\n", 4,
            "There is no thought «barm»; did you mean «barn»?.",
        ),
    ],
)  # fmt: skip
def test_each_fault_is_found_on_its_line(path: str, body: bytes, line: int, expected: str) -> None:
    found = faults(Content({**samples.files(), path: body}))
    assert len(found) == 1, [str(fault) for fault in found]
    assert (found[0].path, found[0].line) == (path, line)
    assert found[0].expected.startswith(expected)
    assert found[0].mend


def test_a_glossary_word_points_at_a_source() -> None:
    changed = samples.GLOSSARY.replace("sources: [rapport]", "sources: [borte]")
    found = faults(samples.content(glossary_yaml=changed.encode()))
    assert [fault.expected.split(";")[0] for fault in found] == ["There is no source «borte»"]


@pytest.mark.parametrize(
    "body", [b"", b"no front matter", b"---\ntitle: x\n", b"---\n- a\n- b\n---\nx {call:rosa}", b"---\na: [\n---\n", b"\xff\xfe"]
)
def test_a_broken_page_does_not_break_the_check(body: bytes) -> None:
    assert faults(samples.content(knowledge__tegn__en_md=body)) == []


def test_front_matter_stands_between_two_lines() -> None:
    assert split("---\na: 1\n---\nText") == ("a: 1", "Text", 4)
    for text in ("Text", "---\na: 1\n"):
        with pytest.raises(PageFault):
            split(text)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("topics: [akutt]", "did you mean"),
        ("topics: []", "at least 1"),
        ("group: other", "Input should be"),
        ("related: [a, b, c, d, e]", "at most 4"),
        ("audience: [teacher]", "a known role"),
        ("color: red", "Extra inputs"),
        ("sources: []", "at least 1"),
    ],
)
def test_front_matter_is_strict(change: str, said: str) -> None:
    value = read(split(samples.page("T", "A").decode())[0]).value | read(change).value
    with pytest.raises(ValidationError, match=said):
        FrontMatter.model_validate(value)


@pytest.mark.parametrize(
    ("model", "value"),
    [
        (Source, {"title": "x", "publisher": "y", "kind": "law", "read": "2026-11-22", "sureness": "V"}),
        (Source, {"title": "x", "publisher": "y", "kind": "report", "read": "2026-11-22", "sureness": "V", "url": "javascript:x"}),
        (Glossary, {"x": {"term": {"en": "x"}}}),
        (Thesaurus, [{"words": [], "means": ["x"]}]),
    ],
)
def test_models_refuse_what_they_cannot_answer_for(model: type[BaseModel], value: object) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(value)
