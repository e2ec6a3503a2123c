"""Words that are nearly spelt alike: runs of three letters to find them, and the slips that part them."""

from __future__ import annotations

_RUNS = 8
_SHORT = 7  # so many letters at most: one slip is allowed


def trigrams(word: str) -> frozenset[str]:
    """Return every run of three letters of a word with its ends marked, so that short words share something too."""
    marked = f"_{word}_"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))


def stored(word: str) -> frozenset[str]:
    """Return what a word is found by when it is looked for misspelt."""
    short = lacking(word) if len(word) <= _SHORT + 1 else frozenset[str]()
    return short | (trigrams(word) if len(word) >= _SHORT - 1 else frozenset[str]())


def sought(word: str) -> list[str]:
    """Return what a misspelt word is looked for by: with a letter left out when it is short, since it shares few runs with what it
    is a slip of; else at most eight of its runs of three letters, evenly spread, as two slips break six of them at most."""
    if len(word) <= _SHORT:
        return sorted(lacking(word))
    marked = f"_{word}_"
    runs = list(dict.fromkeys(marked[i : i + 3] for i in range(len(marked) - 2)))
    step = max(1.0, (len(runs) - 1) / (_RUNS - 1))
    return [runs[round(i * step)] for i in range(min(_RUNS, len(runs)))]


def lacking(word: str) -> frozenset[str]:
    """Return a word, and the word with each of its letters left out: two words that one slip parts share one of them."""
    return frozenset([f"-{word}", *(f"-{word[:i]}{word[i + 1 :]}" for i in range(len(word)))])


def allowed(word: str) -> int:
    """Return how many slips a word of this length may hold: none below four letters, one below eight, then two."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def slips(one: str, other: str, most: int) -> int:
    """Return how many letters must be put in, left out, changed or swapped with the next; above ``most`` is ``most + 1``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        above, row = row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = above
    return row[-1]
