"""Identity numbers as they are typed, scanned and pasted at the counter."""

import traceback
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.identity_number import (
    IdentityNumberProblem,
    InvalidIdentityNumber,
    check_identity_number,
)

TODAY = date(2026, 11, 23)
WOMAN = "11010519491231002X"
MAN = "440524188001010014"
CHARACTERS = "0123456789X"


def numbered(first_seventeen: str) -> str:
    """Append the check character by ISO 7064 MOD 11-2 in its doubling form, without weights."""
    rest = 0
    for digit in first_seventeen:
        rest = (rest + int(digit)) * 2 % 11
    return first_seventeen + CHARACTERS[(12 - rest) % 11]


def problem_of(text: str, today: date = TODAY) -> IdentityNumberProblem:
    with pytest.raises(InvalidIdentityNumber) as caught:
        check_identity_number(text, today)
    return caught.value.reason


@st.composite
def valid_numbers(draw: st.DrawFn) -> str:
    area = draw(st.integers(110000, 829999))
    born = draw(st.dates(date(1880, 1, 1), TODAY))
    return numbered(f"{area}{born:%Y%m%d}{draw(st.integers(0, 999)):03}")


FOREIGN = IdentityNumberProblem.FOREIGN_CHARACTER
OLD = IdentityNumberProblem.OLD_FORM
LENGTH = IdentityNumberProblem.WRONG_LENGTH
CHARACTER = IdentityNumberProblem.WRONG_CHARACTER
DATE = IdentityNumberProblem.IMPOSSIBLE_DATE
CHECK = IdentityNumberProblem.WRONG_CHECK_CHARACTER
FUTURE = IdentityNumberProblem.BORN_IN_FUTURE

COUNTER = [
    ("the woman of the standard", WOMAN, None),
    ("the man of the standard", MAN, None),
    ("a small x", WOMAN.lower(), None),
    ("the full form of a number misprinted on the web", "513101198201130014", None),
    ("born on a leap day", numbered("11010520240229001"), None),
    ("born on the leap day of 2000", numbered("11010520000229001"), None),
    ("born today", numbered("11010520261123001"), None),
    ("born tomorrow", numbered("11010520261124001"), FUTURE),
    ("born in 2099", numbered("11010520990101001"), FUTURE),
    ("29 February of a common year", numbered("11010520230229001"), DATE),
    ("29 February 1900", numbered("11010519000229001"), DATE),
    ("31 April", numbered("11010519490431001"), DATE),
    ("month 13", numbered("11010519491331001"), DATE),
    ("month 00", numbered("11010519490031001"), DATE),
    ("day 00", numbered("11010519491200001"), DATE),
    ("day 32", numbered("11010519491232001"), DATE),
    ("year 0000", numbered("11010500001231001"), DATE),
    ("a wrong check digit", "110105194912310021", CHECK),
    ("X where a digit is due", "44052418800101001X", CHECK),
    ("the last two digits swapped", "440524188001010041", CHECK),
    ("the old form", "110105491231002", OLD),
    ("the old form with an X", "11010549123100X", LENGTH),
    ("nothing", "", LENGTH),
    ("one digit lost", WOMAN[1:], LENGTH),
    ("the number misprinted on the web", "51310119820113001", LENGTH),
    ("one digit too many", MAN + "4", LENGTH),
    ("a space behind", WOMAN + " ", LENGTH),
    ("grouped with spaces", "110105 19491231 002X", LENGTH),
    ("a space inside, one digit lost", "110105 9491231002X", CHARACTER),
    ("X in the middle", "1101051949123100X2", CHARACTER),
    ("the letter O for nought", "11O10519491231002X", CHARACTER),
    ("a minus sign", "-1010519491231002X", CHARACTER),
    ("an underscore as in program text", "1101051949123_002X", CHARACTER),
    ("a Cyrillic Х", WOMAN[:-1] + "\u0425", FOREIGN),
    ("a small Cyrillic х", WOMAN[:-1] + "\u0445", FOREIGN),
    ("a Greek Χ", WOMAN[:-1] + "\u03a7", FOREIGN),
    ("a Roman Ⅹ", WOMAN[:-1] + "\u2169", FOREIGN),
    ("a full-width X", WOMAN[:-1] + "\uff38", FOREIGN),
    ("a multiplication sign", WOMAN[:-1] + "\u00d7", FOREIGN),
    ("full-width digits", "".join(chr(ord(digit) + 0xFEE0) for digit in MAN), FOREIGN),
    ("one Arabic-Indic digit", "\u0661" + WOMAN[1:], FOREIGN),
    ("a superscript digit", WOMAN[:5] + "\u00b2" + WOMAN[6:], FOREIGN),
    ("an invisible mark in front", "\ufeff" + WOMAN, FOREIGN),
    ("Chinese numerals", "一一〇一〇五一九四九一二三一〇〇二X", FOREIGN),
]
REFUSED = [row for row in COUNTER if row[2]]


