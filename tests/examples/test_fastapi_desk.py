"""The desk without a browser: who may see what, what is refused, and where that is said."""

import re
from typing import Any

import pytest
from fastapi_desk.town import Town

from .conftest import Visitor

APPLICATION = {
    "data.child_name": "段一诺",
    "data.child_birth_date": "2024-03-12",
}
QUESTIONS = {
    "data.child_birth_date": "2024-03-12",
    "data.child_nationality": "chinese",
    "data.child_registered": "here",
    "data.care": "divorced",
}


def begun(parent: Visitor, **more: str) -> str:
    parent.get("/yingbin/open/childcare:operate/open")
    parent.send("/yingbin/open/childcare:operate/open", **{**APPLICATION, **more})
    assert parent.page.status_code == 200, parent.says
    return parent.page.url.path


def test_somebody_is_guided_to_the_subsidy_and_nothing_is_kept(app: Any, town: Town) -> None:
    visitor = Visitor(app)
    visitor.get("/guide")
    visitor.send("/guide", **QUESTIONS)
    assert "You can apply" in visitor.says and "3600" in visitor.says
    assert "Birth certificate" in visitor.says and "custody agreement" in visitor.says
    visitor.send("/guide", **{**QUESTIONS, "data.child_registered": "elsewhere"})
    assert "Apply where the child's household register is" in visitor.says
    visitor.send("/guide", **{**QUESTIONS, "data.child_birth_date": "12/3"})
    assert visitor.page.status_code == 422 and "Write it as 2024-03-12" in visitor.says
    assert not town.at("yingbin").cases(program="childcare:operate", limit=1)


def test_what_is_wrong_stands_beside_the_field_in_the_language_of_the_page(app: Any) -> None:
    parent = Visitor(app, "parent", "zh")
    parent.get("/yingbin/open/childcare:operate/open")
    wrong = {"data.child_identity_number": "123", "data.child_birth_date": "soon"}
    parent.send("/yingbin/open/childcare:operate/open", **wrong)
    assert parent.page.status_code == 422
    beside = re.findall(r'id="data-([a-z_]+)-error">([^<]+)<', parent.page.text)
    assert ("child_identity_number", "身份号码应为 18 位。请对照证件原件重新填写。") in beside
    assert "child_birth_date" in dict(beside)
    assert '<html lang="zh-Hans">' in parent.page.text
    assert 'href="#data-child_birth_date"' in parent.page.text


def test_only_who_has_to_do_with_a_case_sees_it(app: Any) -> None:
    parent = Visitor(app, "parent")
    case = begun(parent)
    assert Visitor(app, "elder").get(case).status_code == 404
    assert Visitor(app, "grid").get(case).status_code == 404
    assert "Sign in" in Visitor(app).get(case).text
    reviewer = Visitor(app, "reviewer")
    assert reviewer.get(case).status_code == 200
    assert "段一诺" not in reviewer.page.text and "段**" in reviewer.page.text


def test_a_value_is_opened_for_a_purpose_and_the_resident_sees_that(app: Any) -> None:
    parent, reviewer = Visitor(app, "parent"), Visitor(app, "reviewer")
    case = begun(parent)
    reviewer.get(case)
    reviewer.send(f"{case}/read", field="child_name", purpose="first_review")
    assert "段一诺" in reviewer.says
    assert "Child's name: Pass first review" in parent.get(case).text.replace("&#39;", "'")
    helper = Visitor(app, "helper")
    helper.get(case)
    helper.send(f"{case}/read", field="child_name", purpose="first_review")
    assert helper.page.status_code == 403 and "段一诺" not in helper.page.text


def test_a_worker_acts_for_an_elderly_resident_with_consent_on_record(app: Any, town: Town) -> None:
    helper = Visitor(app, "helper")
    helper.get("/act-for")
    helper.send("/act-for", phone="10000000002")
    assert "李**" in helper.says and "10000000002" not in str(helper.page.url)
    way = f"/yingbin/open/childcare:operate/open?for={town.people['elder'].id}"
    helper.get(way)
    helper.send(way, **{"data.care": "other_guardian", "channel": "in_person"})
    assert helper.page.status_code == 422  # nobody has said where the consent is kept
    helper.send(way, **{"data.care": "other_guardian", "consent": "form 7", "channel": "paper"})
    assert "Done." in helper.says
    case = helper.page.url.path.rpartition("/")[2]
    command = town.at("yingbin").history(case)[0].command
    assert command.by.acting_for is not None
    assert command.by.acting_for.person == town.people["elder"].id
    assert Visitor(app, "elder").get(f"/yingbin/cases/{case}").status_code == 200


