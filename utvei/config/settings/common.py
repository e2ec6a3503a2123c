"""What both programs share: languages, time, templates, where state lives."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

BASE = Path(__file__).resolve().parents[3]
UTVEI_HOME = Path(os.environ.get("UTVEI_HOME") or BASE / "var").resolve()
PACKS = Path(os.environ.get("UTVEI_PACKS") or BASE / "packs").resolve()
DEBUG = False
USE_TZ = True
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"), ("en", "English")]
LOCALE_PATHS = [BASE / "utvei/foundation/ui/locale"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Answers are a few hundred keys at the most; whatever is larger is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600
PUBLIC_APPS = [
    "utvei.foundation.ui",
    "utvei.public.directory",
    "utvei.public.knowledge",
    "utvei.public.guidance",
    "utvei.public.exposed",
    "utvei.public.dropbox",
    "utvei.public.site",
]
# Workspace apps that write stored pages of the open house.
WRITERS = ["utvei.workspace.plan", "utvei.workspace.materials"]
PUBLIC_TEMPLATES: dict[str, Any] = {
    "NAME": "public",
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [BASE / "/".join(app.split(".")) / "templates" for app in (*PUBLIC_APPS, *WRITERS)],
    "APP_DIRS": False,
    "OPTIONS": {"libraries": {"ui": "utvei.foundation.ui.templatetags.ui"}},
}
