"""The WSGI entry point: gunicorn debate.wsgi."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "debate.settings")
application = get_wsgi_application()
gc.freeze()  # what is loaded stays; and a page makes thousands of objects, which are no reason to look for garbage
gc.set_threshold(20_000, 20, 20)
