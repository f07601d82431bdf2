"""A day at the street's desk on which everything goes wrong; run with canaries planted.

Whatever comes back is printed in every way that one prints things; whatever is raised is
printed with its whole chain, and logged. Only what `read` opens is not printed: that is its use.
"""

import copy
import json
import logging
import pickle
import sqlite3
import sys
import traceback
from contextlib import closing, suppress
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from attrs import evolve

from community_gov import ActingFor, Channel, CommunityGovError, Document, open_district
from community_gov.domain.calendar import CHINA_TIME
from community_gov_childcare.story import cast
from community_gov_pingcheng import places

NAME, PHONE, ACCOUNT = "慕容金丝雀", "10073193999", "62731937070099"
FREE, PAPER = "金丝雀在家照看", "canary-inside-the-paper"
LOG = logging.getLogger("desk")
MOMENT = [datetime(2025, 9, 11, 9, 0, tzinfo=CHINA_TIME)]


def paper(name: str = "出生金丝雀证明") -> Document:
    return Document(f"{name}.pdf", f"%PDF-1.7 {PAPER} 金丝雀".encode())


def clean_picture() -> Document:
    """A picture in which nothing is hidden, so that it may be published."""
    content = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
    return Document("金丝雀摊位.jpg", content)


def wrong_number(number: str) -> str:
    return number[:-1] + ("1" if number[-1] != "1" else "2")


class Desk:
    def __init__(self) -> None:
        self.district = self.opened()
        self.here = self.district.neighbourhood("yingbin")
        self.there = self.district.neighbourhood("wuding")
        self.hetai = self.district.neighbourhood("hetai")
        self.said: list[str] = []

    @staticmethod
    def opened():
        return open_district(places(), "sqlite:///desk.db", "keys", now=lambda: MOMENT[0])

    def show(self, label: str, *things: object) -> None:
        for one in things:
            told = [str(one), repr(one), f"{one}", json.dumps(one, default=str)]
            print(label, *told, sep="\n  ")
            LOG.info("%s %s %r", label, one, one)
            with suppress(TypeError), Path("pickled").open("ab") as file:
                file.write(pickle.dumps(copy.deepcopy(one)))

    def refused(self, code: str, wish, *args: object, **named: object) -> None:
        """Do what must fail with this code, and print all that is known of the failure."""
        label = f"refused {code}"
        try:
            wish(*args, **named)
        except CommunityGovError as error:
            codes = [problem.code for problem in error.problems]
            if code not in codes:
                print("UNEXPECTED", code, codes)
            print(label, error, repr(error), error.args, error.lines("zh"), error.lines("en"))
            print(*(repr(vars(one)) for one in chain(error)))
            traceback.print_exc(file=sys.stdout)
            traceback.print_exc()
            LOG.exception(label)
        else:
            print("UNEXPECTED", code, "nothing was raised")


def chain(error: BaseException | None):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def questions_break(district, name: str, answer) -> None:
    """Put another answer in the place of a question's, in what holds at yingbin."""
    office = district.neighbourhood("yingbin")._office
    rules = office.rulebook
    new = {**rules.questions, name: evolve(rules.questions[name], answer=answer)}
    office_new = evolve(office, rulebook=evolve(rules, questions=new))
    district._offices["yingbin"] = office_new


def people(desk: Desk, random) -> tuple[str, str, dict[str, object]]:
    family = cast.FAMILIES[0]
    number = cast.identity_number(random, date(1988, 3, 4))
    aunt = desk.here.register_person({"name": NAME, "phone": PHONE, "identity_number": number})
    child = desk.here.register_person({"name": NAME + "二"})
    form = {
        **cast.application(family, random),
        "care": "other_guardian",
        "divorce_certificate": paper("离婚金丝雀"),
        "custody_agreement": paper("抚养金丝雀"),
        "adoption_certificate": paper("收养金丝雀"),
        "guardianship_proof": paper("监护金丝雀"),
    }
    return aunt, child, form


