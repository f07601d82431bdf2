"""What goes wrong with documents and with what is about a person."""

from community_gov.domain.text import Text

from ..shape import Room, did
from .acting import BEFORE, names

FORM = 'room="bath", phone="13800138000", photo='


def asked(values: str) -> str:
    """Return the call with which a request is made."""
    return f'bench.open_case(\n    "handrail:install", by="aunt",\n    {values},\n)'


SENT = 'bench.act(case, "send_back", by="clerk", items={"photo": "blurred"})\n'
READ = 'willow.read(case, "{}", by=bench.id_of("{}"), purpose="{}")'

ROOM = Room(
    Text("材料与个人信息", "Documents and personal data"),
    BEFORE,
    (
        did(
            "field.missing",
            "少交一样",
            "Something is missing",
            asked('room="bath", phone="13800138000"'),
        ),
        did(
            "field.choice",
            "选了没有的选项",
            "A choice that is none",
            asked('room="kitchen", phone="13800138000", photo="room.jpg"'),
        ),
        did(
            "field.type",
            "数字写进文字栏",
            "A number where text belongs",
            asked('room="bath", phone=13800138000, photo="room.jpg"'),
        ),
        did(
            "field.empty",
            "电话是空的",
            "An empty telephone",
            asked('room="bath", phone=" ", photo="room.jpg"'),
        ),
        did(
            "field.unknown",
            "没有这一栏",
            "There is no such field",
            asked('rom="bath", phone="13800138000", photo="room.jpg"'),
        ),
        did(
            "document.empty",
            "传了空文件",
            "An empty file",
            asked(FORM + 'Document("room.jpg", b"")'),
        ),
        did(
            "document.kind",
            "把 Word 改成 .jpg 交来",
            "A text file that is named .jpg",
            asked(FORM + 'Document("room.jpg", b"PK word")'),
        ),
        did(
            "document.too_large",
            "照片太大",
            "The photo is too large",
            asked(FORM + 'Document("room.jpg", b"\\xff\\xd8\\xff" + bytes(11_000_000))'),
        ),
        did(
            "field.not_sent_back",
            "补照片时顺手改电话",
            "Another telephone on the way",
            SENT
            + 'bench.act(case, "hand_in_again", by="aunt", photo="new.jpg", phone="13900139000")',
        ),
        did(
            "field.still_wrong",
            "补正时没换被退回的那份",
            "Handed in again without the item",
            SENT + 'bench.act(case, "hand_in_again", by="aunt")',
        ),
        did(
            "field.not_taken",
            "这一步不收材料",
            "A step that takes nothing",
            'bench.act(case, "approve", by="clerk", photo="new.jpg")',
        ),
        did(
            "field.not_yours",
            "主任想看电话",
            "The chair wants the telephone",
            READ.format("phone", "chair", "approve"),
        ),
        did(
            "field.purpose",
            "没说为了办什么",
            "Opened for no action",
            READ.format("phone", "clerk", "curiosity"),
        ),
        did(
            "field.not_held",
            "查没有的一栏",
            "A field that is not there",
            READ.format("phones", "clerk", "approve"),
        ),
        did(
            "field.no_version",
            "查没有过的一版",
            "A version that never was",
            READ.format("phone", "clerk", "approve").removesuffix(")") + ", version=7)",
        ),
        did(
            "field.not_findable",
            "按姓名找人",
            "Looking somebody up by name",
            'willow.find_person("name", "王秀英")',
        ),
        did(
            "people.unknown",
            "没登记过的人来申请",
            "Somebody who is not registered",
            'willow.open("handrail:install", by="wang", people={"resident": "wang"})',
        ),
    ),
    names,
)
