"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probierz.config.settings")

application = get_wsgi_application()

from probierz.config.checks import refuse_impossible  # noqa: E402 - the applications must be loaded first

refuse_impossible()