def main() -> None:
    from random import Random

    random = Random(7)
    desk = Desk()
    here = desk.here
    since = date(2025, 9, 1)
    aunt, child, form = people(desk, random)
    staff = {}
    for role, body in (
        ("first_reviewer", "street_office"),
        ("confirmer", "health_bureau"),
        ("finance_clerk", "finance_bureau"),
        ("community_worker", "hetai_committee"),
    ):
        staff[role] = here.register_person({"name": NAME})
        here.appoint(staff[role], role, body, since)
    who = {"applicant": aunt, "child": child}
    begin = {"program": "childcare:operate", "by": aunt, "people": who}

    first = here.open(**begin, data=form, key="form-1")
    again = here.open(**begin, data=form, key="form-1")
    desk.show("opened", first, again)
    desk.refused(
        "key.reused",
        here.open,
        **begin,
        data={**form, "bank_account": "6" + ACCOUNT[1:]},
        key="form-1",
    )
    case = first.case

    # Values of the wrong form.
    bad = {
        "field.type": {"child_birth_date": NAME, "birth_certificate": NAME, "child_name": paper()},
        "field.unknown": {"nickname": NAME},
        "field.choice": {"care": FREE, "account_holder": PHONE},
        "field.unprintable": {"child_name": NAME + "\x07", "applicant_phone": PHONE + "\u200b"},
        "field.too_long": {"applicant_name": NAME * 1500},
        "document.kind": {"bank_card": Document("金丝雀.exe", f"MZ {PAPER}".encode())},
        "document.empty": {"household_register": Document("金丝雀.pdf", b"")},
        "number.check": {
            "applicant_identity_number": wrong_number(str(form["applicant_identity_number"]))
        },
    }
    for code, data in bad.items():
        code = "" if code == "number.check" else code
        desk_refused_any(desk, code, here.open, **begin, data=data)
        desk_refused_any(desk, code, here.act, case, "fill_in", by=aunt, data=data)
    desk_refused_any(
        desk, "", here.register_person, {"name": NAME + "\x00", "phone": "", "nick": NAME}
    )
    desk_refused_any(
        desk,
        "",
        here.register_person,
        {"identity_number": wrong_number(str(form["child_identity_number"]))},
    )

    # The rules say no, with the whole form in hand.
    changed = {"applicant_phone": PHONE, "bank_account": ACCOUNT, "child_name": NAME}
    desk_refused_any(desk, "", here.act, case, "fill_in", by=staff["confirmer"], data=changed)
    desk_refused_any(desk, "action.unknown", here.act, case, "nap", by=aunt, data=changed)
    desk_refused_any(desk, "case.not_here", here.act, "nowhere", "fill_in", by=aunt, data=changed)
    desk_refused_any(
        desk, "conflict.version", here.act, case, "fill_in", by=aunt, data=changed, version=9
    )
    desk_refused_any(desk, "", here.act, case, "resubmit", by=aunt, data=changed)
    desk_refused_any(desk, "", here.act, case, "ask_again", by=aunt, data={"statement": FREE})
    acting = ActingFor(aunt, Channel.PHONE, "")
    desk_refused_any(
        desk,
        "",
        here.act,
        case,
        "fill_in",
        by=staff["community_worker"],
        data=changed,
        acting_for=acting,
    )
    desk.show("filled in", here.act(case, "fill_in", by=aunt, data=changed, key="fill"))
    desk.show("again", here.act(case, "fill_in", by=aunt, data=changed, key="fill"))
    desk.refused(
        "key.reused",
        here.act,
        case,
        "fill_in",
        by=aunt,
        data={**changed, "child_name": NAME + "三"},
        key="fill",
    )

    # The plugin breaks, and says what it read.
    def quotes(reading):
        raise ValueError(f"cannot: {dict(reading.values)}")

    def wrong_type(reading):
        return dict(reading.values)

    office = desk.district._offices["yingbin"]
    for name in ("childcare:identity_matches_birth@1", "childcare:amount_yuan@1"):
        for answer in (quotes, wrong_type):
            questions_break(desk.district, name, answer)
            broken = desk.district.neighbourhood("yingbin")
            try:
                desk.show(f"{name} {answer.__name__}", broken.act(case, "submit", by=aunt))
            except CommunityGovError as error:
                print(error, repr(error.problems))
                traceback.print_exc()
                LOG.exception(name)
            desk.district._offices["yingbin"] = office
            if here.case(case).state.configuration != ("draft",):
                print("UNEXPECTED", name, answer.__name__, here.case(case).state.configuration)

    desk.show("submitted", here.act(case, "submit", by=aunt, key="submit"))
    # The claim is taken, with the number in hand.
    second = here.open(**begin, data=form).case
    desk.refused("conflict.claim_taken", here.act, second, "submit", by=aunt)
    mother = desk.there.register_person({"name": NAME})
    there = {"applicant": mother, "child": desk.there.register_person({"name": NAME})}
    third = desk.there.open("childcare:operate", by=mother, people=there, data=form).case
    desk.refused("conflict.claim_taken", desk.there.act, third, "submit", by=mother)

    # Finding and reading.
    desk.show("found", here.find_person("phone", PHONE), here.find_person("phone", "10073193000"))
    desk.show(
        "found",
        here.find_person("identity_number", wrong_number(str(form["child_identity_number"]))),
    )
    desk.refused("field.not_findable", here.find_person, "name", NAME)
    desk.refused("sealed.type", here.find_person, "phone", int(PHONE))
    desk.refused("sealed.type", here.find_person, "phone", paper())
    reviewer = staff["first_reviewer"]
    opened = [
        here.read(case, name, by=reviewer, purpose="first_review")
        for name in (
            "child_name",
            "child_identity_number",
            "bank_account",
            "birth_certificate",
            "care",
        )
    ]
    if opened[0] != NAME or opened[2] != ACCOUNT or "金丝雀" not in opened[3].filename:
        print("UNEXPECTED: what was opened is not what was sealed")
    desk_refused_any(
        desk, "", here.read, case, "child_name", by=staff["finance_clerk"], purpose="first_review"
    )
    desk_refused_any(desk, "", here.read, case, "child_name", by=reviewer, purpose="confirm")
    desk_refused_any(desk, "", here.read, case, "nothing", by=reviewer, purpose="first_review")
    desk.show("openings", here.openings(case), here.masked(case))

    # Advice at the community, with a note in free words.
    worker = desk.hetai.register_person({"name": NAME})
    desk.hetai.appoint(worker, "community_worker", "hetai_committee", since)
    family = {
        "family": desk.hetai.register_person({"name": NAME}),
        "child": desk.hetai.register_person({}),
    }
    listed = desk.hetai.open(
        "childcare:assist",
        by=worker,
        people=family,
        data={"contact_phone": PHONE, "child_birth_date": form["child_birth_date"], "note": FREE},
    ).case
    desk.show(
        "assist", desk.hetai.case(listed), desk.hetai.history(listed), desk.hetai.masked(listed)
    )

    in_the_lift(desk, since)
    in_class(desk, since)
    on_the_street(desk, since)
    in_mourning(desk, since)
    with_points(desk, since)
    about_property(desk, since)

    # The whole way through declining, so that the statement is sealed too.
    here.act(case, "decline", by=reviewer, reason="not_eligible")
    desk.show("objected", here.act(case, "ask_again", by=aunt, data={"statement": FREE}))
    MOMENT[0] = datetime(2026, 1, 20, 9, 0, tzinfo=CHINA_TIME)
    desk.show("due", desk.district.run_due())

    def failing(message) -> None:
        raise OSError(f"no line to {message}")

    left: list[object] = []
    desk.show("not sent", desk.district.deliver(failing), desk.district.deliver(left.append), *left)
    for what in (
        here.case,
        here.what_next,
        here.progress,
        here.deadlines,
        here.history,
        here.masked,
        here.openings,
    ):
        desk.show(what.__name__, what(case))
    desk.show(
        "all",
        here.cases(),
        here.rulebook,
        here,
        desk.district,
        here._office,
        desk.district.verify(),
    )
    storms(desk, case, aunt, reviewer, changed)
    desk.district.close()
    print("the day is over")


