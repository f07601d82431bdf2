"""The campaign of the page: estates and shops, handbooks, questions, pledges."""

from functools import partial

from attrs import frozen

from community_gov_funeral.pledges import PLEDGE, pledge_counts
from community_gov_funeral.story.tale import Tale

CAMPAIGN, QUESTION = "funeral:campaign", "funeral:question"


@frozen
class Stop:
    """One stop; the page gives neither places nor numbers, so these are ours."""

    kind: str
    name: str
    topic: str
    handbooks: int
    talked: int


_STOPS = (
    Stop("estate", "小区一（名称待填）", "reform", 46, 30),
    Stop("estate", "小区二（名称待填）", "ecological", 38, 27),
    Stop("shop", "沿街商铺东段", "care", 25, 18),
    Stop("shop", "沿街商铺西段", "remembrance", 22, 15),
    Stop("square", "小区广场", "care", 31, 40),
    Stop("estate", "小区一（名称待填）", "remembrance", 20, 16),
)


def stops(tale: Tale) -> None:
    """Visit estates and shops; a miscount is put right by an entry."""
    tale.at(10, 13)
    here, worker = tale.here, tale.staff["worker"]
    name = {"campaign_name": "倡导殡葬文明新风"}
    case = here.open(CAMPAIGN, by=worker, data=name).case
    for number, one in enumerate(_STOPS):
        tale.at(10, 13 + number // 3, 9 + number % 3)
        data = {
            "place_kind": one.kind,
            "place_name": one.name,
            "topic": one.topic,
            "handbooks": one.handbooks,
            "talked": one.talked,
        }
        tale.act(case, "log_stop", "helper" if number % 2 else "worker", **data)
    fix = {"place_name": _STOPS[2].name, "handbooks_more": -2, "stop_void": False}
    here.act(case, "correct_log", by=worker, data=fix, reason="miscounted")
    held = here.case(case).held
    tale.say(
        f"凯德世家社区深入小区、沿街商铺宣传殡葬移风易俗，共 {held['stops_total'].value} 站，"
        f"发手册 {held['handbooks_total'].value} 本；数错的 2 本用一条更正记录改回，原记录不动。",
        f"The community goes to estates and shops: {held['stops_total'].value} stops,"
        f" {held['handbooks_total'].value} handbooks; two that were miscounted are taken off by an"
        " entry of their own.",
    )


_ASKED = (
    ("reform", "为什么要推行殡葬改革？", "节约土地、减轻负担、保护环境。"),
    ("ecological", "节俭生态安葬有哪些方式？", "树葬、花葬、草坪葬、骨灰立体安葬等，可自愿选择。"),
    ("remembrance", "不烧纸，怎么祭扫？", "可以献鲜花，也可以在网上祭祀。"),
    ("council", "办白事，红白理事会能帮什么？", "主持简朴仪式、代跑手续、借用桌椅，都不收钱。"),
)


def questions(tale: Tale) -> None:
    """Answer questions; who asked is not kept, and neither is a telephone number."""
    tale.at(10, 15, 9)
    here, worker = tale.here, tale.staff["worker"]
    (campaign,) = here.cases(program=CAMPAIGN)
    ask = partial(here.open, QUESTION, by=worker, links={"campaign": [campaign.id]})
    for subject, wording, answer in _ASKED:
        case = ask(data={"subject": subject, "wording": wording}).case
        here.act(case, "answer_it", by=worker, data={"answer": answer})
    benefits = ask(data={"subject": "benefits", "wording": "惠民殡葬补助怎么申请？"}).case
    here.act(benefits, "pass_on", by=worker)
    tale.refused(
        "志愿者把提问人的电话也写进了问题",
        "A helper writes the telephone of who asked into the question",
        partial(ask, data={"subject": "other", "wording": "请回电 138 0000 0000"}),
    )
    tale.at(10, 20)
    reply = {
        "answer": "按市、区惠民殡葬政策办理，可到街道咨询。",
        "basis": "惠民殡葬政策（文件名待核实）",
    }
    tale.act(benefits, "street_answers", "civil affairs", **reply)
    count = len(here.cases(program=QUESTION, state="answered"))
    tale.say(
        f"居民问了 {count} 个问题，当场答 {len(_ASKED)} 个，补助政策转街道答复。"
        "记问题，不记是谁问的。",
        f"Residents ask {count} questions; {len(_ASKED)} are answered at once and one, on"
        " allowances, by the street. The question is kept, and not who asked.",
    )


def ended(tale: Tale) -> None:
    """End the campaign; questions stay welcome."""
    tale.at(10, 31)
    (campaign,) = tale.here.cases(program=CAMPAIGN)
    tale.here.act(campaign.id, "end", by=tale.staff["worker"])


_PLEDGES = ("flowers", "online", "flowers", "care", "thrift", "flowers", "online", "ecological")


def pledges(tale: Tale) -> None:
    """Residents pledge; one takes it back, and nothing follows from that."""
    tale.at(10, 21)
    liu = tale.here.register_person({"name": "刘先生"})
    for promise in ("flowers", "online"):
        _pledge(tale, liu, promise)
    given = [
        (who, _pledge(tale, who, what)) for who, what in zip(tale.residents, _PLEDGES, strict=False)
    ]
    tale.at(10, 24)
    who, case = given[3]
    tale.here.act(case, "take_back", by=who)
    counts = pledge_counts(tale.here)
    tale.say(
        f"报上的那位居民承诺鲜花祭扫、网络祭祀。连同其他居民，现有承诺：鲜花祭扫"
        f" {counts['flowers']} 人、网络祭祀 {counts['online']} 人；一人收回，随即不再计数。"
        "承诺只计数，不公布姓名。",
        "The resident in the report pledges flowers and online memorials. With others,"
        f" {counts['flowers']} stand by flowers and {counts['online']} by online memorials; one"
        " took a pledge back and is no"
        " longer counted. No name is ever published.",
    )


def _pledge(tale: Tale, who: str, promise: str) -> str:
    people, data = {"resident": who}, {"promise": promise}
    return tale.here.open(PLEDGE, by=who, people=people, data=data).case
