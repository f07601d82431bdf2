"""What is done while somebody pulls the plug; done by a child, and again by the parent."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from community_gov import Answer, CommunityGovError, District, Document, Said

Params = Mapping[str, Any]
PAPER = Document("note.pdf", b"%PDF-1.7 the door sticks")


def told(answer: Answer) -> list[object]:
    """Return an answer as JSON keeps it; the last part says whether it was given before."""
    return [answer.case, answer.version, answer.happened, list(answer.states), answer.repeated]


def begin(district: District, known: Params) -> object:
    """Open a case for somebody about whom nothing was sealed yet."""
    fresh = known["fresh"]
    data = {"sacks": 2, "phone": "13800138777", "note": PAPER}
    here = district.neighbourhood("village")
    people = {"villager": fresh}
    return [told(here.open("mill:order", by=fresh, people=people, data=data, key="begin"))]


def bring(district: District, known: Params) -> object:
    data = {"sacks": 7, "phone": "13800138999", "note": PAPER}
    here, by = district.neighbourhood("village"), known["villager"]
    return [told(here.act(known["draft"], "bring", by=by, data=data, key="bring"))]


def vote(district: District, known: Params) -> object:
    here = district.neighbourhood("village")
    where = (known["asked"], "sell", "two_elders", Said.AGREE)
    return [told(here.vote(*where, by=known["elders"][1], shown=known["shown"], key="vote"))]


def grind_all(district: District, known: Params) -> object:
    here = district.neighbourhood("village")
    answers = here.act_on_all(known["brought"], "grind", by=known["miller"], key="all")
    return [told(one) for one in answers]


def grind_late(district: District, known: Params) -> object:
    """Grind what should have been ground days ago: each reminder is written with it."""
    return grind_all(district, known)


def leave(district: District, known: Params) -> object:
    here = district.neighbourhood("village")
    return [told(here.act(known["cart"], "leave", by=known["miller"], key="leave"))]


def due(district: District, known: Params) -> object:
    report = district.run_due()
    assert not report.failed, report.failed
    return [[one.answer.case, one.clock] for one in report.fired]


def deliver(district: District, known: Params) -> object:
    def send(message) -> None:
        spot(known, "before sending")
        with Path("sent").open("a") as file:
            file.write(f"{message.id}\n")
        spot(known, "after sending")

    report = district.deliver(send)
    assert not report.failed, report.failed
    return [message.id for message in report.left]


def spot(known: Params, name: str) -> None:
    """Die here, at the third message, when that was asked for."""
    if known.get("die") == name:
        SPOTS.append(name)
        if len(SPOTS) == 3:
            os.kill(os.getpid(), 9)


SPOTS: list[str] = []


def count(district: District, known: Params) -> object:
    """Note another number of sacks; with the version that everybody saw, or with any."""
    here = district.neighbourhood("village")
    wish = {"by": known["miller"], "data": {"sacks": known["sacks"]}}
    return told(here.act(known["case"], "count", version=known.get("seen"), **wish))


def grind_one(district: District, known: Params) -> object:
    here, case = district.neighbourhood("village"), known["case"]
    return told(here.act(case, "grind", by=known["miller"], key=f"grind {case} {known['turn']}"))


def agree(district: District, known: Params) -> object:
    """Vote, and again as long as somebody else was faster."""
    here = district.neighbourhood("village")
    where = (known["asked"], "sell", "two_elders", Said.AGREE)
    while True:
        try:
            return told(here.vote(*where, by=known["elder"], shown=known["shown"]))
        except CommunityGovError as error:
            if error.problems[0].code != "conflict.version":
                raise


def claim(district: District, known: Params) -> object:
    here = district.neighbourhood(known["place"])
    return told(here.act(known["case"], "bring", by=known["by"]))


def same_key(district: District, known: Params) -> object:
    here = district.neighbourhood("village")
    data = {"sacks": known["sacks"]}
    return told(here.act(known["case"], "count", by=known["miller"], data=data, key="one"))


_ALONE = (begin, bring, vote, grind_all, grind_late, leave, due, deliver)
_RACING = (count, grind_one, agree, claim, same_key)
TASKS: Mapping[str, Callable[[District, Params], object]] = {
    one.__name__: one for one in (*_ALONE, *_RACING)
}
