"""The one Django app."""

from importlib import import_module

from django.apps import AppConfig


class DebateConfig(AppConfig):
    """Biantu: debates as maps of claims, each resting on cited passages."""

    name = "debate"
    verbose_name = "Biantu"

    def ready(self) -> None:
        """Make our checks known."""
        import_module("debate.web.pictures.checks")
