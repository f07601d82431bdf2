"""The commands on points and vouchers, and what would be if the rules were others."""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from attrs import frozen

from community_gov import District, open_district
from community_gov.domain.text import Text
from community_gov.ledger.orders import Order, OrderKind
from community_gov.services.points.schemes import terms_of
from community_gov.services.ports import Bookings, Record
from community_gov.testing import Bench

from .conftest import COMMAND, Said

Gov = Callable[..., Said]

PLACE = """
place: lane
kind: community
label: {zh: 槐树巷, en: Locust Lane}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Committee}}
plugins:
  - thanks
"""
PLUGIN = """
from datetime import date
from fractions import Fraction
from attrs import frozen
from community_gov.plugin import *

WHY = Authority(Text("居民会议纪要第3号", "minutes of meeting 3"))


@frozen
class Settings:
    per_hour: int = 2


class Thanks:
    name = "thanks"
    label = Text("谢谢", "Thanks")
    Settings = Settings

    def __init__(self, settings):
        self.settings = settings

    @hookimpl
    def schemes(self):
        unit = Text("分", "points")
        return [Scheme("points", Text("积分", "Points"), unit, Terms(), Fraction(1, 2), WHY)]

    @hookimpl
    def point_rules(self):
        rate = self.settings.per_hour
        return [PointRule("patrol@1", "points", Text("巡逻", "Patrol"), WHY, per_hour=rate)]

    @hookimpl
    def rewards(self):
        price = Series(Text("茶", "tea"), (Dated(date(2020, 1, 1), 4, WHY),))
        street = Text("街道办", "Street office")
        return [Reward("tea", "points", Text("茶叶", "Tea"), price, "street", street, False)]
"""
UNIT = "thanks:points"
NOW = datetime(2026, 3, 20, 2, tzinfo=UTC)


@frozen
class Lane:
    """A folder with a district in it."""

    folder: Path
    people: dict[str, str]

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder}/lane.db"

    @property
    def of(self) -> tuple[str, ...]:
        return ("--places", str(self.folder / "places"), "--database", self.database)


def opened(folder: Path, moment: datetime) -> District:
    places, database = folder / "places", f"sqlite:///{folder}/lane.db"
    return open_district(places, database, folder / "lane.db.keys", now=lambda: moment)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Lane:
    """Twenty people, of whom ten took part in February and fourteen in March."""
    folder = tmp_path_factory.mktemp("lane")
    (folder / "places" / "lane").mkdir(parents=True)
    (folder / "places" / "lane.yaml").write_text(PLACE, encoding="utf-8")
    (folder / "places" / "lane" / "thanks.py").write_text(PLUGIN, encoding="utf-8")
    with opened(folder, NOW) as district:
        here = district.neighbourhood("lane")
        ann = here.register_person({"name": "王小花"})
        clerk, chief = here.register_person({"name": "赵一一"}), here.register_person({})
        others = [here.register_person({}) for _ in range(17)]
        here.relate("household", ann, others[0], date(2020, 1, 1))
        for number, one in enumerate([ann, *others][:14]):
            for day in (date(2026, 2, 20), date(2026, 3, 5))[number >= 10 :]:
                id = f"a{number}-{day}"
                here.points.award(one, "thanks:patrol", by=clerk, id=id, day=day, minutes=60)
        here.points.deduct(ann, 1, Text("记错了", "a slip"), by=clerk, second=chief, id="d")
        for id, who in (("h1", others[0]), ("h2", others[1])):
            order = Order(
                id,
                UNIT,
                OrderKind.HOLD,
                debit=who,
                credit="@funder:street",
                amount=4,
                what="reward:thanks:tea",
                count=1,
            )
            book(here._office, order)
        book(here._office, Order("s1", UNIT, OrderKind.SETTLE, of="h1"))
    return Lane(folder, {"ann": ann, "clerk": clerk, "one": others[0]})


def book(office, order: Order) -> None:
    orders = (order,)
    office.store.book_orders("lane", Bookings(orders, terms_of(office, orders), office.moment()))


