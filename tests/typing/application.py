"""What an application writes, as a type checker sees it; never run.

A line with two `ignore`s is a mistake that both checkers must find: one that finds nothing there
says that the `ignore` is not needed, and fails.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from community_gov import (
    ActingFor,
    Answer,
    Case,
    Channel,
    CommunityGovError,
    Conflict,
    Document,
    Event,
    Language,
    Message,
    Neighbourhood,
    Outcome,
    Refused,
    Said,
    SqliteStore,
    Text,
    Voucher,
    check_voucher,
    open_district,
)


def a_case_from_end_to_end() -> tuple[str, ...]:
    with open_district("places", "sqlite:///district.db", "district.db.keys") as district:
        willow: Neighbourhood = district.neighbourhood("willow")
        resident: str = willow.register_person({"phone": "13800138000"})
        willow.appoint(resident, "clerk", "committee", date(2026, 3, 1))
        photo = Document("bath.png", b"...")
        answer: Answer = willow.open(
            "handrail:install",
            by=resident,
            people={"resident": resident, "neighbours": [resident]},
            data={"room": "bath", "photo": photo},
            acting_for=ActingFor(resident, Channel.IN_PERSON, consent="form 12"),
            key="made-by-the-client",
        )
        case: Case = willow.case(answer.case)
        return case.state.configuration


def mistakes_at_the_counter(willow: Neighbourhood, case: str) -> None:
    willow.act(case, "approve")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    willow.act(case, "approve", by=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    willow.open("handrail:install", "resident")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    willow.approve(case)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    willow.register_person({"phone": 13800138000})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]


def what_happened_is_frozen(answer: Answer, case: Case) -> str:
    answer.version = 2  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    case.version = 2  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    number: int = answer.happened  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    return f"{answer.happened}, {answer.version + number}"


def a_vote(willow: Neighbourhood, case: str, by: str, shown: str) -> bool:
    said = willow.vote(case, "approve", "second_look", Said.AGREE, by=by, shown=shown)
    also = willow.vote(case, "approve", "second_look", "agree", by=by, shown=shown)
    return said.repeated or also.repeated


def many_at_once(willow: Neighbourhood, cases: Sequence[str], by: str) -> list[Language]:
    outcomes: tuple[Outcome, ...] = willow.act_on_each(cases, "pay", by=by)
    assert outcomes[0].answer.version  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    done: list[Answer] = [one.answer for one in outcomes if one.answer is not None]
    languages: list[Language] = ["zh", "en"]
    languages.append("fr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    return languages if done else []


def errors_say_what_and_what_next(willow: Neighbourhood, case: str, by: str) -> list[str]:
    try:
        willow.act(case, "approve", by=by)
    except Conflict as conflict:
        return conflict.lines("zh")
    except (Refused, CommunityGovError) as error:
        first = error.problems[0]
        what: Text = first.what
        assert what.zh + 1  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
        return [first.code, first.where, what.en, first.next_step.in_("zh")]
    return []


def time_and_messages(sent: list[Message]) -> bool:
    def now() -> datetime:
        return datetime(2026, 3, 2, 9, tzinfo=UTC)

    with open_district("places", "sqlite:///a.db", "a.keys", now=now) as district:
        district.deliver(sent.append)
        district.run_due(now() + timedelta(days=1))
        district.run_due("tomorrow")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        return bool(district.verify().problems)


def ones_own_connection(connection: Connection) -> None:
    district = open_district("places", SqliteStore.over(connection), "keys")
    history: Sequence[Event] = district.neighbourhood("willow").history("a case")
    assert history[0].command.at.tzinfo is not None


def a_voucher_at_a_shop(scanned: str, key: bytes) -> str:
    voucher: Voucher = check_voucher(scanned, key, date(2026, 3, 2))
    check_voucher(scanned, key)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    return voucher.serial
