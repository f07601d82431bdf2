"""Batches: what is looked at is what is paid, and the next batch is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from community_gov.plugin import CommunityGovError, Said
from community_gov.testing import Bench

STREET = """
place: street
kind: street
label: {zh: 某街道, en: A street}
language: zh
bodies:
  treasury: {kind: finance_bureau, label: {zh: 财政局, en: Finance bureau}}
calendar: {name: cn}
plugins:
  - childcare: {mode: operate}
"""
PAYMENTS = "childcare:payments"
SUMS = {"member_count": 0, "total_yuan": 0}


class Treasury:
    """The finance office with nothing to pay yet."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.here = bench.place("street")
        self.clerk = bench.worker("street", "finance_clerk", "treasury")
        self.head = bench.worker("street", "finance_head", "treasury")

    def batch(self, name: str, *previous: str) -> str:
        links = {"previous": list(previous)} if previous else {}
        data = {"batch_name": name}
        return self.here.open(PAYMENTS, by=self.clerk, data=data, links=links).case

    def act(self, batch: str, action: str, **data: object) -> tuple[str, ...]:
        return self.here.act(batch, action, by=self.clerk, data=data).states

    def refused(self, batch: str, action: str) -> str:
        with pytest.raises(CommunityGovError) as error:
            self.here.act(batch, action, by=self.clerk)
        return error.value.problems[0].code

    def agree(self, batch: str, by: str = "") -> None:
        (step,) = (one for one in self.here.what_next(batch) if one.gate)
        self.here.vote(
            batch,
            "order_payment",
            "second_person",
            Said.AGREE,
            by=by or self.head,
            shown=step.shown or "",
        )

    def reminders(self, batch: str) -> int:
        return sum(one.command.clock == "quarter" for one in self.here.history(batch))


@pytest.fixture
def treasury(tmp_path: Path) -> Iterator[Treasury]:
    with Bench(tmp_path, {"street.yaml": STREET}) as bench:
        yield Treasury(bench)


def test_nobody_joins_a_list_that_a_second_person_looks_at(treasury: Treasury) -> None:
    batch = treasury.batch("一")
    treasury.act(batch, "close_list", **SUMS)
    assert treasury.refused(batch, "collect") == "action.not_here"
    treasury.act(batch, "order_payment")
    treasury.act(batch, "reopen_list")
    assert not treasury.here.case(batch).state.pending


def test_the_next_batch_is_asked_for_after_a_quarter(treasury: Treasury) -> None:
    batch = treasury.batch("一")
    treasury.bench.go_to(treasury.bench.moment.replace(month=7))
    assert treasury.reminders(batch) == 1


def test_a_batch_that_was_followed_asks_for_nothing(treasury: Treasury) -> None:
    first = treasury.batch("一")
    treasury.act(first, "close_list", **SUMS)
    treasury.act(first, "order_payment")
    treasury.agree(first)
    treasury.act(first, "confirm_paid", bank_receipt="HD1")
    treasury.act(first, "close")
    treasury.bench.go_to(treasury.bench.moment.replace(month=5))
    second = treasury.batch("二", first)
    assert treasury.here.case(first).state.configuration == ("followed",)
    treasury.bench.go_to(treasury.bench.moment.replace(month=9))
    assert (treasury.reminders(first), treasury.reminders(second)) == (0, 1)


def test_who_closed_the_list_does_not_answer_for_it(treasury: Treasury) -> None:
    treasury.here.appoint(treasury.clerk, "finance_head", "treasury", treasury.bench.moment.date())
    batch = treasury.batch("一")
    treasury.act(batch, "close_list", **SUMS)
    treasury.here.act(batch, "order_payment", by=treasury.head)
    with pytest.raises(CommunityGovError) as error:
        treasury.agree(batch, treasury.clerk)
    assert error.value.problems[0].code == "four_eyes"


def test_a_batch_still_open_cannot_be_followed(treasury: Treasury) -> None:
    batch = treasury.batch("一")
    with pytest.raises(CommunityGovError) as error:
        treasury.batch("二", batch)
    assert error.value.problems[0].code == "action.not_here"
