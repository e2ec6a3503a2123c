"""Makes the fonts of the printed items from Noto: `python -m utvei.workspace.materials.fonts` (needs fontTools and the Noto fonts).

Each file keeps the letters of the languages here and every layout feature (joining, marks, conjuncts), and nothing else. The result is
committed, so nothing is made at set-up. Noto stands under the SIL Open Font License; see fonts/OFL.txt.
"""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
NOTO = Path("/usr/share/fonts/truetype/noto")
WEIGHTS = ("Regular", "Bold")
# Signs that stand among the letters of any script.
_COMMON = ((0x20, 0x7E), (0xA0, 0xBF), (0x2009, 0x2015), (0x2018, 0x201F), (0x2022, 0x2022), (0x2026, 0x202F), (0x2039, 0x203A))
SCRIPTS: dict[str, tuple[tuple[int, int], ...]] = {
    # Latin for all of Europe and Vietnamese, Cyrillic, and the signs of Norwegian typography.
    "NotoSans": (*_COMMON, (0xC0, 0x24F), (0x2BB, 0x2BC), (0x300, 0x323), (0x400, 0x4FF), (0x1E00, 0x1EFF), (0x20AC, 0x20AC)),
    "NotoSansArabic": (*_COMMON, (0x600, 0x6FF), (0x200C, 0x200F)),
    "NotoSansThai": (*_COMMON, (0xE01, 0xE5B), (0x200B, 0x200B)),
    "NotoSansEthiopic": (*_COMMON, (0x1200, 0x1399)),
    "NotoSansDevanagari": (*_COMMON, (0x900, 0x97F), (0x200C, 0x200D)),
}


def make() -> None:
    """Write every subset. Raises FileNotFoundError where Noto is not installed."""
    from fontTools import subset  # type: ignore[import-untyped]  # noqa: PLC0415  a tool of its own, needed by whoever makes the fonts anew

    options = subset.Options(layout_features=["*"], hinting=False, notdef_outline=True, name_IDs=["*"], drop_tables=["FFTM"])
    for script, ranges in SCRIPTS.items():
        for weight in WEIGHTS:
            name = f"{script}-{weight}.ttf"
            font = subset.load_font(str(NOTO / name), options)
            worker = subset.Subsetter(options)
            worker.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
            worker.subset(font)
            # The day it was made is no part of the font: the same letters give the same bytes.
            font["head"].modified = font["head"].created
            font.recalcTimestamp = False
            subset.save_font(font, str(FOLDER / name), options)
            sys.stdout.write(f"{name} {(FOLDER / name).stat().st_size}\n")


if __name__ == "__main__":
    make()
