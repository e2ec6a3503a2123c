"""Times as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utvei.public.directory.domain.times import iso, parse


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2027-05-17T22:00", "2027-05-17T22:00:00+02:00"),
        ("2027-01-17 22:00", "2027-01-17T22:00:00+01:00"),
        ("2027-05-17T22:00:30Z", "2027-05-18T00:00:30+02:00"),
        ("2027-05-17T22:00:00.123+0200", "2027-05-17T22:00:00+02:00"),
        ("2027-05-17T22:00-05:00", "2027-05-18T05:00:00+02:00"),
        ("2026-03-29T02:30", "2026-03-29T03:30:00+02:00"),
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T02:30+02:00", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T02:30+01:00", "2026-10-25T02:30:00+01:00"),
        ("2028-02-29T00:00", "2028-02-29T00:00:00+01:00"),
    ],
)
def test_read(text: str, instant: str) -> None:
    assert iso(parse(text)) == instant


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2027-02-30T10:00", "'2027-02-30T10:00' is no time: day"),
        ("2027-13-01T10:00", "is no time: month must be in 1..12"),
        ("2027-05-17T25:00", "is no time: hour must be in 0..23"),
        ("2027-05-17T24:00", "is no time"),
        ("yesterday", "'yesterday' is no time: write it as 2027-05-17T22:00"),
        ("", "is no time"),
        ("2027-05-17", "is no time"),
        ("17.05.2027 22:00", "is no time"),
        ("2027-05-17T22:00 Mars/Phobos", "is no time"),
        ("2027-05-17T22:00[Europe/Atlantis]", "is no time"),
        ("2027-05-17T22:00+25:00", "has an offset that no place on earth has"),
        ("2027-05-17T22:00+01:75", "has an offset that no place on earth has"),
        ("1899-12-31T23:59", "lies outside the years 1900 to 2200"),
        ("2201-01-01T00:00", "lies outside the years 1900 to 2200"),
        ("0000-01-01T00:00", "lies outside the years 1900 to 2200"),
        ("٢٠٢٧-05-17T22:00", "is no time"),
        ("2027-05-17T22:00\x00", "is no time"),
        ("9" * 100000, "is no time"),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse(text)
    assert message in str(refused.value) and len(str(refused.value)) < 250


@given(st.text() | st.from_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d(Z|[+-]\d\d:\d\d)?", fullmatch=True))
def test_anything_is_read_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except ValueError:
        return
    assert found.tzinfo is not None and 1899 <= found.year <= 2201