def in_the_lift(desk: Desk, since: date) -> None:
    """Somebody calls out of a lift and leaves a number."""
    estate = desk.district.neighbourhood("fenglin")
    control = estate.register_person({"name": NAME})
    estate.appoint(control, "control_room", "property_company", since)
    caller = {"caller": estate.register_person({"name": NAME, "phone": PHONE})}
    call = {
        "estate": "某小区",
        "building_unit": "二单元",
        "lift_number": "1号",
        "how_reported": "intercom",
        "call_back": PHONE,
    }
    begin = {"program": "elevator:entrapment", "action": "report", "by": control, "people": caller}
    desk_refused_any(desk, "field.type", estate.open, **begin, data={**call, "call_back": paper()})
    desk_refused_any(desk, "people.missing", estate.open, **{**begin, "people": {}}, data=call)
    case = estate.open(**begin, data=call).case
    desk.show("lift", estate.case(case), estate.history(case), estate.masked(case))
    desk.show("lift", estate.explain(case), estate.progress(case))
    if estate.read(case, "call_back", by=control, purpose="answer") != PHONE:
        print("UNEXPECTED: what was opened is not what was sealed")
    desk_refused_any(
        desk, "", estate.read, case, "call_back", by=caller["caller"], purpose="answer"
    )


def in_mourning(desk: Desk, since: date) -> None:
    """A family tells the council of a funeral, and of what it has in mind."""
    kaide = desk.district.neighbourhood("kaide")
    member = kaide.register_person({"name": NAME})
    kaide.appoint(member, "council_member", "funeral_council", since)
    family = kaide.register_person({"name": NAME, "phone": PHONE})
    plan = {"tables": 18, "yuan_a_table": 300, "gift_yuan": 100, "days": 3}
    data = {"occasion": "funeral", "event_day": since, "contact_phone": PHONE, **plan}
    begin = {"program": "funeral:notice", "by": family, "people": {"family": family}}
    desk_refused_any(
        desk, "field.type", kaide.open, **begin, data={**data, "contact_phone": paper()}
    )
    case = kaide.open(**begin, data=data).case
    desk.show("mourning", kaide.case(case), kaide.history(case), kaide.masked(case))
    desk.show("mourning", kaide.explain(case), kaide.progress(case))
    if kaide.read(case, "contact_phone", by=member, purpose="advise") != PHONE:
        print("UNEXPECTED: what was opened is not what was sealed")
    desk_refused_any(desk, "", kaide.read, case, "contact_phone", by=family, purpose="talk")


