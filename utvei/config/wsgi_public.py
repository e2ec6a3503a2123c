"""The open house as a WSGI application."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "utvei.config.settings.public"

from django.core.wsgi import get_wsgi_application  # noqa: E402  after the settings are named

from utvei.config.settings.common import UTVEI_HOME  # noqa: E402  after the settings are named
from utvei.config.stored import open_house  # noqa: E402  after the settings are named

application = open_house(UTVEI_HOME, get_wsgi_application())
