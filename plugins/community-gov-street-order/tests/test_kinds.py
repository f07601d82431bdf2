"""What callers say is sorted into the kinds of which officers open files."""

from collections.abc import Callable

import pytest

from community_gov_street_order import StreetOrder, StreetOrderSettings

from .conftest import Street

(RULES,) = StreetOrder(StreetOrderSettings()).classifiers()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("市场北口垃圾堆了三天没人拉", "waste_heap"),
        ("饭店往路上泼脏水，冬天结冰", "sewage"),
        ("巷子里有卫生死角，垃圾发臭", "dead_corner"),
        ("菜摊摆到路中间，占道经营", "over_the_line"),
        ("用泡沫箱和旧家具占道，车过不去", "placeholder"),
        ("门口撑了大伞，挡住行人", "awning"),
        ("路边搭了彩钢房", "shed"),
        ("污水和垃圾一起堆在门口", None),
        ("路灯坏了", None),
    ],
)
def test_what_a_caller_says_is_of_one_kind_or_is_not_guessed(said: str, kind: str | None) -> None:
    assert RULES(said) == kind


def test_complaints_and_files_have_the_same_kinds(street: Street) -> None:
    rulebook = street.here.rulebook
    kinds = rulebook.taxonomies["street_order:kinds@1"].categories
    for program in ("finding", "operation", "report", "round"):
        fields = {one.name: one for one in rulebook.workflows[f"street_order:{program}"].fields}
        assert fields["kind"].choices == {one.code: one.label for one in kinds}


def test_a_street_may_have_words_of_its_own(made: Callable[..., Street]) -> None:
    words = "[{kind: shed, any_of: [窝棚]}]"
    street = made(f"[street_order: {{words: {words}, words_version: 2}}]")
    sorts = street.here.rulebook.classifiers["street_order:words@2"]
    assert [sorts("院外有窝棚"), sorts("路边搭了彩钢房")] == ["shed", None]
