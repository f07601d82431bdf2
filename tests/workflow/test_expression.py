"""Conditions as an office writes them: read, checked, answered, and refused where they must be."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from community_gov.domain.facts import Fact, unknown
from community_gov.domain.fields import Field, FieldType
from community_gov.domain.messages.expressions import EXPRESSIONS
from community_gov.domain.sealed import Sealed
from community_gov.domain.text import Text
from community_gov.workflow.expression import (
    InvalidExpression,
    Kind,
    Type,
    bound,
    evaluate,
    facts,
    labels_of,
    names,
    parse,
    problems_in,
    renamed,
    types_of,
    written,
)

from .builders import personal_field

KINDS = {
    "rent": Text("出租", "renting"),
    "sale": Text("出售", "selling"),
    "urgent": Text("急", "u"),
}
FIELDS = (
    Field("sacks", Text("袋数", "sacks"), FieldType.INT),
    Field("carts", Text("车数", "carts"), FieldType.INT),
    Field("share", Text("份额", "share"), FieldType.FRACTION),
    Field("urgent", Text("急件", "urgent"), FieldType.BOOL),
    Field("kind", Text("用途", "use"), FieldType.CHOICE, KINDS),
    Field("former_kind", Text("原用途", "former use"), FieldType.CHOICE, KINDS),
    Field("address_note", Text("地址说明", "address note"), FieldType.TEXT),
    Field("started", Text("开工日期", "start"), FieldType.DATE),
    Field("ended", Text("完工日期", "end"), FieldType.DATE),
    personal_field("phone"),
    Field("scan", Text("扫描件", "scan"), FieldType.DOCUMENT),
)
TYPES = types_of(FIELDS)
LABELS = labels_of(FIELDS)
LARGEST = 2**63


def answer(condition: str, **values: Any) -> Fact:
    """Answer a condition that has nothing wrong with it; `months_due` is a fact."""
    tree = bound(parse(condition), TYPES)
    assert problems_in(tree, TYPES) == []
    given = {f"{name}@1" if name == "months_due" else name: one for name, one in values.items()}
    return evaluate(tree, given, LABELS)


def holds(condition: str, **values: Any) -> bool | None:
    return answer(condition, **values).holds


# What an office writes


@pytest.mark.parametrize(
    ("condition", "values", "expected"),
    [
        ("sacks > 3 and not urgent", {"sacks": 4, "urgent": False}, True),
        ("sacks > 3 and not urgent", {"sacks": 4, "urgent": True}, False),
        ("length(address_note) <= 3", {"address_note": "三号楼"}, True),
        ("length(address_note) <= 3", {"address_note": "三号楼𠮷"}, False),
        ("length(address_note) == 4", {"address_note": "三号楼𠮷"}, True),
        ("address_note == '三号 \"楼\"'", {"address_note": '三号 "楼"'}, True),
        ('address_note == "it\'s"', {"address_note": "it's"}, True),
        ("kind in [rent, sale]", {"kind": "sale"}, True),
        ("kind not in [rent, sale]", {"kind": "sale"}, False),
        ("kind == rent", {"kind": "rent"}, True),
        ("rent == kind", {"kind": "rent"}, True),
        ("kind != 'rent'", {"kind": "rent"}, False),
        ("kind == former_kind", {"kind": "rent", "former_kind": "rent"}, True),
        ("kind == 'urgent'", {"kind": "urgent", "urgent": True}, True),
        ("kind in [urgent]", {"kind": "urgent"}, True),
        ("sacks in [-1, 2, 2/3]", {"sacks": 2}, True),
        ("months_due@1 >= 24", {"months_due": 24}, True),
        ("months_due@1 >= 24", {"months_due": Fact(23)}, False),
        ("started >= 2026-01-01", {"started": date(2026, 1, 1)}, True),
        ("started < ended", {"started": date(2026, 1, 1), "ended": date(2026, 1, 2)}, True),
        ("share >= 2/3", {"share": Fraction(2, 3)}, True),
        ("share >= 2/3", {"share": Fraction(333333333, 500000000)}, False),
        ("share == 1/2", {"share": Fraction(2, 4)}, True),
        ("share == 4/2", {"share": Fraction(2)}, True),
        ("sacks - 1 > -3", {"sacks": -1}, True),
        ("sacks + 2 * carts == 7", {"sacks": 1, "carts": 3}, True),
        ("(sacks + 2) * carts == 9", {"sacks": 1, "carts": 3}, True),
        ("carts - sacks - 1 == 1", {"sacks": 1, "carts": 3}, True),
        ("carts - (sacks - 1) == 3", {"sacks": 1, "carts": 3}, True),
        ("urgent or sacks > 3 and carts > 3", {"urgent": True, "sacks": 1, "carts": 1}, True),
        ("(urgent or sacks > 3) and carts > 3", {"urgent": True, "sacks": 1, "carts": 1}, False),
        ("not urgent and sacks > 3", {"urgent": True, "sacks": 1}, False),
        ("not (urgent and sacks > 3)", {"urgent": True, "sacks": 1}, True),
        ("not not urgent", {"urgent": True}, True),
        ("urgent == false", {"urgent": False}, True),
        ("urgent == (sacks > 3)", {"urgent": False, "sacks": 1}, True),
        ("sacks>3\n  and carts>3", {"sacks": 4, "carts": 4}, True),
        ("true", {}, True),
    ],
)
def test_a_condition_is_answered(condition: str, values: dict[str, Any], expected: bool) -> None:
    assert holds(condition, **values) is expected


@pytest.mark.parametrize(
    ("condition", "values", "expected"),
    [
        ("sacks > 3", {}, None),
        ("sacks > 3", {"sacks": None}, None),
        ("not sacks > 3", {}, None),
        ("sacks > 3 and urgent", {"urgent": False}, False),
        ("sacks > 3 and urgent", {"urgent": True}, None),
        ("sacks > 3 or urgent", {"urgent": True}, True),
        ("sacks > 3 or urgent", {"urgent": False}, None),
        ("sacks == sacks", {}, None),
        ("sacks * 0 == 0", {}, None),
        ("kind in [rent]", {}, None),
        ("months_due@1 >= 24", {"months_due": Fact(None)}, None),
        ("months_due@1 >= 24", {"months_due": Fact(24, known=False)}, None),
        ("months_due@1 >= 24", {"months_due": unknown(Text("没有", "none"))}, None),
    ],
)
def test_what_is_missing_is_unknown_and_never_false(
    condition: str, values: dict[str, Any], expected: bool | None
) -> None:
    assert holds(condition, **values) is expected


@pytest.mark.parametrize(
    ("condition", "value"),
    [
        ("months_due@1 >= 24", "24"),
        ("months_due@1 >= 24", True),
        ("months_due@1 >= 'a'", "b"),
        ("months_due@1 == 24", "24"),
        ("months_due@1 == true", 1),
        ("months_due@1 >= 2026-01-01", datetime(2026, 1, 1, tzinfo=UTC)),
        ("months_due@1 in ['24']", 24),
        ("months_due@1", 24),
        ("not months_due@1", 0),
        ("urgent and months_due@1", "yes"),
        ("length(months_due@1) == 2", 24),
        ("months_due@1 + 1 == 2", True),
        ("months_due@1 * 2 == 'aa'", "a"),
        ("months_due@1 == 1/2", 0.5),
        ("months_due@1 == 'x'", Sealed(b"", "k", "x")),
        ("months_due@1 == 'x'", ["x"]),
    ],
)
def test_what_does_not_fit_is_unknown_and_raises_nothing(condition: str, value: object) -> None:
    tree = parse(condition)
    given: Any = {"months_due@1": value, "urgent": True}
    found = evaluate(tree, given)
    assert not found.known
    assert found.because is not None
    assert "类型不符" in found.because.zh
    assert "do not fit" in found.because.en


@pytest.mark.parametrize(
    ("condition", "sacks"),
    [
        ("sacks * sacks > 0", 2**32),
        ("sacks + 1 > 0", LARGEST),
        ("sacks - 1 < 0", -LARGEST),
        ("sacks * 1 > 0", 10**500),
        ("sacks * 1 > 0", Fraction(1, LARGEST + 1)),
        ("sacks * 1/3 > 0", Fraction(1, LARGEST)),
        ("sacks * 0 == 0", LARGEST + 1),
    ],
)
def test_a_number_too_large_is_unknown(condition: str, sacks: Any) -> None:
    found = answer(condition, sacks=sacks)
    assert not found.known
    assert found.because is not None
    assert "too large" in found.because.en
    assert holds("sacks * 1 > 0", sacks=LARGEST) is True


# Why


@pytest.mark.parametrize(
    ("condition", "values", "zh", "en"),
    [
        ("sacks > 3", {"sacks": 2}, "“袋数 > 3”不成立。", "“sacks > 3” does not hold."),
        (
            "sacks >= 3 and not urgent and carts > 1",
            {"sacks": 2, "urgent": True, "carts": 5},
            "“袋数 ≥ 3”不成立。“急件”成立，而这里要求它不成立。",
            "“sacks ≥ 3” does not hold. “urgent” holds, and must not.",
        ),
        (
            "sacks > 3 and urgent",
            {"urgent": False},
            "“急件”不成立。",
            "“urgent” does not hold.",
        ),
        (
            "sacks > 3 or urgent",
            {"sacks": 1, "urgent": False},
            "以下各项没有一项成立：袋数 > 3、急件。",
            "None of these holds: sacks > 3, urgent.",
        ),
        (
            "not (sacks > 3 and urgent)",
            {"sacks": 4, "urgent": True},
            "以下各项都成立，而这里要求不能都成立：袋数 > 3、急件。",
            "All of these hold, and must not: sacks > 3, urgent.",
        ),
        (
            "not (sacks > 3 or urgent)",
            {"sacks": 4, "urgent": False},
            "“袋数 > 3”成立，而这里要求它不成立。",
            "“sacks > 3” holds, and must not.",
        ),
        (
            "kind in [rent, sale]",
            {"kind": "urgent"},
            "“用途 属于 出租、出售”不成立。",
            "“use is one of renting, selling” does not hold.",
        ),
        (
            "kind == rent",
            {"kind": "sale"},
            "“用途 = 出租”不成立。",
            "“use = renting” does not hold.",
        ),
        (
            "length(address_note) * 2 < 3 and started < 2026-01-01",
            {"address_note": "三号楼", "started": date(2026, 1, 1)},
            "“地址说明的字数 × 2 < 3”不成立。“开工日期 < 2026-01-01”不成立。",
            "“the length of address note × 2 < 3” does not hold."
            " “start < 2026-01-01” does not hold.",
        ),
        (
            "address_note == '三号' and urgent == true",
            {"address_note": "四号", "urgent": False},
            "“地址说明 = ‘三号’”不成立。“急件 = 是”不成立。",
            "“address note = ‘三号’” does not hold. “urgent = yes” does not hold.",
        ),
        (
            "(not urgent or sacks > 3) == urgent",
            {"urgent": False, "sacks": 1},
            "“(并非 急件 或 袋数 > 3) = 急件”不成立。",
            "“(not urgent or sacks > 3) = urgent” does not hold.",
        ),
    ],
)
def test_a_denial_names_the_part_that_decided(
    condition: str, values: dict[str, Any], zh: str, en: str
) -> None:
    assert answer(condition, **values) == Fact(False, Text(zh, en))


@pytest.mark.parametrize(
    ("condition", "values", "zh", "en"),
    [
        ("sacks > 3", {}, "“袋数”尚未填写", "“sacks” is not filled in"),
        (
            "sacks > carts and sacks < 5 and urgent",
            {"urgent": True},
            "“袋数”尚未填写；“车数”尚未填写",
            "“sacks” is not filled in; “carts” is not filled in",
        ),
        (
            "months_due@1 > 3",
            {},
            "“months_due@1”还没有答案",
            "“months_due@1” has no answer yet",
        ),
        (
            "months_due@1 > 3",
            {"months_due": unknown(Text("系统没有回应", "the register is silent"))},
            "系统没有回应",
            "the register is silent",
        ),
        (
            "sacks * sacks > 3",
            {"sacks": LARGEST},
            "“袋数 × 袋数”超出可计算的范围",
            "“sacks × sacks” is too large to compute",
        ),
        (
            "months_due@1 > 3 and sacks > 1",
            {"months_due": "much", "sacks": 2},
            "“months_due@1 > 3”里的内容类型不符，无法判断",
            "“months_due@1 > 3” holds kinds that do not fit",
        ),
    ],
)
def test_what_is_unknown_names_what_is_missing(
    condition: str, values: dict[str, Any], zh: str, en: str
) -> None:
    assert answer(condition, **values) == unknown(Text(zh, en))


def test_a_check_that_denies_says_so_in_its_own_words() -> None:
    because = Text("名额已满。", "There is no room left.")
    assert answer("months_due@1", months_due=Fact(False, because)).because == because
    negated = answer("not months_due@1", months_due=Fact(True, because)).because
    assert negated == Text(
        "“months_due@1”成立，而这里要求它不成立。", "“months_due@1” holds, and must not."
    )


def test_no_answer_repeats_a_value() -> None:
    secret = "梧桐苑七号"
    given = {"address_note": secret, "sacks": 4177, "started": date(1987, 6, 5)}
    for condition in (
        "address_note == 'x'",
        "length(address_note) > 99",
        "address_note in ['x', 'y']",
        "sacks + 1 == 2 or started == 2026-01-01",
        "not (sacks > 1 and started < 2026-01-01)",
    ):
        found = answer(condition, **given)
        assert found.holds is False
        assert found.because is not None
        said = found.because.zh + found.because.en
        assert not [one for one in (secret, "4177", "1987") if one in said]


# What it names


def test_fields_and_questions_are_named_once_and_in_order() -> None:
    tree = parse("carts > sacks and months_due@1 > 3 and due:fit@2 and carts > 1 and in:filed")
    assert names(tree) == ("carts", "sacks", "in:filed")
    assert facts(tree) == ("months_due@1", "due:fit@2")


def test_a_bare_word_is_a_choice_once_it_is_bound() -> None:
    tree = bound(parse("kind == rent or kind in [sale] or not kind != sale"), TYPES)
    assert names(tree) == ("kind",)
    assert written(tree) == "kind == 'rent' or kind in ['sale'] or not kind != 'sale'"
    assert bound(parse(written(tree)), TYPES) == tree


def test_parts_that_come_from_elsewhere_get_their_full_names() -> None:
    tree = parse("not (length(deed) + 2 > months@1 or kind in [rent] and deed == 'x')")
    full = renamed(tree, lambda one: {"deed": "oak:deed"}.get(one, one), "oak:{}".format)
    assert written(full) == (
        "not (length(oak:deed) + 2 > oak:months@1 or kind in [rent] and oak:deed == 'x')"
    )


def test_where_a_case_stands_reads_as_a_name() -> None:
    types = {**TYPES, "in:filed": Type(Kind.YES_NO)}
    tree = parse("in:filed and sacks > 3")
    assert problems_in(tree, types) == []
    assert evaluate(tree, {"in:filed": True, "sacks": 4}).holds is True


# How it is written


@pytest.mark.parametrize(
    ("as_typed", "canonical"),
    [
        ("sacks>3", "sacks > 3"),
        ("((sacks)) > (3)", "sacks > 3"),
        ("not(urgent)", "not urgent"),
        ("(sacks > 3 and urgent) or urgent", "sacks > 3 and urgent or urgent"),
        ("urgent and (urgent or urgent)", "urgent and (urgent or urgent)"),
        ("(urgent or urgent) or urgent", "(urgent or urgent) or urgent"),
        ("urgent == (not urgent)", "urgent == (not urgent)"),
        ("kind not in [rent,sale]", "not kind in [rent, sale]"),
        ("sacks * (2 + 3) - (4 - -5) == 4/2", "sacks * (2 + 3) - (4 - -5) == 2"),
        ("share == -2/4", "share == -1/2"),
        ('address_note == "x"', "address_note == 'x'"),
        ("length ( address_note )==0", "length(address_note) == 0"),
    ],
)
def test_one_way_of_writing_is_the_canonical_one(as_typed: str, canonical: str) -> None:
    assert written(parse(as_typed)) == canonical
    assert parse(canonical) == parse(as_typed)


# What is refused

MANY = " or ".join("x" * 99)
DEEP = "(" * 20 + "urgent" + ")" * 20

UNREADABLE = [
    ("", "empty", None),
    (" \n", "empty", None),
    ("urgent" + " " * 495, "too_long", None),
    ("1<2 or " * 50 + "urgent", "too_many", 234),
    (f"{MANY} or x", "too_many", 496),
    (f"({DEEP})", "too_deep", 21),
    ("not " * 21 + "urgent", "too_deep", 81),
    ("1 + " * 20 + "1 == 1", "too_deep", 3),
    ("sacks.__class__", "character", 6),
    ("sacks % 2 == 0", "character", 7),
    ("urgent; urgent", "character", 7),
    ("urgent。", "character", 7),
    ("{urgent}", "character", 1),
    ("urgent\u200b", "unseen", 7),
    ("urgent\u3000or urgent", "unseen", 7),
    ("urgent\ud800", "unseen", 7),
    ("address_note == 'a\u202eb'", "unseen", 19),
    ("address_note == 'a\nb'", "unseen", 19),
    ("sacks = 3", "otherwise", 7),
    ("sacks === 3", "otherwise", 7),
    ("sacks => 3", "otherwise", 7),
    ("sacks ≥ 3", "otherwise", 7),
    ("sacks ＞ 3", "otherwise", 7),
    ("sacks > ３", "otherwise", 9),
    ("（urgent", "otherwise", 1),
    ("ｓacks > 3", "otherwise", 1),
    ("address_note == “x”", "otherwise", 17),
    ("urgent && urgent", "otherwise", 8),
    ("!urgent", "otherwise", 1),
    ("urgent AND urgent", "otherwise", 8),
    ("Urgent", "otherwise", 1),
    ("urgent 且 urgent", "otherwise", 8),
    ("share > 0.5", "otherwise", 9),
    ("sacks > 007", "otherwise", 9),
    ("kind == 出租", "unquoted", 9),
    ("__class__", "name", 1),
    ("lambda: urgent", "name", 1),
    ("eligible@0", "name", 1),
    ("eligible@", "name", 1),
    ("a:b:c", "name", 1),
    ("a" * 65, "name", 1),
    ("kind == 'rent", "open_text", 9),
    ('kind == rent"', "open_text", 13),
    ("sacks -1 > 3", "minus", 7),
    ("sacks- 1 > 3", "minus", 1),
    ("3-2 == sacks", "minus", 1),
    ("(sacks)-1 > 3", "minus", 8),
    ("-sacks > 3", "minus", 1),
    ("sacks > - 3", "minus", 9),
    ("sacks / 2 > 3", "fraction", 7),
    ("share > 2 / 3", "fraction", 11),
    ("share > 2/0", "fraction", 9),
    ("share > 2/a", "fraction", 9),
    ("share > 1/2/3", "fraction", 9),
    ("sacks > 1e3", "number", 9),
    ("sacks > 1_000", "number", 9),
    ("sacks > 0x10", "number", 9),
    ("sacks > 3sacks", "number", 9),
    ("started > 2026-02-30", "no_such_day", 11),
    ("started > 0000-01-01", "no_such_day", 11),
    ("started > 2026-1-1", "no_such_day", 11),
    (f"sacks > {LARGEST + 1}", "too_large", 9),
    (f"sacks > 1/{LARGEST + 1}", "too_large", 9),
    ("sacks > " + "9" * 490, "too_large", 9),
    ("sacks >", "expected", 8),
    ("sacks > > 3", "expected", 9),
    ("sacks ** 3 > 1", "expected", 8),
    ("sacks 3", "expected", 7),
    ("urgent urgent", "expected", 8),
    ("urgent not urgent", "expected", 8),
    ("urgent if urgent", "expected", 8),
    ("(urgent", "expected", 8),
    ("urgent)", "expected", 7),
    ("()", "expected", 2),
    ("length(address_note", "expected", 20),
    ("length(address_note, 3)", "expected", 20),
    ("kind in rent", "expected", 9),
    ("kind in []", "expected", 10),
    ("kind in [rent,]", "expected", 15),
    ("kind in [rent sale]", "expected", 15),
    ("kind in [rent", "expected", 14),
    ("kind in [[rent]]", "expected", 10),
    ("kind in [months_due@1]", "expected", 10),
    ("sacks in [1 + 1]", "expected", 13),
    ("sacks in [one for one in sacks]", "expected", 15),
    ("urgent == not urgent", "expected", 11),
    ("1 < sacks < 3", "chained", 11),
    ("sacks == 1 == urgent", "chained", 12),
    ("kind in [rent] in [sale]", "chained", 16),
    ("sacks == 1 not in [rent]", "chained", 12),
    ("[rent] == kind", "list", 1),
    ("kind == [rent]", "list", 9),
    ("kind[0] == rent", "list", 5),
    ("open(address_note)", "call", 1),
    ("length(length(address_note)) and eval('1')", "call", 34),
    ("fit@1(sacks)", "call", 1),
    ("plugin:length(address_note)", "call", 1),
]


@pytest.mark.parametrize(("condition", "code", "column"), UNREADABLE)
def test_what_cannot_be_read_is_refused_at_its_column(
    condition: str, code: str, column: int | None
) -> None:
    with pytest.raises(InvalidExpression) as refused:
        parse(condition)
    first = refused.value.problems[0]
    assert (first.code, first.params.get("column")) == (f"expression.{code}", column)
    assert_readable(refused.value)


def assert_readable(error: InvalidExpression) -> None:
    said = str(error)
    assert said.encode("utf-8")
    assert "{" not in said.replace("{urgent}", "").replace("“{”", "")


def test_all_wrong_pieces_are_told_at_once() -> None:
    with pytest.raises(InvalidExpression) as refused:
        parse("（sacks ＞ 3） && 急件")
    assert [(one.code, one.params["column"]) for one in refused.value.problems] == [
        ("expression.otherwise", 1),
        ("expression.otherwise", 8),
        ("expression.otherwise", 11),
        ("expression.otherwise", 13),
        ("expression.unquoted", 16),
    ]


def test_what_just_fits_is_read() -> None:
    assert parse(DEEP) == parse("urgent")
    assert parse(MANY)
    assert parse("not " * 19 + "urgent")
    assert parse("1 + " * 17 + "1 == 1")
    assert parse(f"sacks > {LARGEST}")
    assert parse("urgent" + " " * 494)
    assert parse("1<2 or " * 24 + "urgent")


def test_what_grows_too_long_in_its_canonical_form_is_refused() -> None:
    spaced = " or ".join(["a<1"] * 24)
    long = "address_note=='" + "一" * (500 - 15 - 2 - len(spaced) - 4) + f"' or {spaced}"
    assert len(long) < 500
    with pytest.raises(InvalidExpression) as refused:
        parse(long)
    assert [one.code for one in refused.value.problems] == ["expression.too_long"]


MEANINGLESS = [
    ("saks > 3", "unknown.field", 1, "sacks"),
    ("sacks > 3 and phon == 'x'", "unknown.field", 15, "address_note"),
    ("knd == rent", "unknown.field", 1, "kind"),
    ("kind == rnt", "unknown.choice", 9, "rent"),
    ("kind != 'rnt'", "unknown.choice", 9, "rent"),
    ("rnt == kind", "unknown.choice", 1, "rent"),
    ("kind in [rent, sele]", "unknown.choice", 16, "sale"),
    ("sacks-1 > 3", "expression.minus_in_name", 1, "sacks - 1"),
    ("sacks-carts > 3", "expression.minus_in_name", 1, "sacks - carts"),
    ("phone == '1'", "expression.sealed", 1, None),
    ("length(phone) > 3", "expression.sealed", 8, None),
    ("scan == '1'", "expression.sealed", 1, None),
    ("kind == urgent", "expression.ambiguous", 9, None),
    ("address_note in [rent]", "expression.bare_word", 18, None),
    ("months_due@1 in [rent]", "expression.bare_word", 18, None),
    ("sacks == 'three'", "expression.compares", 7, None),
    ("sacks > started", "expression.compares", 7, None),
    ("urgent == 1", "expression.compares", 8, None),
    ("kind == 1", "expression.compares", 6, None),
    ("kind == true", "expression.compares", 6, None),
    ("sacks in [1, 'two']", "expression.compares", 7, None),
    ("address_note > 'a'", "expression.order", 14, None),
    ("kind >= rent", "unknown.field", 9, None),
    ("kind >= 'rent'", "expression.order", 6, None),
    ("urgent < true", "expression.order", 8, None),
    ("sacks", "expression.needs", 1, None),
    ("sacks + 1", "expression.needs", 7, None),
    ("length(address_note)", "expression.needs", 1, None),
    ("'yes'", "expression.needs", 1, None),
    ("not sacks", "expression.needs", 5, None),
    ("urgent and sacks", "expression.needs", 12, None),
    ("urgent or kind", "expression.needs", 11, None),
    ("started + 1 > started", "expression.needs", 1, None),
    ("urgent * 2 > 1", "expression.needs", 1, None),
    ("length(sacks) > 1", "expression.needs", 8, None),
]


@pytest.mark.parametrize(("condition", "code", "column", "near"), MEANINGLESS)
def test_what_makes_no_sense_here_is_refused_at_its_column(
    condition: str, code: str, column: int, near: str | None
) -> None:
    found = problems_in(parse(condition), TYPES)
    first = found[0]
    assert (first.code, first.params["column"]) == (code, column)
    if near is not None:
        assert near in str(first.params["near"])
    assert_readable(InvalidExpression(*found))


def test_a_sealed_field_is_refused_with_the_reason_and_never_suggested() -> None:
    (sealed,) = problems_in(parse("phone == '139'"), TYPES)
    assert "question" in sealed.line("en")
    assert "核查" in sealed.line("zh")
    (unknown_field,) = problems_in(parse("phome == '139'"), TYPES)
    assert "phone" not in str(unknown_field.params["near"])


def test_all_that_makes_no_sense_is_told_at_once() -> None:
    tree = parse("saks > 3 and kind == rnt and phone == 'x' and sacks")
    assert [one.code for one in problems_in(tree, TYPES)] == [
        "unknown.field",
        "unknown.choice",
        "expression.sealed",
        "expression.needs",
    ]


def test_one_mistake_is_told_once() -> None:
    assert len(problems_in(parse("knd == rent"), TYPES)) == 1
    assert len(problems_in(parse("saks + 1 > 3"), TYPES)) == 1
    assert len(problems_in(parse("saks"), TYPES)) == 1


def test_a_question_whose_kind_is_known_is_checked_too() -> None:
    types = {**TYPES, "months_due@1": Type(Kind.NUMBER)}
    assert problems_in(parse("months_due@1 == 'x'"), TYPES) == []
    (found,) = problems_in(parse("months_due@1 == 'x'"), types)
    assert found.code == "expression.compares"


def test_a_condition_that_grows_too_long_with_its_quotation_marks_is_refused() -> None:
    words = ", ".join(f"w{number}" for number in range(85))
    tree = parse(f"use in [{words}]")
    types = {"use": Type(Kind.CHOICE, tuple(f"w{number}" for number in range(85)))}
    assert len(written(tree)) < 500 < len(written(bound(tree, types)))
    assert [one.code for one in problems_in(tree, types)] == ["expression.too_long"]


def test_every_message_is_shown_to_somebody() -> None:
    shown = {f"expression.{code}" for _, code, _ in UNREADABLE}
    shown |= {code for _, code, _, _ in MEANINGLESS}
    assert set(EXPRESSIONS) <= shown
