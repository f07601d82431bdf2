"""How long it takes until something can be done: imports, and the list of commands."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from timing import MILLIS, Row, Variant, interleave

HEAVY = ("sqlalchemy", "statemachine")
"""What nobody should wait for who only imports the package or asks for help."""

_HELP = """
import json, sys
sys.argv = ["community-gov", "--help"]
from community_gov.cli import main
try:
    main()
except SystemExit:
    pass
"""
_CODES = {
    "python": ["-c", "pass"],
    "core": ["-c", "import community_gov"],
    "help": [str(Path(sys.executable).with_name("community-gov")), "--help"],
    "open_district": ["-c", "from community_gov import open_district"],
}
_ASKED = "import json, sys; print(json.dumps(sorted({*sys.modules} & {*%r})), file=sys.stderr)"


def measure(rounds: int) -> tuple[list[Row], list[str]]:
    """Measure fresh processes; return rows, and lines about what else was seen."""
    taken = interleave({name: _process(code) for name, code in _CODES.items()}, rounds)
    millis = {name: median(seconds) * MILLIS for name, seconds in taken.items()}
    bare = millis["python"]
    rows = [
        _row("import/core/vs-python", millis["core"], bare, "<= 100 ms over python"),
        _row("import/help/vs-python", millis["help"], bare, "<= 150 ms"),
    ]
    lines = [
        f"import community_gov   {millis['core'] - bare:7.0f} ms over python; then loaded: "
        + _loaded("import community_gov"),
        f"community-gov --help   {millis['help']:7.0f} ms in all; then loaded: " + _loaded(_HELP),
        f"import open_district   {millis['open_district'] - bare:7.0f} ms over python",
    ]
    return rows, lines


def _row(name: str, ours: float, reference: float, goal: str) -> Row:
    return Row(name, ours, reference, ours / reference, "ms", goal)


def _process(code: list[str]) -> Variant:
    def variant() -> float:
        begin = perf_counter()
        subprocess.run([sys.executable, *code], check=True, stdout=subprocess.DEVNULL)
        return perf_counter() - begin

    return variant


def _loaded(code: str) -> str:
    asked = [sys.executable, "-c", f"{code}\n{_ASKED % (HEAVY,)}"]
    done = subprocess.run(asked, check=True, capture_output=True, text=True)
    return ", ".join(json.loads(done.stderr)) or "nothing heavy"
