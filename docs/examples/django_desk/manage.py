"""Django's own door: ``python manage.py demo`` makes all that is needed and serves it."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hall.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
