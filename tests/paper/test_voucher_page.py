"""A voucher as it is printed."""

import re
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from community_gov import InvalidInput
from community_gov.domain.text import Language, Text
from community_gov.domain.vouchers import MOST, Voucher, token
from community_gov.paper import qr_svg, voucher_page

from .browser import NEEDS_BROWSER, Reader, asks_for_nothing, laid_out, sheets

LANGUAGES: tuple[Language, ...] = ("zh", "en")
SIGNATURE = bytes(range(100, 164))
PLACE = Text("福兴社区", "Fuxing Community")
PARKING = Voucher(
    place="fuxing",
    case="3f0c9a417be24d5d8a11c0ffee00d1ce",
    serial="00112233445566778899aabbccddeeff",
    reward="points:parking",
    label=Text("免费停车券", "Free parking"),
    quantity=3,
    until=date(2026, 12, 31),
)
LARGEST = evolve(
    PARKING,
    place="p" * 64,
    case="c" * 64,
    reward="r" * 64,
    label=Text("停" * 60, "W" * 60),
    quantity=MOST,
)


def paper(language: Language, voucher: Voucher = PARKING) -> str:
    return voucher_page(voucher, token(voucher, SIGNATURE), language, place=PLACE)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            ["福兴社区", "免费停车券", "数量：3", "有效期至2026年12月31日（含当日）", "一次有效"],
        ),
        (
            "en",
            [
                "Fuxing Community",
                "Free parking",
                "Quantity: 3",
                "Valid until and including 31 December 2026",
                "Single use",
            ],
        ),
    ],
)
def test_what_is_read(language: Language, said: list[str]) -> None:
    page = paper(language)
    read = "\n".join(Reader(page).texts)
    assert all(one in read for one in said)
    assert f'<html lang="{"zh-CN" if language == "zh" else "en"}">' in page
    assert PARKING.case in read


def test_english_pages_hold_no_chinese() -> None:
    assert not re.search("[\u4e00-\u9fff]", "".join(Reader(paper("en")).texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_and_the_small_print_hold_the_token(language: Language) -> None:
    page, text = paper(language), token(PARKING, SIGNATURE)
    drawn = re.search("<svg.*</svg>", page)
    assert drawn is not None
    title = re.search("<title>(.*?)</title>", drawn[0])
    assert title is not None
    assert drawn[0] == qr_svg(text, title[1])
    (small,) = (one for one in Reader(page).texts if one.startswith("CGV1."))
    assert small.replace(" ", "") == text
    assert {len(one) for one in small.split(" ")[:-1]} == {5}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_for_nothing(language: Language) -> None:
    assert asks_for_nothing(paper(language))


def test_a_text_is_text_and_never_html() -> None:
    nasty = "<script src='//x'>&\"</script>"
    voucher = evolve(PARKING, label=Text(nasty, nasty))
    page = voucher_page(voucher, token(voucher, SIGNATURE), "en", place=Text(nasty, nasty))
    assert "<script" not in page
    assert Reader(page).texts.count(nasty) == 2
    assert voucher_page(voucher, token(voucher, SIGNATURE), "zh")


def test_another_vouchers_token_is_not_printed() -> None:
    other = token(evolve(PARKING, quantity=4), SIGNATURE)
    with pytest.raises(InvalidInput) as caught:
        voucher_page(PARKING, other, "zh")
    assert [one.code for one in caught.value.problems] == ["voucher.mixed"]
    with pytest.raises(InvalidInput):
        voucher_page(PARKING, other[:-1], "zh")


@NEEDS_BROWSER
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("voucher", [PARKING, LARGEST], ids=["usual", "largest"])
def test_nothing_is_cut_off_on_a_telephone(
    language: Language, voucher: Voucher, tmp_path: Path
) -> None:
    seen = laid_out(paper(language, voucher), tmp_path)
    assert (seen["wide"], seen["out"]) == (360, [])
    assert seen["high"] > 600
    assert seen["font"] == "24px"  # the policy let the style in


@NEEDS_BROWSER
@pytest.mark.parametrize("size", ["A6", "A4"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_on_one_sheet(language: Language, size: str, tmp_path: Path) -> None:
    assert sheets(paper(language), tmp_path, size) == 1