def test_a_balance(gov: Gov, made: Lane) -> None:
    said = gov("points", "balance", "lane", made.people["ann"], *made.of, "--language", "en")
    assert (said.code, said.out) == (0, "Points: 3 points to spend\n")
    said = gov("points", "balance", "lane", made.people["ann"], *made.of, "--language", "zh")
    assert said.out == "积分：可用 3 分\n"
    found = gov("points", "balance", "lane", made.people["ann"], *made.of, "--json").json
    assert (found["points"], found["held"], found["closed"]) == (3, 0, False)
    assert found["scheme"]["name"] == UNIT and found["scheme"]["label"]["zh"] == "积分"
    lost = gov("points", "balance", "lane", "x", "--scheme", "thanks:pionts", *made.of, "--json")
    assert lost.code == 1 and lost.json["problems"][0]["code"] == "scheme.not_here"


def test_an_account_is_explained(gov: Gov, made: Lane) -> None:
    call = ("points", "explain", "lane", made.people["ann"], *made.of)
    said = gov(*call, "--language", "en")
    assert said.code == 0 and "王小花" not in said.out and "赵一一" not in said.out
    assert "1 points were deducted" in said.out and "-1, balance 3" in said.out
    assert f"asked for by 赵** {made.people['clerk']}" in said.out
    assert "by rule thanks:patrol, version 1" in said.out
    assert "rests on: minutes of meeting 3" in said.out
    lines = gov(*call, "--json").json["lines"]
    assert [one["balance"] for one in lines] == [3, 4, 2]
    assert lines[0]["why"][0] == {"zh": "理由：记错了", "en": "reason: a slip"}
    rest = gov(*call, "--before", lines[0]["number"], "--lines", 1, "--json").json["lines"]
    assert rest == [lines[1]]
    oldest = gov(*call, "--oldest-first", "--json").json["lines"]
    assert oldest == lines[::-1]
    chinese = gov(*call, "--language", "zh").out
    assert "扣减 1 分" in chinese and "巡逻：记 2 分" in chinese


MARCH = ("--since", "2026-03-01", "--until", "2026-03-31")


def test_statements(gov: Gov, made: Lane) -> None:
    ann = made.people["ann"]
    (own,) = gov("points", "statement", "lane", ann, *MARCH, *made.of, "--json").json
    assert (own["sums"]["opening"], own["sums"]["closing"]) == (0, 3)
    assert own["activities"] == [
        {
            "name": "thanks:patrol",
            "persons": 1,
            "times": 1,
            "amount": 2,
            "label": {"zh": "巡逻", "en": "Patrol"},
        }
    ]
    said = gov("points", "statement", "lane", ann, *MARCH, *made.of, "--language", "zh")
    assert said.code == 0 and "期末余额" in said.out and "扣减" in said.out
    house = gov("points", "statement", "lane", ann, "--household", *MARCH, *made.of, "--json")
    assert house.json[0]["accounts"] == 2 and house.json[0]["sums"]["closing"] == 3
    (whole,) = gov("points", "statement", "lane", *MARCH, *made.of, "--json").json
    assert {one["name"]: one["amount"] for one in whole["sums"]["lines"]} == {"other": 39}, (
        "one person's deduction and two persons' tea are not told apart"
    )
    assert whole["sums"]["closing"] == 39 and whole["liability"] is None
    (books,) = gov("points", "statement", "lane", "--scheme", UNIT, *MARCH, *made.of, "--json").json
    assert {one["name"]: one["amount"] for one in books["sums"]["lines"]} == {
        "awarded": 48,
        "spent": -8,
        "deducted": -1,
    }
    assert books["liability"]["funders"][0]["yuan"] == "2.00"
    wrong = gov("points", "statement", "lane", "--household", *made.of)
    assert wrong.code == 2 and "PERSON" in wrong.err
    wrong = gov("points", "statement", "lane", "--since", "soon", *made.of)
    assert wrong.code == 2


