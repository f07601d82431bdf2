"""Verify is silent on what was written, and finds what somebody changed behind our back."""

import json
from collections.abc import Callable

import pytest

from community_gov import open_district
from community_gov.domain.errors import DamagedHistory

from .conftest import Burglar
from .counter import PLACES, SHARP, Counter, days


@pytest.fixture
def busy(willow: Counter, poplar: Counter) -> str:
    """A district in which everything happened; the id of its fullest case."""
    case = willow.ask(1)
    willow.act(case, "send_back", willow.gardener, items={"photo": "blurred"})
    willow.bench.moment += days(2)
    willow.act(case, "hand_in_again", willow.aunt, data={"photo": SHARP})
    willow.bench.go_to(willow.bench.moment + days(20))
    willow.act(case, "agree", willow.gardener)
    willow.look_too(case)
    willow.act(case, "confirm", willow.officer)
    plots = [case, willow.held(2)]
    walk = willow.here.open("garden:round", by=willow.gardener, links={"plot": plots}).case
    willow.act(walk, "walk", willow.gardener)
    poplar.act(poplar.ask(3), "give_up", poplar.aunt)
    return case


def found(counter: Counter, raw: Burglar | None = None) -> list[str]:
    """Verify as somebody does who opens the district anew."""
    bench = counter.bench
    if raw is not None:
        raw.cover_up()
    with open_district(bench.places, bench.url, bench.keys) as district:
        report = district.verify()
    for problem in report.problems:
        assert problem.line("zh") != problem.line("en") and problem.where
    return sorted({problem.code for problem in report.problems})


def test_silent_on_a_good_database(willow: Counter, busy: str, dump) -> None:
    before = dump()
    report = willow.district.verify()
    assert (report.cases, report.problems) == (4, ()) and found(willow) == []
    assert dump() == before


Change = Callable[[Burglar, str], object]


