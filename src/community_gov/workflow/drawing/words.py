"""What stands in a drawing beside the workflow's own words."""

from collections.abc import Mapping

from community_gov.domain.text import Text
from community_gov.workflow.definition import Status

APPROVAL = Text("须经审批：{gate}", "approval: {gate}")
APPROVAL_BY = Text("须经审批：{gate}（{rule}）", "approval: {gate} ({rule})")
AFTER = Text("{duration}后", "after {duration}")
BY_ITSELF = Text("到期自动办理", "by itself, when time is up")

ONLY = Text("前提：{conditions}", "only if {conditions}")
UNLESS = Text("除非：{conditions}", "unless {conditions}")
IN_STATE = Text("处于“{state}”", "in: {state}")
AND, OR = Text("，且", " and "), Text("，或", " or ")
COMMA, ELSE = Text("；", ", "), Text("；或者", "; or else ")

STATUS: Mapping[Status, Text] = {
    Status.OPEN: Text("办理中", "open: it is our turn"),
    Status.WAITING: Text("等待中：等别人办", "waiting for somebody else"),
    Status.CLOSED: Text("已办结，可能还有后续", "closed: something may still come"),
    Status.FINAL: Text("已终结", "final: nothing comes any more"),
    Status.HIDDEN: Text("不对外显示", "hidden from outside"),
}
CURRENT = Text("目前所在环节", "where the case is now")
STAYS = Text("办理后仍在本环节", "done without leaving the state")
TIMED = Text("到期自动办理", "happens by itself when time is up")
APPROVED = Text("须先审批", "needs an approval first")
BEGINS = Text("从这里开始", "begins here")

ABOUT = Text(
    "流程图：共 {states} 个环节、{actions} 项操作。",
    "A diagram of a workflow with {states} states and {actions} actions.",
)
NOW = Text("目前所在环节：{states}。", "The case is now in: {states}.")