def in_class(desk: Desk, since: date) -> None:
    """A partner is vetted, a physical course is timetabled, and somebody asks for a seat in it."""
    here = desk.district.neighbourhood("ximalu")
    worker, member = (here.register_person({"name": NAME}) for _ in range(2))
    here.appoint(worker, "community_worker", "committee", since)
    here.appoint(member, "committee_member", "committee", since)
    somebody = here.register_person({"name": NAME, "phone": PHONE})
    dated = evolve(paper(), valid_until=date(2026, 12, 31))

    def begin(program: str, part: str, who: str = somebody, **more: object) -> str:
        people = {part: who} if part else {}
        return here.open(f"courses:{program}", by=worker, people=people, **more).case

    known = {"organisation": "某机构", "kind": "arts", "offers": "舞蹈"}
    partner = begin("partner", "contact", data=known)
    vetting = {"licence": dated, "phone": PHONE}
    endless = {**vetting, "licence": paper()}
    wish = (here.act, partner, "vet")
    desk_refused_any(desk, "document.no_end", *wish, by=worker, data=endless)
    here.act(partner, "vet", by=worker, data=vetting)
    agreed = ("built_together", "promoted_together", "run_together", "shared", "free_of_charge")
    here.act(partner, "agree", by=worker, data={f"agree-{one}": True for one in agreed})
    step = next(one for one in here.what_next(partner) if one.gate)
    here.vote(partner, "agree", step.gate.name, "agree", by=member, shown=step.shown or "")
    course = begin("course", "teacher", data={"subject": "classical_dance"})
    hours = {
        "term": "秋季",
        "room": "activity_room",
        "first_day": date(2025, 9, 17),
        "last_day": date(2025, 9, 24),
        "hours": "09:00-10:00",
        "ximalu:for_beginners": "从头教",
        "teacher_certificate": dated,
    }
    here.act(course, "timetable", by=worker, data=hours, links={"partner": [partner]})
    again = begin("course", "teacher", data={"subject": "therapeutic_yoga"})
    desk_refused_any(
        desk,
        "conflict.booked",
        here.act,
        again,
        "timetable",
        by=worker,
        data=hours,
        links={"partner": [partner]},
    )
    here.act(course, "enrol", by=worker, data={"seats": 1, "insurance": dated})
    asking = {"channel": "telephone", "phone": PHONE, "emergency_contact": PHONE}
    links = {"course": [course]}
    seat = {"action": "apply_physical", "links": links}
    desk_refused_any(desk, "field.missing", begin, "enrolment", "participant", data=asking, **seat)
    asking["health_declaration"] = paper()
    first = begin("enrolment", "participant", data=asking, **seat)
    desk_refused_any(desk, "check.denied", begin, "enrolment", "participant", data=asking, **seat)
    other = here.register_person({"name": NAME, "phone": PHONE})
    begin("enrolment", "participant", other, data=asking, **seat)
    here.act(first, "withdraw", by=somebody)
    desk_refused_any(desk, "", here.read, first, "phone", by=member, purpose="apply_physical")
    booked = here.bookings(since=date(2025, 9, 1), until=date(2025, 9, 30))
    for case in (partner, course, first):
        desk.show("class", here.case(case), here.history(case), here.masked(case))
        desk.show("class", here.explain(case), here.progress(case), booked)


