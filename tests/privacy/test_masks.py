from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.documents import Document
from community_gov.domain.fields import DataClass
from community_gov.privacy.masks import mask

STARS = "*" * 16


@pytest.mark.parametrize(
    ("data_class", "value", "shown"),
    [
        (DataClass.IDENTITY_NUMBER, "11010519491231002X", f"1{STARS}X"),
        (DataClass.IDENTITY_NUMBER, "44052418800101001x", f"4{STARS}X"),
        (DataClass.IDENTITY_NUMBER, "110105491231002", f"1{STARS}2"),
        (DataClass.IDENTITY_NUMBER, "11010519", "***"),
        (DataClass.NAME, "张三", "张**"),
        (DataClass.NAME, "张三丰", "张**"),
        (DataClass.NAME, "欧阳修远", "欧**"),
        (DataClass.NAME, "阿布都热合曼·买买提", "阿**"),
        (DataClass.NAME, "𠮷野", "𠮷**"),
        (DataClass.NAME, "张", "张**"),
        (DataClass.NAME, "Émile Zola", "É**"),
        (DataClass.NAME, "Ann", "A**"),
        (DataClass.NAME, " ", "***"),
        (DataClass.NAME, "13812345678", "***"),
        (DataClass.PHONE, "13812345678", "138****5678"),
        (DataClass.PHONE, "138-1234 5678", "138****5678"),
        (DataClass.PHONE, "138\uff11\uff12345678", "138****5678"),
        (DataClass.PHONE, "010-87654321", "010****4321"),
        (DataClass.PHONE, "87654321", "***"),
        (DataClass.PHONE, "5678", "***"),
        (DataClass.BANK_ACCOUNT, "6222 0212 3456 7890 123", "****0123"),
        (DataClass.BANK_ACCOUNT, "67890", "***"),
        (DataClass.CERTIFICATE_NUMBER, "Q110000321", "***321"),
        (DataClass.CERTIFICATE_NUMBER, "4321", "***"),
        (DataClass.BIRTH_DATE, date(2024, 5, 6), "****-**-**"),
        (DataClass.BIRTH_DATE, "2024-05-06", "****-**-**"),
        (DataClass.ADDRESS, "平成路12号3单元401", "***"),
        (DataClass.SCAN, Document("张三丰.pdf", b"%PDF-1.7 x"), "PDF"),
        (DataClass.SCAN, Document("张三丰.jpg", b"\xff\xd8\xff x"), "JPEG"),
        (DataClass.SCAN, Document("张三丰.pdf", b"PK"), "文件"),
        (DataClass.OTHER, Document("张三丰.png", b"\x89PNG\r\n x"), "PNG"),
        (DataClass.SCAN, "张三丰.pdf", "***"),
        (DataClass.OTHER, "低保", "***"),
        (DataClass.OTHER, True, "***"),
        (DataClass.OTHER, Fraction(1, 3), "***"),
        (DataClass.PHONE, 13912345678, "139****5678"),
    ],
)
def test_shows_what_its_class_allows(data_class: DataClass, value: object, shown: str) -> None:
    assert mask(data_class, value) == shown


@given(st.sampled_from(DataClass), st.text())
def test_two_values_of_a_class_cannot_be_told_apart_by_length(
    data_class: DataClass, text: str
) -> None:
    assert len(mask(data_class, text)) in {len(mask(data_class, "1" * 18)), 3}


@given(st.sampled_from(DataClass), st.text("0123456789abcX", min_size=5))
def test_at_least_half_of_any_number_stays_hidden(data_class: DataClass, number: str) -> None:
    shown = sum(char not in "*-" for char in mask(data_class, number))
    assert shown <= 7
    assert shown <= len(number) * 2 // 3
