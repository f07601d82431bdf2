"""What people may try: once more, too late, or with what is no longer true."""

import pytest

from community_gov.plugin import Said

from .conftest import Estate


def at_the_registry_door(estate: Estate) -> str:
    case = estate.approved()
    use = {"planned_use": "conforms", "use_reference": "规1"}
    estate.act(case, "confirm_use", "planner", data=use)
    return case


def test_an_owner_votes_once_and_does_not_take_it_back(estate: Estate) -> None:
    case = estate.polled()
    estate.vote(case, "adopt", "owners", "o1")
    assert estate.codes(estate.vote, case, "adopt", "owners", "o1", Said.REFUSE) == ["gate.voted"]


def test_an_objection_comes_too_late_once_the_vote_is_on(estate: Estate) -> None:
    case = estate.polled()
    late = {"objection": "迟到的异议"}
    assert estate.codes(estate.act, case, "notice-object", "o1", data=late) == ["action.not_here"]


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ({"seizure": "seized"}, "field.must_be"),
        ({"ownership": "differs"}, "field.must_be"),
        ({"mortgage": "mortgaged"}, "field.missing"),
    ],
)
def test_what_a_fresh_extract_says_stops_the_transfer(
    estate: Estate, found: dict[str, str], code: str
) -> None:
    case = at_the_registry_door(estate)
    fresh = {"registration_reference": "1", **estate.clear(**found)}
    assert code in estate.codes(estate.act, case, "ask_registration", data=fresh)
    assert "title_open" in estate.states(case)


def test_the_registry_answers_once(estate: Estate) -> None:
    case = at_the_registry_door(estate)
    estate.act(case, "ask_registration", data={"registration_reference": "1"})
    estate.act(case, "register_transfer", "registrar")
    for action, more in (("register_transfer", {}), ("registration_refused", {"reason": "other"})):
        assert estate.codes(estate.act, case, action, "registrar", **more) == ["action.not_here"]