def flip(raw: Burglar, case: str) -> None:
    query = "SELECT written FROM cg_event WHERE case_id = ? AND seq = 3"
    (written,) = raw.execute(query, [case]).fetchone()
    for at in (len(written) // 2,):
        changed = bytearray(written)
        changed[at] ^= 1
        raw.execute(
            "UPDATE cg_event SET written = ? WHERE case_id = ? AND seq = 3", [bytes(changed), case]
        )


def swap(raw: Burglar, case: str) -> None:
    for old, new in ((2, 90), (3, 2), (90, 3)):
        raw.execute("UPDATE cg_event SET seq = ? WHERE case_id = ? AND seq = ?", [new, case, old])


def column(name: str, change: Callable[[str], str]) -> Change:
    def edit(raw: Burglar, case: str) -> None:
        (text,) = raw.execute(f"SELECT {name} FROM cg_case WHERE id = ?", [case]).fetchone()
        changed = change(text)
        assert changed != text
        raw.execute(f"UPDATE cg_case SET {name} = ? WHERE id = ?", [changed, case])

    return edit


def remarked(text: str) -> str:
    held = json.loads(text)
    held["fee_yuan"]["value"] = 0
    return json.dumps(held)


def run(*statements: str) -> Change:
    return lambda raw, case: [raw.execute(one, [case] if "?" in one else []) for one in statements]


DAMAGE: dict[str, tuple[Change, str]] = {
    "a flipped bit": (flip, "history.altered"),
    "a removed event": (
        run("DELETE FROM cg_event WHERE case_id = ? AND seq = 3"),
        "history.gap",
    ),
    "a removed beginning": (run("DELETE FROM cg_event WHERE case_id = ? AND seq = 1"), ""),
    "a removed end": (
        run("DELETE FROM cg_event WHERE case_id = ? AND seq = 7"),
        "history.",
    ),
    "a whole history": (run("DELETE FROM cg_event WHERE case_id = ?"), "history.tail"),
    "two in the wrong order": (swap, "history."),
    "a hash of one's own": (
        run("UPDATE cg_event SET hash = 'x' WHERE case_id = ? AND seq = 2"),
        "history.",
    ),
    "the state by hand": (
        column("state", lambda text: text.replace('"visited"', '"held"')),
        "history.other_case",
    ),
    "the fee by hand": (column("held", remarked), "history.other_case"),
    "the people by hand": (
        column("people", lambda text: text.replace('["', '["9', 1)),
        "history.other_case",
    ),
    "the version by hand": (
        run("UPDATE cg_case SET version = version - 1 WHERE id = ?"),
        "history.tail",
    ),
    "nonsense in a row": (run("UPDATE cg_case SET held = '{' WHERE id = ?"), ""),
    "the rules of the case": (
        run(
            "UPDATE cg_case SET workflow = (SELECT workflow FROM cg_case"
            " WHERE program = 'garden:round') WHERE id = ?"
        ),
        "history.",
    ),
    "the program by hand": (
        run("UPDATE cg_case SET program = 'garden:round' WHERE id = ?"),
        "history.",
    ),
    "the status by hand": (run("UPDATE cg_case SET status = 'hidden' WHERE id = ?"), ""),
    "the opening day by hand": (run("UPDATE cg_case SET opened = 0 WHERE id = ?"), ""),
    "a stored rule": (
        run("UPDATE cg_definition SET body = CAST(replace(body, 'asked', 'asket') AS BLOB)"),
        "",
    ),
    "a case that is gone": (
        run(
            "PRAGMA foreign_keys = OFF",
            "DELETE FROM cg_case WHERE id = ?",
        ),
        "",
    ),
    "a bit of a sealed value": (
        run("UPDATE cg_value SET ciphertext = zeroblob(length(ciphertext)) WHERE owner = ?"),
        "",
    ),
    "a sealed value that is gone": (run("DELETE FROM cg_value WHERE owner = ?"), ""),
    "a mask": (run("UPDATE cg_value SET mask = 'x' WHERE owner = ?"), ""),
    "the list of states": (run("DELETE FROM cg_case_state WHERE case_id = ?"), ""),
    "the list of people": (run("DELETE FROM cg_case_person WHERE case_id = ?"), ""),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_finds(willow: Counter, busy: str, raw: Burglar, kind: str) -> None:
    damage, code = DAMAGE[kind]
    damage(raw, busy)
    codes = found(willow, raw)
    assert codes and all(one.startswith(code) for one in codes), codes


def test_finds_a_clock_that_was_removed(willow: Counter, raw: Burglar) -> None:
    willow.ask()
    raw.execute("DELETE FROM cg_clock")
    assert found(willow, raw)


def test_finds_a_claim_that_was_removed(willow: Counter, raw: Burglar) -> None:
    willow.ask()
    raw.execute("DELETE FROM cg_claim")
    assert found(willow, raw)


def test_names_the_case_and_the_event(willow: Counter, busy: str, raw) -> None:
    flip(raw, busy)
    (problem,) = willow.district.verify().problems
    assert busy in problem.where and "3" in problem.line("zh") and "3" in problem.line("en")


def test_goes_on_after_a_row_that_cannot_be_read(willow: Counter, busy: str, raw) -> None:
    raw.execute("UPDATE cg_case SET people = '[' WHERE id = ?", [busy])
    assert willow.district.verify().cases == 4


def test_goes_on_after_the_first_damage(willow: Counter, busy: str, raw) -> None:
    raw.execute("UPDATE cg_event SET written = zeroblob(9) WHERE seq = 1")
    report = willow.district.verify()
    assert report.cases == 4
    assert len({problem.where.partition("#")[0] for problem in report.problems}) == 4


def test_a_tampered_case_is_not_acted_on(willow: Counter, busy: str, raw, refused) -> None:
    raw.execute("UPDATE cg_case SET state = 'x' WHERE id = ?", [busy])
    assert refused(DamagedHistory, willow.here.act, busy, "give_up", by=willow.aunt)


@pytest.mark.parametrize("change", ["gone", "broken"])
def test_a_place_that_cannot_be_built_is_verified_all_the_same(
    willow: Counter, busy: str, change: str
) -> None:
    file = willow.bench.places / "poplar.yaml"
    if change == "gone":
        file.unlink()
    else:
        file.write_text(PLACES["poplar.yaml"].replace("garden", "gone"), encoding="utf-8")
    bench = willow.bench
    with open_district(bench.places, bench.url, bench.keys) as district:
        assert district.verify().cases == 4