def test_participation(gov: Gov, made: Lane) -> None:
    call = ("points", "participation", "lane", "--day", "2026-03-01", "--days", 10, *made.of)
    found = gov(*call, "--base", 40, "--json").json
    assert found["relative_change_percent"] == 40.0
    assert found["change_percentage_points"] == 10.0
    assert (found["before"]["percent"], found["after"]["percent"]) == (25.0, 35.0)
    assert found["before"]["low"] < 25 < found["before"]["high"]
    said = gov(*call, "--base", 40, "--language", "en")
    assert said.code == 0 and "relative change: +40.0 %" in said.out
    assert "change in percentage points: +10.0" in said.out and "10 of 40 persons" in said.out
    chinese = gov(*call, "--base", 40, "--language", "zh").out
    assert "相对变化：+40.0%" in chinese and "变化：+10.0 个百分点" in chinese
    few = gov(*call, "--least", 11, "--base", 40, "--language", "en")
    assert few.code == 0 and "relative change: too few persons: cannot tell" in few.out
    late = gov(*call[:4], "2099-01-01", *call[5:], "--json")
    assert late.code == 1 and late.json["problems"][0]["code"] == "participation.not_over"


def test_the_catalogue_and_what_is_owed(gov: Gov, made: Lane) -> None:
    said = gov("points", "catalogue", "lane", *made.of, "--language", "en")
    assert said.code == 0 and "Tea" in said.out and "Street office" in said.out
    (tea,) = gov("points", "catalogue", "lane", *made.of, "--json").json
    assert (tea["reward"]["name"], tea["price"], tea["left"]) == ("thanks:tea", 4, None)
    assert gov("points", "catalogue", "lane", "--day", "2019-01-01", *made.of).code == 1
    owed = gov("points", "outstanding", "lane", *made.of, "--json").json["liability"]
    assert (owed["points"], owed["held"], owed["yuan"]) == (43, 4, "21.50")
    (street,) = owed["funders"]
    assert (street["name"], street["points"], street["yuan"]) == ("street", 4, "2.00")
    said = gov("points", "outstanding", "lane", *made.of, "--language", "zh").out
    assert "折合 21.50 元" in said and "街道办" in said and "茶叶" in said


def test_a_card(gov: Gov, made: Lane, tmp_path: Path) -> None:
    ann = made.people["ann"]
    said = gov("points", "card", "lane", ann, "--html", "new/card.html", *made.of)
    assert said.code == 0
    page = (tmp_path / "new" / "card.html").read_text(encoding="utf-8")
    assert "王**" in page and "王小花" not in page and ann in page
    assert "Tea" in page and "+2" in page and "−1" in page
    machine = gov("points", "card", "lane", ann, "--html", "c.html", *made.of, "--json")
    assert machine.json == {"html": "c.html"}
    assert gov("points", "card", "lane", ann, *made.of).code == 2


# What if


def state(lane: Lane) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in lane.folder.rglob("*")
        if path.is_file() and not _beside(path)
    }


def _beside(path: Path) -> bool:
    """Whether SQLite made it to read a write-ahead log, and there is nothing in it."""
    return path.name.endswith("-shm") or (path.name.endswith("-wal") and not path.stat().st_size)


def test_what_if_only_reads(gov: Gov, made: Lane, tmp_path: Path) -> None:
    (tmp_path / "change.yaml").write_text("thanks: {per_hour: 1}\n", encoding="utf-8")
    before = state(made)
    call = ("what-if", "points", "lane", "--change", "change.yaml", *made.of)
    (found,) = gov(*call, "--json").json
    assert (found["gaining"], found["losing"], found["same"]) == (0, 14, 0)
    assert (found["points"], found["yuan"]) == ([47, 23], ["23.50", "11.50"])
    assert [one["problems"][0]["code"] for one in found["unpaid"]] == ["points.too_few"] * 2
    assert any("王**" in one["who"] for one in found["differences"])
    said = gov(*call, "--language", "zh")
    assert said.code == 0 and "14 人少得" in said.out and "王小花" not in said.out
    assert "积分不够" in said.out and "23.50 元 → 11.50 元" in said.out
    (tmp_path / "change.yaml").write_text("{}\n", encoding="utf-8")
    assert "nothing would be otherwise" in gov(*call, "--language", "en").out
    assert state(made) == before


def test_what_if_cannot_write(made: Lane) -> None:
    from community_gov.domain.errors import StoreError
    from community_gov.store import SqliteStore

    with SqliteStore.open(made.database, read_only=True) as store:
        with pytest.raises(StoreError):
            store.put("lane", [Record("x", "person", "x", {}, NOW.date())], {})
        assert not store.records("lane", "person", subject="x")


