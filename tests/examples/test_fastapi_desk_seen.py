"""A whole case in a real Chromium, from application to payment, by keyboard alone.

Writes `build/fastapi_desk.png`; copied to `docs/how-to/web.png` it is the picture of the docs.
"""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi_desk.town import Town
from tests.paper.browser import NEEDS_BROWSER
from tests.paper.chromium import NEEDS_AXE, Chromium
from tests.services.counter import identity

from .keyboard import Keyboard

pytestmark = [pytest.mark.slow, NEEDS_BROWSER, NEEDS_AXE]
PICTURE = Path(__file__).parents[2] / "build" / "fastapi_desk.png"
BORN = "2024-03-12"


@pytest.fixture
def address(app: Any) -> Iterator[str]:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(app, port=port, log_level="warning", access_log=False, ws="none")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def keys(tmp_path: Path, address: str) -> Iterator[Keyboard]:
    with Chromium(tmp_path / "profile") as chromium:
        yield Keyboard(chromium, address)


def fine(keys: Keyboard) -> None:
    """Nothing that axe-core finds, nothing wider than a telephone, nothing too small."""
    assert keys.chromium.axe() == [], keys.path
    keys.wide(360)
    layout = keys.chromium.layout()
    assert layout["wide"] <= 360, (keys.path, layout)
    assert keys.small() == [], keys.path
    keys.wide(1024)


def in_both(keys: Keyboard) -> None:
    """Look at a page in the other language and come back to it."""
    path = keys.path
    for language, other in (("English", "en"), ("中文", "zh-Hans")):
        fine(keys)
        keys.follow(text=f"^{language}$")
        assert keys.path == path
        assert keys.chromium.ask("document.documentElement.lang") == other


def sign_in(keys: Keyboard, person: str) -> None:
    keys.go("/")
    if "退出" in keys.text:
        keys.follow(text="^退出$")
    keys.follow(text="^登录$", type="a")
    keys.choose("person", person)
    keys.follow(type="submit", text="^登录$")


def step(keys: Keyboard, case: str, action: str, gate: str = "") -> None:
    keys.go(case)
    keys.follow(href=f"/do/{action}\\?gate={gate}")


def confirm(keys: Keyboard) -> None:
    keys.follow(type="submit", text="^确定$")
    assert "已办理" in keys.text or "已提出" in keys.text, keys.text[:1500]


def apply(keys: Keyboard, folder: Path) -> str:
    """Fill in everything in the order of the form, and hand it in."""
    sheet = folder / "paper.pdf"
    sheet.write_bytes(b"%PDF-1.7\n% invented\n")
    keys.follow(href="childcare:operate/open$")
    in_both(keys)
    for name, value in (
        ("child_name", "段一诺"),
        ("child_identity_number", identity(7, date.fromisoformat(BORN))),
        ("child_birth_date", BORN),
    ):
        keys.fill(f"data.{name}", value)
    keys.choose("data.child_nationality", "chinese")
    keys.choose("data.child_registered", "here")
    keys.fill("data.birth_certificate_number", "X000000001")
    keys.choose("data.care", "parents")
    keys.fill("data.applicant_name", "段晓梅")
    keys.fill("data.applicant_identity_number", identity(8))
    keys.fill("data.applicant_phone", "10000000001")
    keys.fill("data.bank_account", "0000123456789012")
    keys.choose("data.account_holder", "applicant")
    for name in ("birth_certificate", "household_register", "guardian_identity_card", "bank_card"):
        keys.upload(f"data.{name}", sheet)
    keys.choose("data.declaration", "yes")
    confirm(keys)
    case = keys.path.partition("?")[0]
    in_both(keys)
    step(keys, case, "submit")
    confirm(keys)
    return case


def test_from_application_to_payment(keys: Keyboard, tmp_path: Path, town: Town) -> None:
    keys.wide(1024)
    keys.go("/language/zh?back=/")
    in_both(keys)
    keys.go("/sign-in")
    in_both(keys)
    keys.go("/guide")
    in_both(keys)
    sign_in(keys, "parent")
    in_both(keys)
    case = apply(keys, tmp_path)

    sign_in(keys, "reviewer")
    in_both(keys)
    step(keys, case, "send_back")
    in_both(keys)
    keys.tab_to(name="^items.birth_certificate$")
    for _ in range(2):
        keys.press("ArrowDown")
    confirm(keys)

    sign_in(keys, "parent")
    step(keys, case, "resubmit")
    assert keys.chromium.ask("document.querySelectorAll('input[type=file]').length") == 1
    in_both(keys)
    keys.follow(type="submit", text="^确定$")  # without a file: the summary says what is missing
    assert "还没有更换" in keys.text
    in_both_error(keys)
    right = tmp_path / "right.pdf"
    right.write_bytes(b"%PDF-1.7\n% the right one\n")
    keys.upload("data.birth_certificate", right)
    confirm(keys)

    for person, action in (("reviewer", "first_review"), ("confirmer", "confirm")):
        sign_in(keys, person)
        step(keys, case, action)
        confirm(keys)

    sign_in(keys, "clerk")
    keys.follow(href="childcare:payments/open$")
    keys.fill("data.batch_name", "2026 年第一批")
    confirm(keys)
    batch = keys.path.partition("?")[0]
    step(keys, batch, "collect")
    fine(keys)
    keys.tick("links.member")
    confirm(keys)
    amount = town.at("yingbin").masked(case.rpartition("/")[2])["amount_yuan"]
    step(keys, batch, "close_list")
    keys.fill("data.member_count", "1")
    keys.fill("data.total_yuan", amount)
    confirm(keys)
    step(keys, batch, "order_payment")
    confirm(keys)

    sign_in(keys, "head")
    step(keys, batch, "order_payment", "second_person")
    in_both(keys)
    keys.choose("answer", "agree")
    confirm(keys)

    sign_in(keys, "clerk")
    step(keys, batch, "confirm_paid")
    keys.fill("data.bank_receipt", "R-1")
    confirm(keys)

    sign_in(keys, "parent")
    keys.go(case)
    assert "已发放" in keys.text
    in_both(keys)
    PICTURE.parent.mkdir(exist_ok=True)
    keys.wide(800)
    keys.picture(PICTURE)
    assert town.district.verify().problems == ()


def in_both_error(keys: Keyboard) -> None:
    fine(keys)
    assert keys.chromium.ask("document.activeElement.getAttribute('role')") == "alert"


def test_the_pages_of_others_are_fine_too(keys: Keyboard) -> None:
    keys.wide(1024)
    keys.go("/language/zh?back=/")
    sign_in(keys, "helper")
    keys.follow(href="^/act-for$")
    in_both(keys)
    sign_in(keys, "volunteer")
    keys.follow(href="/points$")
    in_both(keys)
    keys.follow(href="points:redemption")
    fine(keys)
    confirm(keys)
    keys.follow(href="/voucher$")
    in_both(keys)
    sign_in(keys, "grid")
    keys.follow(href="/luyuan/cases/")
    keys.follow(href="/do/hold")
    in_both(keys)
