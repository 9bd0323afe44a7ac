"""The web process. Started bare it is in production mode, so nothing weakens by omission."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iccportal.settings")
os.environ.setdefault("PORTAL_MODE", "production")

application = get_wsgi_application()