def test_a_grid_worker_says_that_a_round_was_held_and_another_confirms(app: Any) -> None:
    grid = Visitor(app, "grid", "zh")
    (round_,) = re.findall(r'href="(/luyuan/cases/[0-9a-f]+)"', grid.get("/").text)[:1]
    hold = f"{round_}/do/hold"
    grid.get(hold)
    points = dict.fromkeys(re.findall(r'name="(data\.hold-[a-z]+)"', grid.page.text), "yes")
    assert points
    grid.send(hold, **{**points, "data.minutes": "50"})
    assert "已办理" in grid.says
    assert grid.get(f"{round_}/do/confirm").status_code == 404
    lead = Visitor(app, "lead")
    lead.get(f"{round_}/do/confirm")
    lead.send(f"{round_}/do/confirm")
    assert "Confirmed" in lead.says


def test_points_buy_a_voucher_that_is_shown_with_its_code(app: Any) -> None:
    resident = Visitor(app, "volunteer")
    resident.get("/tianxiang/points")
    way = re.findall(r'href="(/tianxiang/open/points:redemption[^"]+)"', resident.page.text)[0]
    resident.get(way.replace("&amp;", "&"))
    reward = re.findall(r'name="data.reward" value="([^"]+)"', resident.page.text)[0]
    path = "/tianxiang/open/points:redemption/open"
    resident.send(path, **{"data.reward": reward, "data.quantity": "1"})
    assert "Show the voucher" in resident.says
    resident.get(f"{resident.page.url.path}/voucher")
    assert "<svg" in resident.page.text and "Valid until" in resident.says


def test_a_schema_is_published_for_who_may_do_the_step(app: Any) -> None:
    parent = Visitor(app, "parent")
    case = begun(parent)
    schema = parent.get(f"{case}/do/submit/schema").json()
    name = schema["properties"]["data"]["properties"]["child_name"]
    assert name["x-label"] == {"zh": "孩子姓名", "en": "Child's name"}
    assert Visitor(app, "reviewer").get(f"{case}/do/submit/schema").status_code == 404


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_form_of_another_site_is_refused(app: Any, town: Town, token: str) -> None:
    parent = Visitor(app, "parent")
    before = len(town.at("yingbin").cases())
    parent.send("/yingbin/open/childcare:operate/open", token=token)
    assert parent.page.status_code == 403
    assert len(town.at("yingbin").cases()) == before


def test_the_same_form_sent_twice_acts_once(app: Any, town: Town) -> None:
    parent, path = Visitor(app, "parent"), "/yingbin/open/childcare:operate/open"
    form = parent.get(path)
    before = len(town.at("yingbin").cases())
    for _ in range(2):
        parent.page = form
        parent.send(path, **{"data.care": "parents"})
    assert len(town.at("yingbin").cases()) == before + 1


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_language_keeps_the_page_and_leads_to_no_other_site(app: Any, back: str) -> None:
    visitor = Visitor(app)
    visitor.get("/language/zh?back=/guide")
    assert visitor.page.url.path == "/guide" and 'lang="zh-Hans"' in visitor.page.text
    visitor.get(f"/language/en?back={back}")
    assert (visitor.page.url.host, visitor.page.url.path) == ("desk", "/")


def test_too_much_is_not_even_read(app: Any) -> None:
    parent = Visitor(app, "parent")
    case = begun(parent)
    parent.get(f"{case}/do/fill_in")
    large = b"%PDF-" + b"x" * (10 * 1024 * 1024)
    parent.send(f"{case}/do/fill_in", files={"data.bank_card": ("card.pdf", large)})
    assert parent.page.status_code == 422 and "larger than 10 MB" in parent.says
