"""The staff house as a WSGI application."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "utvei.config.settings.staff"

from django.core.wsgi import get_wsgi_application  # noqa: E402  after the settings are named

application = get_wsgi_application()
