"""Makes the library's tables after Django has made its own."""

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate


class HallConfig(AppConfig):
    """The application."""

    name = "hall"

    def ready(self) -> None:
        """Ask to be told when Django has migrated."""
        post_migrate.connect(_upgrade, sender=self)


def _upgrade(using: str, **_: object) -> None:
    if using == DEFAULT_DB_ALIAS:
        from hall.district import upgrade

        upgrade()
