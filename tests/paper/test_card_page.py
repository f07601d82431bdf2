"""A points card as it is printed."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from community_gov.domain.text import Language, Text
from community_gov.paper import CardLine, PointsCard, card_page
from community_gov.paper.card import BLANK_ROWS

from .browser import NEEDS_BROWSER, Reader, asks_for_nothing, laid_out, sheets

LANGUAGES: tuple[Language, ...] = ("zh", "en")
CLEANED = Text("参加楼道清洁志愿服务", "Cleaned the stairs with volunteers")
CARD = PointsCard(
    place_label=Text("福兴社区", "Fuxing Community"),
    holder="张**",
    number="FX-000128",
    scheme=Text("邻里积分", "Neighbour points"),
    unit=Text("分", "points"),
    as_of=date(2026, 11, 24),
    balance=138,
    held=20,
    lapsing=((date(2026, 12, 31), 38), (date(2027, 6, 30), 100)),
    lines=(
        *(CardLine(date(2026, 10, day), CLEANED, 10, 98 + 10 * day) for day in range(1, 8)),
        CardLine(date(2026, 10, 8), Text("兑换", "Redeemed"), -30, 138),
    ),
    rewards=((Text("免费停车券", "Free parking"), 30), (Text("理发一次", "A haircut"), 50)),
    note=Text("积分不能兑换现金。", "Points are never paid out in money."),
)
BARE = evolve(CARD, held=0, balance=0, lapsing=(), lines=(), rewards=(), note=None)
LONG = evolve(
    CARD,
    number="N" * 64,
    holder="长" * 40,
    scheme=Text("积" * 40, "S" * 60),
    unit=Text("积分点数", "neighbourhoodpoints"),
    lines=(CardLine(date(2026, 10, 8), Text("事" * 80, "W" * 80), -1_000_000, 9_999_999),) * 3,
    rewards=((Text("奖" * 80, "R" * 80), 1_000_000),),
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            [
                *("福兴社区", "邻里积分", "张**", "FX-000128", "2026年11月24日", "138 分"),
                "另有 20 分已为兑换预扣，不在余额内。",
                "38 分用到2026年12月31日为止，逾期作废。",
                *("2026-10-08", "−30", "+10", "免费停车券", "30 分"),
                *("积分不能兑换现金。", "手工登记", "经办人", "盖章处"),
            ],
        ),
        (
            "en",
            [
                *("Fuxing Community", "Neighbour points", "24 November 2026", "138 points"),
                "Besides, set aside for open redemptions and not in the balance: 20 points.",
                "To be used until 31 December 2026, and lapsing after it: 38 points.",
                *("2026-10-08", "−30", "+10", "Free parking", "30 points"),
                *("Points are never paid out in money.", "Signed", "Stamp"),
            ],
        ),
    ],
)
def test_what_is_read(language: Language, said: list[str]) -> None:
    texts = Reader(card_page(CARD, language)).texts
    assert [one for one in said if one not in texts] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_rows_for_a_pen(language: Language) -> None:
    page = card_page(CARD, language)
    _, _, by_hand = page.partition('<table class="blank">')
    tags = Reader(by_hand).tags
    assert (tags.count("tr"), tags.count("td")) == (1 + BLANK_ROWS, 5 * BLANK_ROWS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_account_is_no_empty_table(language: Language) -> None:
    page = card_page(BARE, language)
    texts = Reader(page).texts
    assert Reader(page).tags.count("table") == 1
    assert {"还没有记录。", "Nothing yet."} & {*texts}
    assert {"0 分", "0 points"} & {*texts}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_for_nothing(language: Language) -> None:
    assert asks_for_nothing(card_page(CARD, language))


def test_a_text_is_text_and_never_html() -> None:
    nasty = "<img src=x onerror=alert(1)>&'\""
    both = Text(nasty, nasty)
    card = evolve(
        CARD,
        place_label=both,
        holder=nasty,
        number=nasty,
        scheme=both,
        unit=both,
        lines=(CardLine(date(2026, 10, 8), both, 1, 1),),
        rewards=((both, 1),),
        note=both,
    )
    page = card_page(card, "en")
    assert "<img" not in page
    assert Reader(page).texts.count(nasty) == 7


@NEEDS_BROWSER
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("card", [CARD, BARE, LONG], ids=["usual", "bare", "long"])
def test_nothing_is_cut_off_on_a_telephone(
    language: Language, card: PointsCard, tmp_path: Path
) -> None:
    seen = laid_out(card_page(card, language), tmp_path)
    assert (seen["wide"], seen["out"]) == (360, [])
    assert seen["font"] == "24px"  # the policy let the style in


@NEEDS_BROWSER
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_usual_card_fits_on_one_sheet(language: Language, tmp_path: Path) -> None:
    assert sheets(card_page(CARD, language), tmp_path, "A4") == 1
