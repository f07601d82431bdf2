"""What stands in a drawing beside the workflow's own words."""

from collections.abc import Mapping

from community_gov.domain.text import Text
from community_gov.workflow.conditions import ASKED, DONE, FLAG, IN, RUNNING
from community_gov.workflow.definition import Status

APPROVAL = Text("须经审批：{gate}", "approval: {gate}")
APPROVALS = Text("须经审批：{gate}（{needed} 人）", "approval: {gate} ({needed} people)")
VOTE = Text("须经表决：{gate}（{shares}）", "vote: {gate} ({shares})")
AFTER = Text("{duration}后", "after {duration}")
BY_ITSELF = Text("到期自动办理", "by itself, when time is up")
ITSELF = Text("条件成立自动办理", "by itself, as soon as its conditions hold")

ONLY = Text("前提：{conditions}", "only if {conditions}")
UNLESS = Text("除非：{conditions}", "unless {conditions}")
AND, OR = Text("，且", " and "), Text("，或", " or ")
COMMA, ELSE = Text("；", ", "), Text("；或者", "; or else ")
PASSES = Text("“{question}”核查通过", "{question} allows it")
STANDING: Mapping[str, Text] = {
    IN: Text("处于“{name}”", "in: {name}"),
    FLAG: Text("标有“{name}”", "marked: {name}"),
    DONE: Text("已办过“{name}”", "done before: {name}"),
    ASKED: Text("“{name}”正在等待审批", "awaiting approval: {name}"),
    RUNNING: Text("“{name}”尚未届满", "not yet over: {name}"),
}

STATUS: Mapping[Status, Text] = {
    Status.OPEN: Text("办理中", "open: it is our turn"),
    Status.WAITING: Text("等待他人", "waiting for somebody else"),
    Status.CLOSED: Text("办结，可能还有后续", "closed: something may still come"),
    Status.FINAL: Text("终结", "final: nothing comes any more"),
    Status.HIDDEN: Text("内部环节，不对外显示", "hidden from outside"),
}
CURRENT = Text("目前所在环节", "where the case is now")
STAYS = Text("办理后仍在本环节", "done without leaving the state")
TIMED = Text("到期自动办理", "happens by itself when time is up")
APPROVED = Text("须先审批", "needs an approval first")
MEMORY = Text("回到上次离开时的环节", "back to where it was when it was left")
DEEP_MEMORY = Text("回到上次离开时的各层环节", "back to where it was, on every level")
BEGINS = Text("从这里开始", "begins here")

ABOUT = Text(
    "流程图：共 {states} 个环节、{actions} 项操作。",
    "A diagram of a workflow with {states} states and {actions} actions.",
)
NOW = Text("目前所在环节：{states}。", "The case is now in: {states}.")