def on_the_street(desk: Desk, since: date) -> None:
    """A stall is photographed, its trader is served, and a resident says a word."""
    street = desk.district.neighbourhood("luyuan")
    officers = [street.register_person({"name": NAME}) for _ in range(2)]
    for officer in officers:
        street.appoint(officer, "officer", "enforcement_team", since)
    leader = street.register_person({"name": NAME})
    street.appoint(leader, "team_leader", "enforcement_team", since)
    trader = street.register_person({"name": NAME, "phone": PHONE})
    scene = {"photo": paper(), "photo_taken_at": "北口", "recording": "1"}
    begin = {
        "program": "street_order:finding",
        "action": "establish",
        "by": officers[0],
        "people": {"trader": trader},
        "data": {
            "kind": "awning",
            "spot": "8号摊",
            "fixed": False,
            "public_ground": True,
            **scene,
        },
    }

    def agree(case: str, action: str) -> None:
        step = next(one for one in street.what_next(case) if one.gate)
        shown = {"by": officers[1], "shown": step.shown or ""}
        street.vote(case, action, step.gate.name, "agree", **shown)

    desk_refused_any(desk, "people.missing", street.open, **{**begin, "people": {}})
    case = street.open(**begin).case
    agree(case, "establish")
    served = {"served_how": "in_person", "receipt": paper(), "first_breach": True, "minor": True}
    desk_refused_any(
        desk, "field.missing", street.act, case, "advise", by=officers[0], data={"receipt": paper()}
    )
    street.act(case, "advise", by=officers[0], data=served)
    agree(case, "advise")
    covered = {"make_public_copy-faces": True, "make_public_copy-plates": True}
    copy_ = {"by": officers[0], "data": {"public_copy": paper(), **covered}}
    desk_refused_any(desk, "check.denied", street.act, case, "make_public_copy", **copy_)
    copy_["data"] = {"public_copy": clean_picture(), **covered}
    street.act(case, "make_public_copy", **copy_)
    desk_refused_any(desk, "", street.read, case, "photo", by=trader, purpose="advise")
    desk.show("street", street.case(case), street.history(case), street.masked(case))
    plan = {"market": "某市场", "measured_at": "北口", "normal_width": Fraction(4)}
    operation = street.open("street_order:operation", by=leader, data=plan).case
    said = street.open(
        "street_order:opinion",
        by=trader,
        people={"resident": trader},
        links={"operation": [operation]},
        data={"opinion": "better", "remark": FREE},
    ).case
    desk.show("opinion", street.explain(said), street.progress(said), street.masked(said))


