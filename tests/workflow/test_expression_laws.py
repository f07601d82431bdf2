"""What holds for every condition, whatever is written and whatever is known."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from community_gov.domain.facts import Fact, unknown
from community_gov.domain.text import Text
from community_gov.workflow.expression import (
    Expression,
    InvalidExpression,
    Kind,
    Type,
    bound,
    evaluate,
    facts,
    names,
    parse,
    problems_in,
    renamed,
    written,
)
from community_gov.workflow.expression.tree import (
    And,
    Arithmetic,
    Comparison,
    FactName,
    FieldName,
    Length,
    Not,
    OneOf,
    Or,
    Value,
)

CHOICES = ("rent", "sale", "own-use")
TYPES = {
    **dict.fromkeys(("b1", "b2", "in:filed"), Type(Kind.YES_NO)),
    **dict.fromkeys(("n1", "n2"), Type(Kind.NUMBER)),
    **dict.fromkeys(("d1", "d2"), Type(Kind.DATE)),
    **dict.fromkeys(("t1", "t_2"), Type(Kind.TEXT)),
    "kind": Type(Kind.CHOICE, CHOICES),
    "name": Type(Kind.SEALED),
}
FACTS = ("fit@1", "due:months@12")

whole = st.integers(-50, 50)
numbers = whole | st.fractions(-9, 9, max_denominator=9).filter(lambda one: one.denominator > 1)
printable = st.characters(exclude_categories=["C", "Zl", "Zp"]).filter(str.isprintable)
texts = st.text(printable, max_size=6).filter(lambda one: not {"'", '"'} <= set(one))
days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
ORDERS = ("<", "<=", ">", ">=")
SIGNS = ("==", "!=", *ORDERS)


# Trees that make sense

Some = st.SearchStrategy[Any]


def leaf(kind: Kind, literals: Some) -> Some:
    known = sorted(name for name, one in TYPES.items() if one.kind is kind)
    return st.sampled_from(known).map(FieldName) | literals.map(Value)


def compared(signs: tuple[str, ...], sides: Some) -> Some:
    return st.builds(Comparison, st.sampled_from(signs), sides, sides)


def listed(left: Some, literals: Some) -> Some:
    items = st.lists(literals.map(Value), min_size=1, max_size=3).map(tuple)
    return st.builds(OneOf, left, items)


def sums(literals: Some) -> Some:
    single = leaf(Kind.NUMBER, literals) | st.builds(Length, leaf(Kind.TEXT, texts))
    return st.recursive(
        single,
        lambda one: st.builds(Arithmetic, st.sampled_from("+-*"), one, one),
        max_leaves=4,
    )


def conditions(literals: Some = numbers) -> Some:
    """Draw trees in which every kind fits."""
    number, text = sums(literals), leaf(Kind.TEXT, texts)
    chosen = st.sampled_from(CHOICES)
    basic = (
        leaf(Kind.YES_NO, st.booleans())
        | compared(SIGNS, number)
        | compared(("==", "!="), text)
        | listed(number, literals)
        | listed(text, texts)
        | listed(st.just(FieldName("kind")), chosen)
        | st.builds(Comparison, st.just("=="), st.just(FieldName("kind")), chosen.map(Value))
    )

    def joined(one: Some) -> Some:
        several = st.lists(one, min_size=2, max_size=3).map(tuple)
        return (
            st.builds(Not, one)
            | several.map(And)
            | several.map(Or)
            | compared(("==", "!="), one)
            | listed(one, st.booleans())
        )

    return st.recursive(basic, joined, max_leaves=8)


sensible = conditions() | compared(SIGNS, leaf(Kind.DATE, days))


# Trees that may make none


def _anything(one: Some) -> Some:
    several = st.lists(one, min_size=2, max_size=4).map(tuple)
    return (
        st.builds(Length, one)
        | st.builds(Not, one)
        | st.builds(Arithmetic, st.sampled_from("+-*"), one, one)
        | compared(SIGNS, one)
        | listed(one, numbers | texts | days | st.booleans())
        | several.map(And)
        | several.map(Or)
    )


names_at_all = st.sampled_from([*TYPES, "a-b", "length", "x"]).map(FieldName)
facts_at_all = st.sampled_from(FACTS).map(FactName)
literals_at_all = (numbers | texts | days | st.booleans()).map(Value)
anything = st.recursive(names_at_all | facts_at_all | literals_at_all, _anything, max_leaves=12)

values_of: Mapping[Kind, Some] = {
    Kind.YES_NO: st.booleans(),
    Kind.NUMBER: numbers,
    Kind.DATE: days,
    Kind.TEXT: texts,
    Kind.CHOICE: st.sampled_from(CHOICES),
    Kind.SEALED: st.none(),
}
fitting = st.fixed_dictionaries({name: values_of[one.kind] for name, one in TYPES.items()})
plain = st.none() | st.booleans() | numbers | texts | days | st.just(2**63) | st.just(10**30)
answers = plain | st.builds(Fact, plain) | st.just(unknown(Text("没有", "none")))
whatever = st.dictionaries(st.sampled_from([*TYPES, *FACTS, "a-b", "length", "x"]), answers)


def fits_the_bounds(tree: Expression) -> bool:
    try:
        return bool(parse(written(tree)))
    except InvalidExpression as error:
        codes = {one.code.removeprefix("expression.") for one in error.problems}
        assert codes <= {"too_long", "too_many", "too_deep"}, written(tree)
        return False


# Reading and writing


@given(anything)
def test_what_is_written_reads_as_what_it_was(tree: Expression) -> None:
    assume(fits_the_bounds(tree))
    assert parse(written(tree)) == tree
    assert written(parse(written(tree))) == written(tree)


@given(sensible)
def test_a_condition_that_makes_sense_has_no_problems(tree: Expression) -> None:
    assume(fits_the_bounds(tree))
    assert problems_in(tree, TYPES) == []
    assert bound(tree, TYPES) == tree


@given(anything)
def test_names_may_change_and_change_back(tree: Expression) -> None:
    there = renamed(tree, "z".__add__, "y".__add__)
    assert renamed(there, lambda one: one[1:], lambda one: one[1:]) == tree
    assert names(there) == tuple(f"z{one}" for one in names(tree))
    assert facts(there) == tuple(f"y{one}" for one in facts(tree))


PIECES = (
    *("and", "or", "not", "in", "true", "length", "length(", "b1", "n1", "kind", "rent", "a-b"),
    *("fit@1", "due:months@12", "2/3", "2026-01-01", "2026-13-01", "-3", "0", "9" * 30, "'张三'"),
    *('"', "'", "(", ")", "[", "]", ",", "==", "!=", "<", ">=", "=", "+", "-", "*", "/", ".", "@"),
    *("__class__", "lambda", ":", "\n", "\u3000", "\ud800", "（", "袋", "\u202e", "{", "}", "%s"),
)
pieces = st.lists(st.sampled_from(PIECES), max_size=25)
typed = (
    pieces.map(" ".join)
    | pieces.map("".join)
    | st.text(max_size=60)
    | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Nd", "No", "Lm", "Mn"]), max_size=9)
    | st.text("()[]'\"-+*/=<>!,.@:_ ab01袋", max_size=40)
    | anything.map(written)
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(typed, whatever)
@example("(" * 500, {})
@example("not " * 125, {})
@example("[" * 500, {})
@example("length(" * 71, {})
@example("-" * 500, {})
@example("'" + "a" * 10**6, {})
@example("9" * 10**6, {})
@example("().__class__.__bases__[0].__subclasses__()", {})
@example("'{0.__init__.__globals__}' == n1", {})
@example("n1 * n1 * n1 * n1 * n1 * n1 * n1 * n1 > 0", {"n1": 2**62})
@example("9**9**9 > 1", {})
def test_whatever_is_typed_is_read_or_refused(condition: str, values: dict[str, Any]) -> None:
    read_or_refused(condition, values)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=4000)
@given(typed, whatever)
def test_much_that_is_typed_is_read_or_refused(condition: str, values: dict[str, Any]) -> None:
    read_or_refused(condition, values)


def read_or_refused(condition: str, values: dict[str, Any]) -> None:
    try:
        tree = parse(condition)
    except InvalidExpression as error:
        assert error.problems
        assert str(error).encode("utf-8")
        columns = [one.params["column"] for one in error.problems if "column" in one.params]
        assert all(1 <= column <= len(condition) + 1 for column in columns)
        return
    assert parse(written(tree)) == tree
    for problem in problems_in(tree, TYPES):
        assert problem.line("zh")
        assert problem.line("en")
    assert evaluate(bound(tree, TYPES), values).holds in (True, False, None)


# What an answer means


@given(conditions(whole), fitting)
def test_a_condition_means_what_python_makes_of_the_same_words(
    tree: Expression, values: dict[str, Any]
) -> None:
    assume(fits_the_bounds(tree))
    whole_values = {
        name: int(one) if isinstance(one, Fraction) else one for name, one in values.items()
    }
    words = written(tree).replace("\\", "\\\\").replace("true", "True").replace("false", "False")
    words = words.replace("in:filed", "filed").replace("length(", "len(")
    space = {**whole_values, "filed": values["in:filed"]}
    assert evaluate(tree, whole_values).value is bool(eval(words, {"len": len}, space))


@given(st.lists(st.sampled_from([True, False, None]), min_size=2, max_size=6))
def test_the_logic_is_kleenes(given_values: list[bool | None]) -> None:
    ranks = {False: 0, None: 1, True: 2}
    by_rank = {rank: value for value, rank in ranks.items()}
    values = {f"x{at}": one for at, one in enumerate(given_values)}
    parts = tuple(FieldName(name) for name in values)
    ranked = [ranks[one] for one in given_values]
    assert evaluate(And(parts), values).holds is by_rank[min(ranked)]
    assert evaluate(Or(parts), values).holds is by_rank[max(ranked)]
    assert evaluate(Not(parts[0]), values).holds is by_rank[2 - ranked[0]]


@pytest.mark.parametrize(("left", "right"), list(product([True, False, None], repeat=2)))
def test_what_is_compared_with_something_unknown_is_unknown(
    left: bool | None, right: bool | None
) -> None:
    found = evaluate(parse("b1 == b2"), {"b1": left, "b2": right}).holds
    assert found is (None if None in (left, right) else left is right)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(anything | sensible, whatever | fitting, st.sets(st.sampled_from([*TYPES, *FACTS])))
def test_knowing_more_never_turns_an_answer_round(
    tree: Expression, values: dict[str, Any], hidden: set[str]
) -> None:
    fewer = {name: one for name, one in values.items() if name not in hidden}
    before, after = evaluate(tree, fewer).holds, evaluate(tree, values).holds
    assert before is None or before is after


@given(sensible, fitting)
def test_what_is_all_there_is_told(tree: Expression, values: dict[str, Any]) -> None:
    found = evaluate(tree, values)
    assert found.known or "too large" in str(found.because)


@given(st.lists(sensible, min_size=2, max_size=3).map(tuple), whatever | fitting)
def test_de_morgan(parts: tuple[Expression, ...], values: dict[str, Any]) -> None:
    opposites = tuple(Not(one) for one in parts)
    for one, other in ((And, Or), (Or, And)):
        left = evaluate(Not(one(parts)), values).holds
        assert left is evaluate(other(opposites), values).holds
    assert evaluate(Not(Not(parts[0])), values).holds is evaluate(parts[0], values).holds


@given(st.text(printable, max_size=50))
def test_length_counts_characters(text: str) -> None:
    tree = parse(f"length(t1) == {len(text)}")
    assert evaluate(tree, {"t1": text}).holds is True
    assert evaluate(tree, {"t1": text + "字"}).holds is False
    assert evaluate(tree, {"t1": text + "𠮷"}).holds is False


# Why


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(anything | sensible, whatever | fitting)
def test_whatever_does_not_hold_says_why(tree: Expression, values: dict[str, Any]) -> None:
    found = evaluate(tree, values)
    if found.holds:
        assert found.because is None
        return
    assert found.because is not None
    for said, ends in ((found.because.zh, "。"), (found.because.en, ".")):
        assert said
        assert said.endswith(ends) is found.known


SECRET = "梧桐苑七号"


@given(anything | sensible, st.sets(st.sampled_from([*TYPES, *FACTS])))
def test_no_answer_repeats_a_value(tree: Expression, held: set[str]) -> None:
    found = evaluate(tree, dict.fromkeys(held, SECRET))
    assert SECRET not in str(found.because)
