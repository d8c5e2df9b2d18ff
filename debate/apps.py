"""The one Django app."""

from django.apps import AppConfig


class DebateConfig(AppConfig):
    """Biantu: debates as maps of claims, each resting on cited passages."""

    name = "debate"
    verbose_name = "Biantu"
