"""Words that are nearly spelt alike: runs of three letters to find them, and the slips that part them."""

from __future__ import annotations


def trigrams(word: str) -> frozenset[str]:
    """Return every run of three letters of a word with its ends marked, so that short words share something too."""
    marked = framed(word)
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))


def framed(word: str) -> str:
    """Return a word with its ends marked, as it is stored."""
    return f"_{word}_"


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