def with_points(desk: Desk, since: date) -> None:
    """Somebody helps, hands in a photograph, and spends the points."""
    estate = desk.district.neighbourhood("tianxiang")
    workers = [estate.register_person({"name": NAME}) for _ in range(2)]
    for worker in workers:
        estate.appoint(worker, "community_worker", "committee", since)
    helper = estate.register_person({"name": NAME, "phone": PHONE})
    begin = {
        "program": "points:activity",
        "by": helper,
        "people": {"volunteer": helper},
        "data": {"activity": "patrol", "event": "晚班", "day": MOMENT[0].date(), "photo": paper()},
    }
    case = estate.open(**begin).case
    desk_refused_any(desk, "award.not_measured", estate.act, case, "confirm", by=workers[0])
    estate.act(case, "confirm", by=workers[0], data={"minutes": 120, "photo": paper()})
    points, unit = estate.points, "points:minutes"
    desk_refused_any(
        desk,
        "award.twice",
        estate.act,
        estate.open(**begin).case,
        "confirm",
        by=workers[1],
        data={"minutes": 60},
    )
    desk.show("points", estate.explain(case), estate.masked(case), points.balance(helper, unit))
    desk.show("points", points.history(helper, unit), points.explain(helper, unit))
    day = MOMENT[0].date()
    desk.show("points", points.reports.of_person(helper, day, day, unit), points.outstanding())


def about_property(desk: Desk, since: date) -> None:
    """Owners object, sue and hand in papers; none of it in time."""
    estate = desk.district.neighbourhood("tianxiang")
    convener = estate.register_person({"name": NAME})
    for role in ("convener", "organiser"):
        estate.appoint(convener, role, "committee", since)
    owner = estate.register_person({"name": NAME, "phone": PHONE})
    swap = estate.open(
        "property:swap",
        by=convener,
        people={"title_holder": owner},
        data={"problem": "没有物业用房", "gap_area": Fraction(50)},
    ).case
    letter = {"mortgage": "mortgaged", "mortgagee_letter": paper()}
    desk_refused_any(
        desk, "field.missing", estate.act, swap, "check_title", by=convener, data=letter
    )
    asked = {
        "question": "物业用房",
        "item": "other",
        "item_reason": "涉及共有",
        "roll": f"{owner} 80\n# {FREE}",
        "tianxiang:help_asked": paper(),
    }
    begin = {"by": convener, "people": {"owner": owner}}
    bad = {**asked, "roll": FREE}
    desk_refused_any(desk, "check.denied", estate.open, "property:decision", **begin, data=bad)
    case = estate.open("property:decision", **begin, data=asked).case
    for action, by, field, value in (
        ("notice-object", owner, "objection", FREE),
        ("contest", owner, "court_reference", FREE),
        ("court_revokes", convener, "judgment", paper()),
        ("start_vote", convener, "delivery_proof", paper()),
    ):
        desk_refused_any(desk, "", estate.act, case, action, by=by, data={field: value})
    desk.show("property", estate.case(case), estate.masked(case), estate.explain(case))


