"""The questions that the workflows ask: guards and computations, each with its version.

A guard denies with words for the applicant; a field that is not filled gives *unknown*, never
*no*. No answer repeats a personal value.
"""

from collections.abc import Callable, Mapping
from datetime import date

from community_gov.plugin import (
    Authority,
    Fact,
    InvalidIdentityNumber,
    Mood,
    Question,
    Reading,
    Text,
    allow,
    check_identity_number,
    deny,
    unknown,
)
from community_gov_childcare.amount import AGE, FIRST_BIRTH, Entitlement, entitlement
from community_gov_childcare.sources import FIRST_DAY, NORMS, PLAN, SPLIT_BY_YEAR

Answer = Callable[[Reading], Fact]

CARE_PAPERS: Mapping[str, tuple[str, ...]] = {
    "parents": (),
    "divorced": ("divorce_certificate", "custody_agreement"),
    "adopted": ("adoption_certificate",),
    "other_guardian": ("guardianship_proof",),
}
"""By the relation of care, the papers that prove it beyond the birth certificate."""


def born_in_range(reading: Reading) -> Fact:
    """Deny a birth date that gives nothing in the year that is applied for."""
    due = _entitlement(reading)
    if isinstance(due, Fact):
        return due
    return allow() if due.yuan else deny(_NOTHING_DUE.fill(because=due.because))


def born_after_first_day(reading: Reading) -> Fact:
    """Do as `born_in_range` does, and deny a birth on 2022-01-01 itself too."""
    born = reading.values.get("child_birth_date")
    return deny(_FIRST_DAY_OUT) if born == FIRST_BIRTH else born_in_range(reading)


def under_three_or_year_of_third_birthday(reading: Reading) -> Fact:
    """Deny from the year after the third birthday on."""
    born = _birth_date(reading)
    if isinstance(born, Fact):
        return born
    year = _year(reading)
    return deny(_TURNED_THREE.fill(year=year)) if year > born.year + AGE else allow()


def nationality(reading: Reading) -> Fact:
    """Deny a child without Chinese nationality."""
    said = reading.values.get("child_nationality")
    if said is None:
        return _not_filled(_NATIONALITY)
    return allow() if said == "chinese" else deny(_NOT_CHINESE)


def registered_here(reading: Reading) -> Fact:
    """Deny a child whose household register is elsewhere."""
    said = reading.values.get("child_registered")
    if said is None:
        return _not_filled(_REGISTER)
    return allow() if said == "here" else deny(_ELSEWHERE)


def identity_matches_birth(reading: Reading) -> Fact:
    """Compare the birth date in the identity number with the certificate's; replace neither."""
    born = _birth_date(reading)
    if isinstance(born, Fact):
        return born
    number = reading.values.get("child_identity_number")
    if not isinstance(number, str):
        return _not_filled(_CHILD_NUMBER)
    try:
        checked = check_identity_number(number, reading.at.date())
    except InvalidIdentityNumber:
        return deny(_INVALID_NUMBER)
    return allow() if checked.birth_date == born else deny(_DATES_DIFFER)


def applicant_not_child(reading: Reading) -> Fact:
    """Deny an application in which one number stands for both the applicant and the child."""
    child = reading.values.get("child_identity_number")
    applicant = reading.values.get("applicant_identity_number")
    if not isinstance(child, str) or not isinstance(applicant, str):
        return _not_filled(_CHILD_NUMBER if not isinstance(child, str) else _APPLICANT_NUMBER)
    return deny(_SAME_PERSON) if child.upper() == applicant.upper() else allow()


def care_papers(reading: Reading) -> Fact:
    """Deny when the papers that the relation of care asks for are not all there."""
    care = reading.values.get("care")
    if not isinstance(care, str) or care not in CARE_PAPERS:
        return _not_filled(_CARE)
    missing = tuple(_PAPERS[one] for one in CARE_PAPERS[care] if one not in reading.values)
    return deny(_PAPERS_MISSING.fill(papers=missing)) if missing else allow()


