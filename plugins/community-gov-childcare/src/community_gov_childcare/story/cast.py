"""Invented people: nobody here exists, and every number is made up from the stage's seed."""

from collections.abc import Mapping
from datetime import date
from random import Random

from attrs import frozen

from community_gov.plugin import (
    Document,
    InvalidIdentityNumber,
    Text,
    check_identity_number,
)

AREA = "140213"
"""The code of Pingcheng District."""


@frozen
class Family:
    """A parent with one child; twins are two of these with one parent.

    Attributes:
        group: the group chat in which the community reaches the parent, or None.
        care: who cares for the child, as the form asks.
    """

    key: str
    parent: str
    child: str
    born: date
    group: str | None = None
    care: str = "parents"


FAMILIES = (
    Family("duan", "段晓梅", "段一诺", date(2024, 3, 12), "wechat_group"),
    Family("li", "李文博", "李沐宸", date(2023, 8, 20), "property_group"),
    Family("zhao", "赵雅婷", "赵可欣", date(2024, 11, 5), "wechat_group"),
    Family("guo", "郭丽", "郭子睿", date(2023, 5, 17), "property_group", "divorced"),
    Family("sun", "孙浩", "孙乐怡", date(2022, 6, 9), "property_group"),
    Family("bai-1", "白静", "白子墨", date(2023, 12, 1), "wechat_group"),
    Family("bai-2", "白静", "白子涵", date(2023, 12, 1), "wechat_group"),
    Family("ren", "任晓燕", "任思远", date(2025, 2, 14), "wechat_group"),
    Family("cao", "曹阳", "曹欣悦", date(2022, 10, 3), "property_group"),
    Family("wen", "温志远", "温若溪", date(2021, 12, 31)),
    Family("he", "贺敏", "贺一帆", date(2024, 7, 1), "wechat_group"),
    Family("hou", "侯建", "侯雨桐", date(2023, 10, 26)),
)
"""The children under review at 和泰 in the autumn of 2025; not all of them are eligible."""

LATE = Family("xue", "薛婷", "薛嘉禾", date(2026, 10, 18))
"""A child born when the story is nearly over."""


def identity_number(random: Random, born: date) -> str:
    """Make up a valid identity number for a birth date."""
    head = f"{AREA}{born:%Y%m%d}{random.randrange(1000):03d}"
    for last in "0123456789X":
        try:
            return check_identity_number(head + last, born).normal
        except InvalidIdentityNumber:
            continue
    raise AssertionError("one of eleven check characters is always right")


def phone(random: Random) -> str:
    """Make up a telephone number that no network gives out."""
    return f"100{random.randrange(10**8):08d}"


def account(random: Random) -> str:
    """Make up an account that no bank gives out."""
    return f"0000{random.randrange(10**12):012d}"


def scan(what: str) -> Document:
    """Make up a scanned paper."""
    return Document(f"{what}.pdf", f"%PDF-1.7\n% invented: {what}\n".encode())


def application(family: Family, random: Random) -> dict[str, object]:
    """Return a complete application for a child, without the papers on care."""
    return {
        "child_name": family.child,
        "child_identity_number": identity_number(random, family.born),
        "child_birth_date": family.born,
        "child_nationality": "chinese",
        "child_registered": "here",
        "birth_certificate_number": f"X{random.randrange(10**9):09d}",
        "care": family.care,
        "applicant_name": family.parent,
        "applicant_identity_number": identity_number(random, date(1992, 4, 18)),
        "applicant_phone": phone(random),
        "bank_account": account(random),
        "account_holder": "applicant",
        "birth_certificate": scan("birth certificate"),
        "household_register": scan("household register"),
        "guardian_identity_card": scan("identity card"),
        "bank_card": scan("bank card"),
        "declaration": True,
    }


CHANNELS: Mapping[str, Text] = {
    "wechat_group": Text("居民微信群", "residents' WeChat group"),
    "property_group": Text("物业居民群", "property company's group"),
    "phone": Text("电话", "telephone"),
}
