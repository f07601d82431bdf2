"""Nobody waits for a database or an engine who only imports the package or asks for help."""

import json
import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "alembic", "statemachine", "pluggy", "ruamel", "cryptography")

IMPORT = "import community_gov"
HELP = """
import sys
sys.argv = ["community-gov", "--help"]
from community_gov.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
"""
OPEN = "from community_gov import open_district"
"""What a program does that means to work: everything is there then."""

ASKED = "\nimport json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"


def loaded(code: str) -> set[str]:
    asked = [sys.executable, "-c", code + ASKED]
    done = subprocess.run(asked, check=True, capture_output=True, text=True)
    return {name.partition(".")[0] for name in json.loads(done.stderr)}


@pytest.mark.parametrize("code", [IMPORT, HELP], ids=["import", "help"])
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert not loaded(code) & set(HEAVY)


def test_what_is_heavy_is_loaded_by_who_works() -> None:
    assert {"sqlalchemy", "pluggy"} <= loaded(OPEN)
