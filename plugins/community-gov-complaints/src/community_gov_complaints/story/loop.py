"""A finding opens a case; people agree, do it, help, and the data are asked again."""

from datetime import date

from community_gov.plugin.insight import findings, portrait
from community_gov_complaints.story.tale import TAXONOMY, YEAR, Tale, at


def found_and_agreed(tale: Tale) -> str:
    """Tell how the data find a problem, and a plan is agreed to; return the case."""
    tale.stage.go_to(at(5, 6))
    drawn = portrait(tale.export(), tale.taxonomy, date(YEAR, 1, 1), date(YEAR, 5, 5))
    hard = next(
        one
        for one in findings(drawn, tale.taxonomy, tale.stage.now(), source="platform export")
        if one.inquiry.asked.get("side") == "hard"
    )
    case = tale.here.open(
        "complaints:problem",
        by=tale.staff["worker"],
        data={"problem": "物业用房缺失等硬件问题集中"},
        finding=hard,
    ).case
    tale.say(
        f"5月初导入平台数据，画像指向硬件问题：{hard.inquiry.label.zh}{hard.said.zh}"
        "社区据此立案，发现记在事项里。",
        "In May the platform's data are taken in, and the portrait points to what is missing or"
        f" broken. {hard.inquiry.label.en} {hard.said.en} A case is opened on it, and keeps it.",
    )
    plan = {"plan": "闲置商铺改作物业用房，设备分批检修，过程公开"}
    tale.stage.go_to(at(5, 12))
    tale.act(case, "propose", data=plan)
    tale.agree(case, "propose")
    tale.act(case, "begin")
    tale.say(
        "社区提出方案，物业表示同意，开始执行。",
        "The community proposes a plan, the property company agrees, and it begins.",
    )
    return case


def helped(tale: Tale, case: str) -> None:
    """Tell who helped: volunteers whose confirmed work is part of the loop."""
    tale.stage.go_to(at(6, 30))
    helpers = [tale.here.register_person({}) for _ in range(5)]
    help_ = tale.here.open(
        "points:activity",
        by=tale.staff["worker"],
        people={"volunteer": helpers},
        data={
            "activity": "patrol",
            "event": f"{YEAR}-06-30 逐栋核对设备清单",
            "day": date(YEAR, 6, 30),
            "minutes": 120,
        },
    ).case
    tale.here.act(help_, "confirm", by=tale.staff["colleague"])
    tale.act(case, "note_help", links={"help": [help_]})
    tale.stage.go_to(at(6, 30, 17))
    tale.act(case, "finish", data={"done": "物业用房启用，设备检修完毕"})
    tale.say(
        "志愿者逐栋核对设备、积分记入；6月底办结，系统随即用同样的问题再查一次数据。",
        "Volunteers go from building to building with the list, and earn points. At the end of June"
        " the case is closed, and the same question is asked of the data at once.",
    )


def closed(tale: Tale, case: str) -> None:
    """Ask once more at the end of the year, and tell the loop."""
    again = tale.here.ask_again(case)
    loop = tale.here.loop(case)
    tale.say(
        f"年底再问：{again.inquiry.label.zh}{again.said.zh}",
        f"Asked again at the end of the year: {again.inquiry.label.en} {again.said.en}",
    )
    figure = tale.stage.figure
    figure("taxonomy", TAXONOMY)
    figure("loop_found", int(loop.problem.answer["complaints"]) if loop.problem else None)
    figure("loop_steps", sum(1 + len(one.voices) for one in loop.plan) + len(loop.execution))
    figure("loop_points_lines", len(loop.points))
    figure("loop_effect", [one.answer.get("complaints") for one in loop.effect])