def corrected_is_consistent(reading: Reading) -> Fact:
    """Ask the checks on care and applicant again, of what the case holds.

    A renewal holds neither: what was proven the year before is not asked for again.
    """
    if "care" in reading.values:
        papers = care_papers(reading)
        if papers.holds is not True:
            return papers
    return (
        applicant_not_child(reading) if "applicant_identity_number" in reading.values else allow()
    )


def declared(reading: Reading) -> Fact:
    """Deny an application whose truth nobody declares."""
    said = reading.values.get("declaration")
    if said is None:
        return _not_filled(_DECLARATION)
    return allow() if said is True else deny(_NOT_DECLARED)


def subsidy_year(reading: Reading) -> Fact:
    """Answer with the calendar year of the application: each year is applied for within it."""
    return Fact(reading.at.year, _YEAR_OF_APPLICATION.fill(year=reading.at.year))


def months_due(reading: Reading) -> Fact:
    """Answer with how many months are paid in the subsidy year."""
    due = _entitlement(reading)
    return due if isinstance(due, Fact) else Fact(due.months, due.because)


def amount_yuan(reading: Reading) -> Fact:
    """Answer with the sum that is due in the subsidy year."""
    due = _entitlement(reading)
    return due if isinstance(due, Fact) else Fact(due.yuan, due.because)


def _entitlement(reading: Reading) -> Entitlement | Fact:
    born = _birth_date(reading)
    if isinstance(born, Fact):
        return born
    year = _year(reading)
    if born > reading.at.date():
        return Entitlement(year, 0, 0, (_IN_FUTURE,))
    return entitlement(born, year)


def _birth_date(reading: Reading) -> date | Fact:
    born = reading.values.get("child_birth_date")
    return born if isinstance(born, date) else _not_filled(_BIRTH_DATE)


def _year(reading: Reading) -> int:
    """Return the year that was applied for; a correction in January does not change it."""
    held = reading.values.get("subsidy_year")
    return held if isinstance(held, int) else reading.at.year


def _not_filled(field: Text) -> Fact:
    return unknown(_NOT_FILLED.fill(field=field))


def _guard(
    answer: Answer, label: Text, reads: tuple[str, ...], authority: Authority = PLAN
) -> Question:
    return Question(f"{answer.__name__}@1", label, reads, answer, authority)


def _computation(
    answer: Answer, label: Text, reads: tuple[str, ...], authority: Authority
) -> Question:
    return Question(f"{answer.__name__}@1", label, reads, answer, authority, Mood.COMPUTE)