class TestAtTheCounter:
    @pytest.mark.parametrize(
        ("text", "reason"), [row[1:] for row in COUNTER], ids=[row[0] for row in COUNTER]
    )
    def test_each_number_is_taken_or_refused_for_its_own_reason(self, text, reason):
        if reason is None:
            assert check_identity_number(text, TODAY).normal == text.upper()
        else:
            assert problem_of(text) is reason

    def test_what_the_number_says(self):
        woman = check_identity_number(WOMAN, TODAY)
        assert (woman.area, woman.birth_date, woman.sex) == ("110105", date(1949, 12, 31), "female")
        man = check_identity_number(MAN, TODAY)
        assert (man.area, man.birth_date, man.sex) == ("440524", date(1880, 1, 1), "male")

    def test_a_small_x_and_a_capital_x_are_the_same_person(self):
        assert check_identity_number(WOMAN.lower(), TODAY) == check_identity_number(WOMAN, TODAY)

    def test_a_newborn_is_accepted_on_the_day_and_not_before(self):
        newborn = numbered("11010520260801001")
        assert check_identity_number(newborn, date(2026, 8, 1)).birth_date == date(2026, 8, 1)
        assert problem_of(newborn, date(2026, 7, 31)) is FUTURE


class TestNothingLeaks:
    def test_a_valid_number_is_not_printed(self):
        number = check_identity_number(WOMAN, TODAY)
        assert repr(number) == str(number) == f"{number}" == "IdentityNumber(hidden)"

    @pytest.mark.parametrize(
        ("text", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
    )
    def test_a_refusal_is_only_its_code(self, text, reason):
        with pytest.raises(InvalidIdentityNumber) as caught:
            check_identity_number(text, TODAY)
        assert str(caught.value) == reason.value
        assert caught.value.args == (reason.value,)
        assert caught.value.__context__ is None
        shown = "".join(traceback.format_exception(caught.value))
        assert len(text) < 12 or text not in shown


class TestSlipsOfThePen:
    @given(valid_numbers())
    def test_every_number_built_by_the_other_formula_is_valid(self, number):
        assert check_identity_number(number, TODAY).normal == number

    @given(valid_numbers())
    def test_every_single_wrong_digit_is_caught(self, number):
        for place, right in enumerate(number):
            for wrong in CHARACTERS:
                if wrong != right:
                    problem_of(number[:place] + wrong + number[place + 1 :])

    @given(valid_numbers())
    def test_every_two_neighbours_swapped_are_caught(self, number):
        for place in range(17):
            one, two = number[place : place + 2]
            if one != two:
                problem_of(number[:place] + two + one + number[place + 2 :])

    @given(st.text(max_size=20))
    def test_any_text_is_answered_without_a_crash(self, text):
        try:
            check_identity_number(text, TODAY)
        except InvalidIdentityNumber as refusal:
            assert refusal.reason in IdentityNumberProblem