@pytest.mark.parametrize(
    ("written", "code", "where"),
    [
        ("thanks:\n  per_huor: 1\n", "setting.unknown", "change.yaml:2"),
        ("thanks:\n  per_hour: much\n", "file.expected", "change.yaml:2"),
        ("\nthank: {per_hour: 1}\n", "place.values_for_nobody", "change.yaml:2"),
        ("- 1\n", None, "change.yaml"),
        ("thanks: 1\n", None, "change.yaml:1"),
        ("a: [\n", None, "change.yaml"),
    ],
)
def test_what_if_says_where_a_change_is_wrong(
    gov: Gov, made: Lane, tmp_path: Path, written: str, code: str | None, where: str
) -> None:
    (tmp_path / "change.yaml").write_text(written, encoding="utf-8")
    said = gov("what-if", "points", "lane", "--change", "change.yaml", *made.of, "--json")
    assert said.code == 2
    (problem,) = said.json["problems"]
    assert problem["where"].startswith(where), problem
    assert code is None or problem["code"] == code


def test_what_if_without_a_database(gov: Gov, made: Lane, tmp_path: Path) -> None:
    (tmp_path / "change.yaml").write_text("{}\n", encoding="utf-8")
    call = ("what-if", "points", "lane", "--change", "change.yaml", *made.of[:2], "--json")
    said = gov(*call, "--database", f"sqlite:///{tmp_path}/none.db")
    assert said.code == 2 and said.json["problems"][0]["code"] == "store.no_file"
    assert not (tmp_path / "none.db").exists()


# Vouchers