def desk_refused_any(desk: Desk, code: str, wish, *args: object, **named: object) -> None:
    """Do what must fail; which code is said elsewhere."""
    try:
        wish(*args, **named)
    except CommunityGovError as error:
        codes = [problem.code for problem in error.problems]
        if code and code not in codes:
            print("UNEXPECTED", code, codes)
        print("refused", codes, error, repr(error), error.args)
        traceback.print_exc()
        LOG.exception("refused %s", codes)
    else:
        print("UNEXPECTED", code, args, "nothing was raised")


def storms(desk: Desk, case: str, aunt: str, reviewer: str, changed: dict[str, object]) -> None:
    """Keys and tables break."""
    here, begin = desk.here, {"by": aunt, "people": {"applicant": aunt, "child": aunt}}
    draft = here.open("childcare:operate", **begin, data=changed).case
    read = {"by": reviewer, "purpose": "first_review"}
    with closing(sqlite3.connect("desk.db", isolation_level=None)) as raw:
        names = [
            row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        ]
        for name in names:
            raw.execute(f"DROP TRIGGER {name}")
        for damage in (
            "UPDATE cg_value SET ciphertext = substr(ciphertext, 1, 5) WHERE field = 'child_name'",
            "UPDATE cg_value SET ciphertext = (SELECT ciphertext FROM cg_value WHERE field ="
            " 'applicant_name') WHERE field = 'child_identity_number'",
            "UPDATE cg_value SET key = '9:none' WHERE field = 'bank_account'",
            "UPDATE cg_value SET key = '1:00' WHERE field = 'birth_certificate'",
        ):
            raw.execute(damage)
        for name in ("child_name", "child_identity_number", "bank_account", "birth_certificate"):
            desk_refused_any(desk, "", here.read, case, name, **read)
        # Nobody answers the database, then it is full, then a table is gone.
        raw.execute("ALTER TABLE cg_value RENAME TO cg_elsewhere")
        desk.refused("store.failed", here.act, draft, "fill_in", by=aunt, data=changed)
        desk.refused("store.failed", here.register_person, {"name": NAME, "phone": PHONE})
        desk.refused("store.failed", here.find_person, "phone", PHONE)
        raw.execute("ALTER TABLE cg_elsewhere RENAME TO cg_value")
        raw.execute("ALTER TABLE cg_value ADD COLUMN more TEXT NOT NULL DEFAULT ''")
        desk.show("another column", attempt(here.act, draft, "fill_in", by=aunt, data=changed))
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("ROLLBACK")
    desk.show("damaged", desk.district.verify())
    keys = Path("keys")
    for mode, path in ((0o644, keys / "people"), (0o644, keys / "roots")):
        path.chmod(mode)
        desk_refused_any(desk, "", Desk.opened)
        path.chmod(0o600)
    content = (keys / "people").read_bytes()
    (keys / "people").write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    desk_refused_any(desk, "", Desk.opened)
    keys.rename("hidden")
    desk_refused_any(desk, "", Desk.opened)
    desk.show("keyless", attempt(here.act, draft, "fill_in", by=aunt, data=changed))
    desk.show("keyless", attempt(here.register_person, {"name": NAME}))


def attempt(wish, *args: object, **named: object) -> object:
    """Return what is answered, or how it failed; printed and logged either way."""
    try:
        return wish(*args, **named)
    except Exception as error:
        traceback.print_exc()
        LOG.exception("attempt")
        return repr(error)


if __name__ == "__main__":
    main()
