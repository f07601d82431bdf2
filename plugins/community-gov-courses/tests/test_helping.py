"""Helpers keep hours, and a partner gives something for them."""

from pathlib import Path

import pytest

from community_gov.plugin import CommunityGovError
from community_gov.testing import Bench

from .conftest import PLACE, House

INK = """:
      gifts:
        - name: ink
          label: {zh: 笔墨纸砚一套, en: 'Brush, ink, paper and stone'}
          minutes: 150
          funder: arts
          funder_label: {zh: 某文化艺术机构, en: An arts organisation}
          since: 2026-01-01
  - points
"""


def test_hours_of_help_buy_what_a_partner_gives(tmp_path: Path) -> None:
    with Bench(tmp_path, {"here.yaml": PLACE % INK}) as bench:
        house = House(bench)
        course = house.running()
        points, li = house.here.points, house.person("aunt li")
        gift = {"reward": "courses:ink", "quantity": 1}

        def redeem() -> str:
            people = {"resident": li}
            return house.here.open("points:redemption", by=li, people=people, data=gift).case

        points.restock("courses:ink", 3, by=house.who["worker"], id="delivered")
        house.act(house.hold_class(course, []), "thank_helper")
        with pytest.raises(CommunityGovError):
            redeem()
        house.after(days=7)
        house.act(house.hold_class(course, []), "thank_helper")
        assert points.balance(li, "courses:hours").points == 180
        case = redeem()
        house.act(case, "hand_over")
        assert points.balance(li, "courses:hours").points == 30
        assert points.balance(li, "points:points").points == 0
        assert points.outstanding("courses:hours").owed["arts"] == 150
        assert house.sound()


def test_without_a_gift_hours_are_kept_all_the_same(house: House) -> None:
    house.act(house.hold_class(house.running(), []), "thank_helper")
    assert house.here.points.balance(house.person("aunt li"), "courses:hours").points == 90
    assert house.here.points.catalogue() == ()
