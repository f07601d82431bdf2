"""The Django example in this process: a prepared database, copied for each test."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "django_desk"


def pytest_configure() -> None:
    _start()


def _start() -> None:
    if not settings.configured:
        sys.path.insert(0, str(EXAMPLE))
        os.environ["DJANGO_SETTINGS_MODULE"] = "hall.settings"
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        django.setup()


_start()


def use(folder: Path) -> None:
    """Let Django and the district work in a folder."""
    from hall.district import district

    connections.close_all()
    settings.DATA = folder
    connection.settings_dict["NAME"] = folder / "hall.sqlite3"
    district.cache_clear()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from hall.demo import people

    folder = tmp_path_factory.mktemp("hall")
    use(folder)
    call_command("migrate", verbosity=0)
    people("open sesame")
    connections.close_all()
    return folder


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    shutil.copytree(prepared, folder)
    use(folder)
    yield folder
    connections.close_all()
