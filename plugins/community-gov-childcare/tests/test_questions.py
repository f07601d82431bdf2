"""Each question allows, denies with words, and says *unknown* when a field is missing."""

from datetime import date, datetime, timedelta, timezone

import pytest

from community_gov.plugin import Fact, Mood, Question, Reading
from community_gov_childcare.questions import CARE_PAPERS, QUESTIONS

CHINA = timezone(timedelta(hours=8))
BY_NAME = {question.name: question for question in QUESTIONS}
CHILD, OTHER = "11010519491231002X", "440524188001010014"


def ask(name: str, at: datetime | None = None, **values: object) -> Fact:
    return BY_NAME[name].answer(Reading(values, at or datetime(2026, 3, 2, 9, tzinfo=CHINA)))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_a_missing_field_is_unknown_and_never_no(question: Question) -> None:
    fact = question.answer(Reading({}, datetime(2026, 3, 2, tzinfo=CHINA)))
    if question.name in ("subsidy_year@1", "corrected_is_consistent@1"):
        assert fact.known
    else:
        assert fact.holds is None
        assert fact.because is not None
        assert fact.because.zh
        assert fact.because.en


@pytest.mark.parametrize(
    ("name", "allowed", "denied"),
    [
        ("nationality@1", {"child_nationality": "chinese"}, {"child_nationality": "other"}),
        ("registered_here@1", {"child_registered": "here"}, {"child_registered": "elsewhere"}),
        ("declared@1", {"declaration": True}, {"declaration": False}),
        (
            "born_in_range@1",
            {"child_birth_date": date(2023, 1, 5)},
            {"child_birth_date": date(2021, 12, 31)},
        ),
        (
            "born_after_first_day@1",
            {"child_birth_date": date(2022, 1, 2), "subsidy_year": 2025},
            {"child_birth_date": date(2022, 1, 1), "subsidy_year": 2025},
        ),
        (
            "under_three_or_year_of_third_birthday@1",
            {"child_birth_date": date(2023, 1, 1)},
            {"child_birth_date": date(2022, 12, 31)},
        ),
        (
            "identity_matches_birth@1",
            {"child_identity_number": CHILD, "child_birth_date": date(1949, 12, 31)},
            {"child_identity_number": CHILD, "child_birth_date": date(1949, 12, 30)},
        ),
        (
            "applicant_not_child@1",
            {"child_identity_number": CHILD, "applicant_identity_number": OTHER},
            {"child_identity_number": CHILD, "applicant_identity_number": CHILD.lower()},
        ),
    ],
)
def test_allows_and_denies(
    name: str, allowed: dict[str, object], denied: dict[str, object]
) -> None:
    assert ask(name, **allowed).holds is True
    fact = ask(name, **denied)
    assert fact.holds is False
    assert fact.because is not None


def test_a_number_with_a_wrong_check_character_is_denied_without_repeating_it() -> None:
    wrong = CHILD[:-1] + "1"
    fact = ask(
        "identity_matches_birth@1", child_identity_number=wrong, child_birth_date=date(1949, 12, 31)
    )
    assert fact.holds is False
    assert wrong not in str(fact)


def test_the_first_day_is_covered_unless_a_place_says_otherwise() -> None:
    values: dict[str, object] = {"child_birth_date": date(2022, 1, 1), "subsidy_year": 2025}
    assert ask("born_in_range@1", **values).holds is True
    assert ask("amount_yuan@1", **values).value == 300
    assert ask("born_after_first_day@1", **values).holds is False


def test_a_birth_in_the_future_gives_nothing() -> None:
    values: dict[str, object] = {"child_birth_date": date(2026, 3, 3)}
    assert ask("born_in_range@1", **values).holds is False
    assert ask("amount_yuan@1", **values).value == 0
    assert ask("born_in_range@1", child_birth_date=date(2026, 3, 2)).holds is True


def test_applied_after_turning_three_within_the_same_year() -> None:
    late = datetime(2026, 12, 31, 23, 59, tzinfo=CHINA)
    values: dict[str, object] = {"child_birth_date": date(2023, 2, 1)}
    assert ask("under_three_or_year_of_third_birthday@1", late, **values).holds is True
    assert ask("months_due@1", late, **values).value == 2
    assert ask("amount_yuan@1", late, **values).value == 600


def test_the_last_day_of_a_year_counts_for_that_year_and_the_next_day_for_the_next() -> None:
    last = datetime(2025, 12, 31, 23, 59, tzinfo=CHINA)
    assert ask("subsidy_year@1", last).value == 2025
    assert ask("subsidy_year@1", last + timedelta(minutes=1)).value == 2026


def test_a_correction_in_january_keeps_the_year_that_was_applied_for() -> None:
    values: dict[str, object] = {"child_birth_date": date(2022, 6, 1), "subsidy_year": 2025}
    january = datetime(2026, 1, 5, tzinfo=CHINA)
    assert ask("born_in_range@1", january, **values).holds is True
    assert ask("amount_yuan@1", january, **values).value == 1800


@pytest.mark.parametrize("care", CARE_PAPERS)
def test_care_asks_for_its_own_papers_and_names_what_is_missing(care: str) -> None:
    papers = CARE_PAPERS[care]
    assert ask("care_papers@1", care=care, **dict.fromkeys(papers, b"scan")).holds is True
    for missing in papers:
        rest = dict.fromkeys((one for one in papers if one != missing), b"scan")
        fact = ask("care_papers@1", care=care, **rest)
        assert fact.holds is False
        assert fact.because is not None
        assert "、" not in fact.because.zh.split("：")[1]


def test_a_correction_is_checked_for_what_the_case_holds() -> None:
    name = "corrected_is_consistent@1"
    assert ask(name).holds is True
    assert ask(name, care="divorced").holds is False
    same = {"child_identity_number": CHILD, "applicant_identity_number": CHILD}
    assert ask(name, care="parents", **same).holds is False
    assert ask(name, care="parents", **{**same, "child_identity_number": OTHER}).holds is True


def test_names_are_versioned_and_computations_marked() -> None:
    assert len(BY_NAME) == len(QUESTIONS)
    computed = {name for name, one in BY_NAME.items() if one.mood is Mood.COMPUTE}
    assert computed == {"subsidy_year@1", "months_due@1", "amount_yuan@1"}
    assert all(name.endswith("@1") for name in BY_NAME)
