"""What a place may set: the categories, and the words by which complaints are sorted."""

from attrs import frozen

from community_gov.plugin import Side, Text, setting
from community_gov_complaints.sources import HOUSE_RULE, PAGE, WORDS


@frozen
class CategorySetting:
    """One category; hard when something is missing or broken, soft when it is about people."""

    code: str
    label: Text
    side: Side


@frozen
class Words:
    """Words that make a complaint one of a category.

    Attributes:
        any_of: at least one of them is in it.
        all_of: all of them are.
        none_of: none of them is.
        order: a smaller one is asked first, and settles it when it holds.
    """

    category: str
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    order: int = 1


@frozen
class RaisedBy:
    """An action of another program that raises a problem.

    Attributes:
        workflow: its full name, such as ``lights:repair``.
        action: with which a problem is opened too, whoever does it, and a clock as well.
        problem: the plain field there that says what the problem is.
    """

    workflow: str
    action: str
    problem: str


_CATEGORIES = (
    CategorySetting("premises", Text("物业用房缺失", "Property-management room"), Side.HARD),
    CategorySetting("lifts", Text("电梯故障", "Lifts"), Side.HARD),
    CategorySetting("leaks", Text("房屋渗漏", "Leaking roofs and walls"), Side.HARD),
    CategorySetting("pipes", Text("给排水管网", "Water and drains"), Side.HARD),
    CategorySetting("parking", Text("车位与道路", "Parking and roads"), Side.HARD),
    CategorySetting("lighting", Text("照明与门禁", "Lights and entrances"), Side.HARD),
    CategorySetting("fire_safety", Text("消防设施", "Fire equipment"), Side.HARD),
    CategorySetting("service", Text("物业服务", "Property service"), Side.SOFT),
    CategorySetting("fees", Text("物业费争议", "Property fees"), Side.SOFT),
    CategorySetting("neighbours", Text("邻里矛盾", "Between neighbours"), Side.SOFT),
)
_WORDS = (
    # 先看人的事：投诉物业态度时，常会顺带提到电梯、水管。
    # People first: who complains of a manner often names a lift or a pipe besides.
    Words("service", ("态度", "没人理", "无人理会", "保洁", "推诿", "不回复"), order=0),
    Words("fees", ("物业费", "收费", "乱涨价"), order=0),
    Words("neighbours", ("楼上", "邻居", "装修噪音"), none_of=("漏水", "渗水"), order=0),
    Words("premises", ("物业用房", "物业办公用房", "物业没有办公", "物业借用")),
    Words("lifts", ("电梯",)),
    Words("leaks", ("渗水", "漏雨", "屋顶漏", "外墙漏", "返潮"), none_of=("水管",)),
    Words("pipes", ("下水道", "水管", "停水", "污水", "水压")),
    Words("parking", ("车位", "停车", "路面", "坑洼")),
    Words("lighting", ("路灯", "楼道灯", "门禁", "单元门", "监控"), none_of=("单元门口",)),
    Words("fire_safety", ("消防", "灭火器", "消火栓")),
)


@frozen
class ComplaintsSettings:
    """The settings of one place."""

    categories: tuple[CategorySetting, ...] = setting(
        _CATEGORIES,
        Text("投诉分哪些类，各属硬件还是软性", "the categories, each hard or soft"),
        PAGE,
    )
    taxonomy_version: int = setting(
        1,
        Text(
            "类目的版本；改了类别就加一", "the version of the categories; one more when they change"
        ),
        PAGE,
    )
    raised_by: tuple[RaisedBy, ...] = setting(
        (),
        Text(
            "别的项目里，办了哪个操作也立一件“问题”",
            "which actions of other programs raise a problem too",
        ),
        HOUSE_RULE,
    )
    words: tuple[Words, ...] = setting(
        _WORDS,
        Text("按哪些词归类", "the words by which complaints are sorted"),
        WORDS,
    )
    words_version: int = setting(
        1,
        Text("关键词的版本；改了词就加一", "the version of the words; one more when they change"),
        WORDS,
    )
