"""What goes wrong when somebody acts on a case."""

from community_gov import ActingFor, Channel, Document
from community_gov.domain.text import Text

from ..desk import bench
from ..shape import Room, did


def names() -> dict[str, object]:
    """Return what a snippet finds: a bench, and a case that has just been opened."""
    made = bench()
    form = {"room": "bath", "phone": "13800138000", "photo": "room.jpg"}
    case = made.open_case("handrail:install", by="aunt", data=form)
    known = {"ActingFor": ActingFor, "Channel": Channel, "Document": Document}
    return {"bench": made, "willow": made.here, "case": case, **known}


BEFORE = Text(
    "`bench` 与 `willow` 同教程：居民 `aunt` 和 `neighbour`，经办人 `clerk` 和 `colleague`，"
    "主任 `chair`；`case` 是刚提出的扶手申请。",
    "`bench` and `willow` are those of the tutorial, with the residents `aunt` and `neighbour`, the"
    " clerks `clerk` and `colleague`, and the chair; `case` is a request that was just made.",
)

ROOM = Room(
    Text("办理事项", "Acting on a case"),
    BEFORE,
    (
        did(
            "action.unknown",
            "操作名写错了",
            "A slip in the name of an action",
            'bench.act(case, "aprove", by="clerk")',
        ),
        did(
            "action.not_yours",
            "居民去办经办人的事",
            "A resident does what a clerk does",
            'bench.act(case, "decline", by="aunt", reason="wall_too_thin")',
        ),
        did(
            "action.not_here",
            "没有退回，就来补正",
            "A correction that nobody asked for",
            'bench.act(case, "hand_in_again", by="aunt", photo="new.jpg")',
        ),
        did(
            "reason.missing",
            "不予办理，没说理由",
            "Declined without a reason",
            'bench.act(case, "decline", by="clerk")',
        ),
        did(
            "reason.unknown",
            "自己写了一条理由",
            "A reason of one's own",
            'bench.act(case, "decline", by="clerk", reason="wall_thin")',
        ),
        did(
            "items.missing",
            "退回材料，没说哪一项",
            "Sent back, but not which item",
            'bench.act(case, "send_back", by="clerk")',
        ),
        did(
            "items.not_held",
            "退回一份没交过的材料",
            "An item is sent back that was never there",
            'bench.act(case, "send_back", by="clerk", items={"photos": "blurred"})',
        ),
        did(
            "items.not_taken",
            "不予办理时又退回材料",
            "Declined and sent back at once",
            'bench.act(\n    case, "decline", by="clerk", reason="wall_too_thin",'
            ' items={"photo": "blurred"}\n)',
        ),
        did(
            "conflict.version",
            "两个人同时打开同一件",
            "Two people looked at the same case",
            'bench.act(case, "send_back", by="clerk", items={"photo": "blurred"})\n'
            'bench.act(case, "decline", by="colleague", reason="wall_too_thin", version=1)',
        ),
        did(
            "key.reused",
            "同一请求编号用了两次，内容不同",
            "One request key for two requests",
            'by = bench.id_of("clerk")\n'
            'willow.act(case, "send_back", by=by, items={"photo": "blurred"}, key=f"1-{case}")\n'
            'willow.act(case, "approve", by=by, key=f"1-{case}")',
        ),
        did(
            "task.somebody_elses",
            "这一步已分派给同事",
            "The step was given to a colleague",
            'clerk, colleague = bench.id_of("clerk"), bench.id_of("colleague")\n'
            'willow.assign(case, "approve", colleague, by=clerk)\n'
            'bench.act(case, "approve", by="clerk")',
        ),
        did(
            "task.not_theirs",
            "分派给办不了的人",
            "Given to somebody who may not do it",
            'willow.assign(case, "approve", bench.id_of("aunt"), by=bench.id_of("clerk"))',
        ),
        did(
            "acting_for.consent",
            "代人办理，没写同意书在哪里",
            "For somebody else, with no note of their consent",
            'whose = ActingFor(bench.id_of("aunt"), Channel.IN_PERSON, "")\n'
            'bench.open_case(\n    "handrail:install", by="clerk", acting_for=whose,\n'
            '    room="bath", phone="13800138000", photo="room.jpg",\n)',
        ),
        did(
            "acting_for.stranger",
            "邻居替邻居申请",
            "A neighbour asks for a neighbour",
            'whose = ActingFor(bench.id_of("aunt"), Channel.IN_PERSON, "form 7")\n'
            'bench.open_case(\n    "handrail:install", by="neighbour", acting_for=whose,\n'
            '    room="bath", phone="13800138000", photo="room.jpg",\n)',
        ),
        did(
            "program.not_here",
            "项目名写错了",
            "A slip in the name of a program",
            'bench.open_case("handrail:instal", by="aunt")',
        ),
        did("case.not_here", "编号抄错了", "A wrong number", 'willow.case("2026-0007")'),
        did(
            "role.not_here",
            "任命到没有的岗位",
            "An appointment to a role that is nowhere",
            "today = bench.moment.date()\n"
            'willow.appoint(bench.id_of("chair"), "clark", "committee", today)',
        ),
        did(
            "deputy.oneself",
            "代理人写了本人",
            "One's own deputy",
            'chair, today = bench.id_of("chair"), bench.moment.date()\n'
            'willow.deputise(chair, chair, "chair", today, today)',
        ),
    ),
    names,
)