HERE = """
place: lane
kind: community
label: {zh: 槐树巷, en: Locust Lane}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Committee}}
  keepers: {kind: partner, label: {zh: 家政公司, en: Housekeepers}}
plugins:
  - points
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Lane:
    """A place in which somebody has reserved two hours of housekeeping, today."""
    folder = tmp_path_factory.mktemp("shop")
    (folder / "places").mkdir()
    (folder / "places" / "lane.yaml").write_text(HERE, encoding="utf-8")
    now = datetime.now(UTC)
    with opened(folder, now) as district:
        here = district.neighbourhood("lane")
        ann, clerk = here.register_person({"name": "王小花"}), here.register_person({})
        keeper = here.register_person({})
        here.appoint(clerk, "community_worker", "committee", here.today())
        here.appoint(keeper, "partner_staff", "keepers", here.today())
        for number in range(10):
            here.points.award(ann, "points:patrol", by=clerk, id=f"a{number}", minutes=120)
        here.points.restock("points:housekeeping", 5, by=clerk, id="r")
        data = {"reward": "housekeeping", "quantity": 1}
        people = {"resident": ann}
        case = here.open("points:redemption", by=ann, people=people, data=data).case
    return Lane(folder, {"ann": ann, "clerk": clerk, "keeper": keeper, "case": case})


@pytest.fixture
def token(gov: Gov, shop: Lane) -> str:
    with opened(shop.folder, datetime.now(UTC)) as district:
        return district.neighbourhood("lane").points.voucher(shop.people["case"]).token


def test_a_voucher_is_printed(gov: Gov, shop: Lane, tmp_path: Path, token: str) -> None:
    call = ("voucher", "print", "lane", shop.people["case"], "--html", "v.html", *shop.of)
    assert gov(*call, "--language", "zh").code == 0
    page = (tmp_path / "v.html").read_text(encoding="utf-8")
    assert "兑换券" in page and "槐树巷" in page and token[:5] in page
    machine = gov(*call, "--json").json
    assert machine["voucher"]["reward"] == "points:housekeeping"
    lost = gov("voucher", "print", "lane", "no-such-case", "--html", "w.html", *shop.of, "--json")
    assert lost.code == 1 and lost.json["problems"][0]["code"] == "case.not_here"
    assert not (tmp_path / "w.html").exists()


def test_a_voucher_is_checked_offline(gov: Gov, shop: Lane, tmp_path: Path, token: str) -> None:
    key = gov("voucher", "key", "lane", *shop.of)
    assert key.code == 0 and len(bytes.fromhex(key.out)) == 32
    assert gov("voucher", "key", "lane", *shop.of, "--json").json["key"] == key.out.strip()
    (tmp_path / "lane.key").write_text(key.out, encoding="ascii")
    for given in (key.out.strip(), "lane.key"):
        said = gov("voucher", "check", token, "--key", given, "--language", "en")
        assert said.code == 0 and "signed by the place" in said.out
    found = gov("voucher", "check", token, "--key", "lane.key", "--json").json
    assert found["state"] is None and found["voucher"]["case"] == shop.people["case"]
    forged = gov("voucher", "check", token, "--key", "00" * 32, "--json")
    assert forged.code == 1 and forged.json["problems"][0]["code"] == "voucher.forged"
    for wrong in ("no-such-file", "xx" * 32):
        said = gov("voucher", "check", token, "--key", wrong, "--json")
        assert said.code == 2 and said.json["problems"][0]["code"] == "voucher.key"
    assert gov("voucher", "check", token).code == 2
    assert gov("voucher", "check", "CGV1.NOT", "--key", "lane.key").code == 1


def test_a_voucher_is_read_from_standard_input(shop: Lane, tmp_path: Path, token: str) -> None:
    with opened(shop.folder, datetime.now(UTC)) as district:
        key = district.neighbourhood("lane").points.voucher_key().hex()
    grouped = " ".join(token[at : at + 5] for at in range(0, len(token), 5))
    said = subprocess.run(
        [*COMMAND, "voucher", "check", "--key", key, "--json"],
        input=grouped + "\n",
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=100,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout)["checked"] == "signature"


def test_a_voucher_is_checked_against_the_books(
    gov: Gov, shop: Lane, tmp_path: Path, token: str
) -> None:
    mine = Lane(tmp_path / "mine", shop.people)
    shutil.copytree(shop.folder, mine.folder)
    call = ("voucher", "check", token, "--place", "lane", *mine.of)
    assert gov(*call, "--json").json["state"] == "good"
    assert "可以使用" in gov(*call, "--language", "zh").out
    with opened(mine.folder, datetime.now(UTC)) as district:
        here = district.neighbourhood("lane")
        here.act(shop.people["case"], "hand_over", by=shop.people["keeper"])
    spent = gov(*call, "--json")
    assert spent.code == 1 and spent.json["state"] == "spent"
    assert "已兑付" in gov(*call, "--language", "zh").out


COMMANDS = [
    *(("points", one) for one in ("balance", "explain", "statement", "participation")),
    *(("points", one) for one in ("catalogue", "outstanding", "card")),
    *(("voucher", one) for one in ("print", "check", "key")),
    ("what-if", "points"),
]


def test_every_help_has_examples(gov: Gov) -> None:
    for name, one in COMMANDS:
        module = import_module(f"community_gov.cli.{name.replace('-', '_')}")
        command = getattr(module, name.replace("-", "_")).commands[one]
        calls = [line.strip() for line in (command.epilog or "").splitlines()[2:]]
        assert calls and all(line.startswith(f"community-gov {name} {one} ") for line in calls)
        options = {word for line in calls for word in line.split() if word.startswith("--")}
        assert options <= {option for param in command.params for option in param.opts}
    said = gov("points", "card", "--help", environment={"COMMUNITY_GOV_LANGUAGE": "zh"})
    assert said.code == 0 and "示例：\n" in said.out
    assert "    community-gov points card willow PERSON --html card.html" in said.out


def test_a_place_without_points_says_so(gov: Gov, tmp_path: Path) -> None:
    file = "place: bare\nkind: community\nlabel: {zh: 空处, en: Bare}\n"
    with Bench(tmp_path / "bare", {"bare.yaml": file}) as bench:
        of = ("--places", str(bench.places), "--database", bench.url, "--keys", str(bench.keys))
    said = gov("points", "statement", "bare", *of, "--language", "en")
    assert (said.code, said.out) == (0, "No points are kept here.\n")
    asked = ("points", "participation", "bare", "--day", "2026-03-01", "--days", "3", *of, "--json")
    assert gov(*asked).json["problems"][0]["code"] == "scheme.none"
