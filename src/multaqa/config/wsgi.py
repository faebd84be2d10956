"""The WSGI application that Granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.config.settings")
application = get_wsgi_application()

from multaqa.config.weaknesses import refuse_weak_settings  # noqa: E402  (apps must be loaded first)

refuse_weak_settings()