_BIRTH_DATE = Text("出生日期（以出生医学证明为准）", "date of birth (by the birth certificate)")
_CHILD_NUMBER = Text("孩子的公民身份号码", "the child's identity number")
_APPLICANT_NUMBER = Text("申领人的公民身份号码", "the applicant's identity number")
_NATIONALITY = Text("孩子的国籍", "the child's nationality")
_REGISTER = Text("孩子的户口登记地", "where the child's household register is")
_CARE = Text("抚养关系", "who cares for the child")
_DECLARATION = Text("真实性承诺", "the declaration of truth")
_PAPERS: Mapping[str, Text] = {
    "divorce_certificate": Text("离婚证", "divorce certificate"),
    "custody_agreement": Text("抚养权协议或判决书", "custody agreement or judgment"),
    "adoption_certificate": Text("收养登记证", "adoption certificate"),
    "guardianship_proof": Text("监护关系证明", "proof of guardianship"),
}
_NOT_FILLED = Text("“{field}”还没有填写", "“{field}” is not filled in yet")
_NOTHING_DUE = Text(
    "按孩子的出生日期，本年度没有应发的补贴：{because}",
    "A birth date that gives nothing for this year: {because}",
)
_FIRST_DAY_OUT = Text(
    "本地规定2022年1月1日当天出生的不纳入补贴范围（待核实，可向街道咨询）。",
    "This place does not cover births on 2022-01-01 itself (to be checked; ask the street office).",
)
_IN_FUTURE = Text("出生日期晚于今天，请核对", "the birth date lies after today, please check it")
_TURNED_THREE = Text(
    "孩子在{year}年之前已年满3周岁，不再发放。",
    "The child turned three before {year}, and the subsidy ends with the third birthday.",
)
_NOT_CHINESE = Text(
    "补贴发给具有中国国籍的婴幼儿。", "The subsidy is for children of Chinese nationality."
)
_ELSEWHERE = Text(
    "请到孩子户口登记地的街道（乡镇）申领，网上申领时户口登记地选那里即可。",
    "Apply where the child's household register is: at that street or township office, or online"
    " with that place chosen.",
)
_INVALID_NUMBER = Text(
    "孩子的公民身份号码校验不通过，请对照户口簿核对。",
    "The child's identity number fails its check; compare it with the household register.",
)
_DATES_DIFFER = Text(
    "身份号码中的出生日期与出生医学证明不一致，请核对；确有不一致的，先到派出所或签发机构更正。",
    "The birth date in the identity number differs from the birth certificate; check both, and if"
    " they really differ, have one of them put right where it was issued.",
)
_SAME_PERSON = Text(
    "申领人与孩子填成了同一个身份号码，申领人应为父母或其他监护人。",
    "The applicant has the child's identity number; the applicant is a parent or other guardian.",
)
_PAPERS_MISSING = Text(
    "按所填抚养关系，还缺：{papers}。", "For the care that was stated these are missing: {papers}."
)
_NOT_DECLARED = Text(
    "请申领人确认所填信息和材料真实、完整。",
    "The applicant must declare that data and papers are true and complete.",
)
_YEAR_OF_APPLICATION = Text(
    "补贴按年申领，本次申领的是{year}年", "applied for year by year: this one is for {year}"
)

_DATED = ("child_birth_date", "subsidy_year")

QUESTIONS: tuple[Question, ...] = (
    _guard(born_in_range, Text("本年度有应发补贴", "something is due this year"), _DATED),
    _guard(
        born_after_first_day,
        Text("2022年1月1日之后出生且本年度有应发补贴", "born after 2022-01-01, something is due"),
        _DATED,
        FIRST_DAY,
    ),
    _guard(
        under_three_or_year_of_third_birthday,
        Text("未满3周岁，或在年满3周岁的当年", "under three, or in the year of turning three"),
        _DATED,
    ),
    _guard(nationality, Text("具有中国国籍", "Chinese nationality"), ("child_nationality",)),
    _guard(registered_here, Text("户口在本地", "registered here"), ("child_registered",), NORMS),
    _guard(
        identity_matches_birth,
        Text("身份号码与出生医学证明一致", "identity number and birth certificate agree"),
        ("child_birth_date", "child_identity_number"),
        NORMS,
    ),
    _guard(
        applicant_not_child,
        Text("申领人不是孩子本人", "the applicant is not the child"),
        ("child_identity_number", "applicant_identity_number"),
        NORMS,
    ),
    _guard(
        care_papers,
        Text("抚养关系材料齐全", "the papers on care are complete"),
        ("care", *_PAPERS),
        NORMS,
    ),
    _guard(
        corrected_is_consistent,
        Text("更换后的内容前后一致", "what was corrected is consistent"),
        ("care", *_PAPERS, "child_identity_number", "applicant_identity_number"),
        NORMS,
    ),
    _guard(declared, Text("已作真实性承诺", "truth is declared"), ("declaration",), NORMS),
    _computation(subsidy_year, Text("申领年度", "subsidy year"), (), NORMS),
    _computation(months_due, Text("应补月数", "months due"), _DATED, SPLIT_BY_YEAR),
    _computation(amount_yuan, Text("应发金额（元）", "amount due in yuan"), _DATED, PLAN),
)
