"""Makes the example's database, its keys and its people, and serves it on this machine."""

import secrets
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from hall.demo import people


class Command(BaseCommand):
    """``python manage.py demo``."""

    help = "准备好演示数据并启动 / Make the example ready and serve it"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to serve."""
        parser.add_argument("address", nargs="?", default="127.0.0.1:8000")
        parser.add_argument("--no-serve", action="store_true")

    def handle(self, *_: Any, **options: Any) -> None:
        """Make what is not there yet; the password is new each time."""
        settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        password = secrets.token_urlsafe(9)
        names = ", ".join(people(password))
        self.stdout.write(f"用户 / users: {names}\n密码 / password: {password}\n")
        if not options["no_serve"]:
            call_command("runserver", options["address"], "--insecure", use_reloader=False)
