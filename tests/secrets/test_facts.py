"""What a plugin answers is kept in the history: a value that it read has no place there."""

from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

from community_gov import CommunityGovError, open_district
from community_gov.domain.calendar import CHINA_TIME
from community_gov.plugin import Fact, Reading, Text, same
from community_gov_childcare.story import cast
from community_gov_pingcheng import places

from .canaries import Hunt

MOMENT = datetime(2025, 9, 11, 9, 0, tzinfo=CHINA_TIME)


def value(reading: Reading) -> Fact:
    """Answer with the birth date, which is no number of months."""
    return Fact(reading.values["child_birth_date"], same("as it stands"))


def written_out(reading: Reading) -> Fact:
    """Answer with the birth date as text."""
    return Fact(f"born {reading.values['child_birth_date']}", same("as it stands"))


def because(reading: Reading) -> Fact:
    """Answer with a number, and explain it with the birth date."""
    born = reading.values["child_birth_date"]
    return Fact(7, Text(f"出生于{born}", f"born on {born}"))


def quoted_number(reading: Reading) -> Fact:
    """Allow, and say for which identity number."""
    number = reading.values["child_identity_number"]
    return Fact(True, Text(f"号码{number}无误", f"{number} is right"))


CARELESS = {
    "childcare:months_due@1": (value, written_out, because),
    "childcare:identity_matches_birth@1": (quoted_number,),
}


@pytest.mark.parametrize(
    ("question", "answer"),
    [(name, one) for name, many in CARELESS.items() for one in many],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_an_answer_that_repeats_a_personal_value_is_not_kept(
    tmp_path: Path, question: str, answer: object
) -> None:
    url = f"sqlite:///{tmp_path}/facts.db"
    with open_district(places(), url, tmp_path / "keys", now=lambda: MOMENT) as district:
        office = district._office("yingbin")
        known = office.rulebook.questions
        changed = {**known, question: evolve(known[question], answer=answer)}
        rules = evolve(office.rulebook, questions=changed)
        district._offices["yingbin"] = evolve(office, rulebook=rules)
        here = district.neighbourhood("yingbin")
        aunt, child = here.register_person({}), here.register_person({})
        form = cast.application(cast.FAMILIES[0], Random(5))
        people = {"applicant": aunt, "child": child}
        case = here.open("childcare:operate", by=aunt, people=people, data=form).case
        hunt = Hunt((), [str(form["child_birth_date"]), str(form["child_identity_number"])])
        assert hunt.below(tmp_path) == {}
        try:
            here.act(case, "submit", by=aunt)
        except CommunityGovError as error:
            assert not hunt.leaks(repr(error.problems))
        assert hunt.below(tmp_path) == {}
