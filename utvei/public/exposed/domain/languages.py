"""The languages of the pages for the one who is exposed: each one's name in its own script, and which are read from right to left."""

from __future__ import annotations

# In the order they are shown: the house's own three, then the Latin alphabet, then other scripts.
OWN_NAMES = {
    "nb": "Norsk bokmål",
    "nn": "Norsk nynorsk",
    "en": "English",
    "se": "Davvisámegiella",
    "es": "Español",
    "fr": "Français",
    "hu": "Magyar",
    "ku": "Kurdî (Kurmancî)",
    "lt": "Lietuvių",
    "lv": "Latviešu",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "so": "Soomaali",
    "sq": "Shqip",
    "sw": "Kiswahili",
    "tl": "Tagalog",
    "tr": "Türkçe",
    "vi": "Tiếng Việt",
    "bg": "Български",
    "ru": "Русский",
    "uk": "Українська",
    "am": "አማርኛ",
    "ti": "ትግርኛ",
    "ar": "العربية",
    "fa": "فارسی / دری",
    "ur": "اردو",
    "hi": "हिन्दी",
    "th": "ไทย",
}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur"})


def direction(language: str) -> str:
    """Return ``rtl`` for a language that is written from right to left, else ``ltr``."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
