"""What goes wrong in the files of a place and of a workflow."""

from community_gov.domain.text import Text

from ..shape import Room, wrote

FLOW, PLACE = "handrail/handrail.yaml", "places/willow.yaml"
ROOM = Room(
    Text("文件与设置", "Files and settings"),
    Text(
        "改动的是教程里的文件；用 `community-gov workflow validate` 查看。",
        "Files of the tutorial are changed; `community-gov workflow validate` says this.",
    ),
    (
        wrote(
            "yaml.tab",
            "用制表符缩进",
            "Indented with a tab",
            PLACE,
            "-  - handrail\n+\t- handrail\n",
        ),
        wrote(
            "yaml.syntax",
            "括号没有收",
            "A bracket that nothing closes",
            PLACE,
            (
                "-label: {zh: 柳荫社区, en: Willow Community}\n"
                "+label: {zh: 柳荫社区, en: Willow Community\n"
            ),
        ),
        wrote(
            "yaml.duplicate",
            "同一个键写了两次",
            "The same key twice",
            PLACE,
            " kind: community\n+kind: street\n",
        ),
        wrote("file.unknown_key", "键写错了", "A slip in a key", PLACE, "-plugins:\n+plugin:\n"),
        wrote(
            "file.missing_key",
            "少了名称",
            "The label is missing",
            PLACE,
            "-label: {zh: 柳荫社区, en: Willow Community}\n",
        ),
        wrote(
            "file.expected",
            "名称只有一种语言",
            "A label in one language only",
            PLACE,
            "-label: {zh: 柳荫社区, en: Willow Community}\n+label: 柳荫社区\n",
        ),
        wrote(
            "file.empty_text",
            "英文是空的",
            "The English is empty",
            PLACE,
            "-label: {zh: 柳荫社区, en: Willow Community}\n+label: {zh: 柳荫社区, en: ''}\n",
        ),
        wrote(
            "place.under_unknown",
            "上级没有文件",
            "Under a place that has no file",
            PLACE,
            " kind: community\n+under: riverside\n",
        ),
        wrote(
            "unknown.role",
            "岗位写错了",
            "A slip in a role",
            FLOW,
            "     label: {zh: 同意安装, en: Approve}\n-    by: [clerk]\n+    by: [clark]\n",
        ),
        wrote(
            "unknown.field",
            "要求一栏没有的内容",
            "A field that is not there is needed",
            FLOW,
            "-    needs: [room, phone, photo]\n+    needs: [room, phone, fotos]\n",
        ),
        wrote(
            "unknown.reason",
            "用了没写明的理由",
            "A reason that is not on the list",
            FLOW,
            "-    reasons: [wall_too_thin]\n+    reasons: [too_late]\n",
        ),
        wrote(
            "file.choice",
            "类型写错了",
            "A slip in a type",
            FLOW,
            "-    type: choice\n+    type: choise\n",
        ),
        wrote(
            "workflow.no_reasons",
            "能退回，却没有理由可选",
            "Sent back without any reason to choose",
            FLOW,
            "     correction: names\n-    reasons: [blurred]\n",
        ),
        wrote(
            "workflow.unreachable",
            "多了一个去不到的环节",
            "A state that nobody reaches",
            FLOW,
            " states:\n+  fitted: {label: {zh: 已装好, en: Fitted}, status: final}\n",
        ),
        wrote(
            "workflow.dead_end",
            "进得去出不来",
            "A state that nobody leaves",
            FLOW,
            "     label: {zh: 已同意, en: Approved}\n-    status: closed\n",
        ),
        wrote(
            "workflow.document_unsealed",
            "材料没写明关于谁",
            "A document about nobody",
            FLOW,
            (
                "     label: {zh: 安装位置照片, en: Photo of the place}\n"
                "     type: document\n"
                "-    personal:\n"
                "-      about: resident\n"
                "-      class: scan\n"
                "-      purpose: {zh: 判断能否安装, en: to see whether it can be fitted}\n"
                "-      retention: 12 months\n"
                "-      readers: [clerk, chair]\n"
            ),
        ),
        wrote(
            "workflow.message",
            "通知里写了个人信息",
            "A message that would tell something personal",
            FLOW,
            (
                "-  send_again: {zh: '请只补交：{items}。', en: 'Please hand in only: {items}.'}\n"
                "+  send_again: {zh: '请补交 {phone}。', en: 'Hand in again, {phone}.'}\n"
            ),
        ),
        wrote(
            "expression.unquoted",
            "条件里的文字没加引号",
            "Text without quotation marks",
            FLOW,
            "     needs: [room, phone, photo]\n+    checks: ['room == 卫生间']\n",
        ),
    ),
)
