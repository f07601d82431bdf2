"""A process is killed at every statement of a redemption; the books are whole, and one goes on."""

import json
import subprocess
import sys
from pathlib import Path

from community_gov.store import SqliteStore

from ..ledger.orders import RICE, Desk
from .redemption import STEPS, ready, redeem, seen

REDEEMING = Path(__file__).with_name("redeeming.py")


def test_killed_at_every_statement(tmp_path: Path) -> None:
    with SqliteStore.open(f"sqlite:///{tmp_path}/ready.db") as store:
        ready(Desk(store))
        assert seen(Desk(store)) == STEPS[0]
    command = [sys.executable, "-W", "error", str(REDEEMING), str(tmp_path)]
    codes = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=100).stdout)
    assert codes == [-9] * (len(codes) - 1) + [0] and len(codes) > 40
    found = [look(tmp_path, number) for number in range(1, len(codes) + 1)]
    assert found == sorted(found) and {*found} == {0, 1, 2}


def look(folder: Path, number: int) -> int:
    """Return how far it had come; then ask for the same, twice, and see it done once."""
    told = folder / f"{number}.told"
    with SqliteStore.open(f"sqlite:///{folder}/{number}.db") as store:
        desk = Desk(store)
        step = STEPS.index(seen(desk))
        assert step >= (int(told.read_text()) if told.exists() else 0), "what was told is there"
        assert [desk.damage(), desk.damage(RICE)] == [[], []]
        entries = [*redeem(desk)]
        assert [*redeem(desk)] == entries
        assert seen(desk) == STEPS[-1]
        assert [desk.damage(), desk.damage(RICE)] == [[], []]
        assert len([*store.transactions("lane", RICE)]) == 4
    return step
