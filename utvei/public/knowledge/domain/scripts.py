"""What other scripts and languages hang on a word: vowels drawn into the letter, and small words written together with the next."""

from __future__ import annotations

# Ethiopic letters stand in rows of eight, one for each vowel of a consonant; words bend by their vowels, so that a row is one letter.
_FIRST, _LAST, _ROW = 0x1200, 0x137F, 8
# Rows that are spoken alike, and written for one another.
_SPOKEN_ALIKE = {
    0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338, 0x12B8: 0x12A8, 0x1250: 0x1240, 0x1248: 0x1240,
}  # fmt: skip
_ARABIC_AND, _ARABIC_AT = frozenset("وف"), frozenset("بلكس")
# «in», «for», «of», «from», «who», «not» and the marks of the person, before a word in Tigrinya and Amharic, in levelled letters.
_ETHIOPIC = frozenset("በነከዘለየመተእአሰየ")
_LEAST = 3  # so many letters must be left of a word
_LEAST_ETHIOPIC = 2


def levelled(word: str) -> str:
    """Return a word with each Ethiopic letter as the first of its row, unless it is too short for that; other letters as they are."""
    return "".join(_row(letter) for letter in word) if len(word) >= _LEAST else spoken(word)


def spoken(word: str) -> str:
    """Return a word with Ethiopic letters that sound alike written alike, their vowels kept."""
    return "".join(chr(ord(_row(letter)) + ord(letter) % _ROW) if _is(letter) else letter for letter in word)


def _row(letter: str) -> str:
    row = ord(letter) - ord(letter) % _ROW
    return chr(_SPOKEN_ALIKE.get(row, row)) if _is(letter) else letter


def _is(letter: str) -> bool:
    return _FIRST <= ord(letter) <= _LAST


def ethiopic(word: str) -> bool:
    """Return whether a word is written in Ethiopic letters."""
    return bool(word) and _is(word[0])


def arabic(word: str) -> bool:
    """Return whether a word is written in Arabic letters."""
    return bool(word) and 0x0600 <= ord(word[0]) <= 0x06FF


def without_clitics(word: str) -> tuple[str, ...]:
    """Return the bare forms of a lowered word without the small words written together with it: «and», «in», «for»; nothing for most."""
    found: list[str] = []
    if arabic(word):
        left = word[1:] if word[0] in _ARABIC_AND and len(word) > _LEAST else word
        left = left.removeprefix("ال") if left != word and len(left) > _LEAST + 1 else left
        found = [left, left[1:] if left[0] in _ARABIC_AT and len(left) > _LEAST else left]
    elif ethiopic(word):
        left = spoken(word)
        found = [left]
        while _row(left[0]) in _ETHIOPIC and len(left) > _LEAST_ETHIOPIC and len(found) < 4:
            left = left[1:]
            found += [left]
        found += [levelled(form) for form in found]
    return tuple(dict.fromkeys(found))


def kept(form: str) -> int:
    """Return how many letters of a bare word another form of it shares with it; 0 for a word too short to tell.

    A rule of thumb for languages without a stemmer here: endings grow with the word.
    """
    size = len(form)
    if ethiopic(form):
        return size if size >= 3 else 0
    if arabic(form):
        return 0 if size < 4 else size - (size > 4)
    return 0 if size < 4 else size - (size > 5) - (size > 7)
