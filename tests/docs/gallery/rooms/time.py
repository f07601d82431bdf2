"""What goes wrong with deadlines."""

from community_gov.domain.text import Text

from ..shape import Room, did, wrote
from .acting import BEFORE, names

FLOW = "handrail/handrail.yaml"
ROOM = Room(
    Text("期限", "Deadlines"),
    BEFORE,
    (
        did(
            "clock.not_running",
            "办结后再问期限",
            "When is it due, after the end",
            'bench.act(case, "decline", by="clerk", reason="wall_too_thin")\n'
            'willow.explain_due(case, "answer")',
        ),
        did(
            "clock.not_running",
            "期限名写错了",
            "A slip in the name of a clock",
            'willow.explain_due(case, "anser")',
        ),
        wrote(
            "duration.no_unit",
            "期限没写单位",
            "A duration without a unit",
            FLOW,
            "-    duration: 5 working days\n+    duration: 5\n",
        ),
        wrote(
            "duration.form",
            "期限用了不认识的单位",
            "A unit that is none",
            FLOW,
            "-    duration: 5 working days\n+    duration: 5 days\n",
        ),
        wrote(
            "unknown.action",
            "到期要办的操作写错了",
            "A clock fires what is not there",
            FLOW,
            "-    fires: remind\n+    fires: remined\n",
        ),
        wrote(
            "workflow.clock_may_not_fire",
            "到期自动不予办理",
            "A deadline that declines",
            FLOW,
            "-    fires: remind\n+    fires: decline\n",
        ),
        wrote(
            "workflow.clock_in_final",
            "办完了还在计时",
            "A clock that runs after the end",
            FLOW,
            "-    runs_in: [received]\n+    runs_in: [received, declined]\n",
        ),
        wrote(
            "unknown.state",
            "计时的环节写错了",
            "A clock runs in no state",
            FLOW,
            "-    runs_in: [received]\n+    runs_in: [recieved]\n",
        ),
    ),
    names,
)
