"""When a voucher is not what it should be; its text is never quoted, since it is worth something."""

from community_gov.domain.text import Text

VOUCHERS: dict[str, tuple[Text, Text]] = {
    "voucher.form": (
        Text(
            "这不是本系统的兑换券，或者没有读完整。",
            "This is no voucher of ours, or not all of it.",
        ),
        Text(
            "请重新扫描二维码；手工录入的，请逐组核对，不留空格。",
            "Scan the code again; if it was typed, compare it group by group, without the blanks.",
        ),
    ),
    "voucher.version": (
        Text("本程序不认识这一版兑换券。", "This program does not know vouchers of this version."),
        Text(
            "请升级 community-gov，或请持券人到发券单位办理。",
            "Upgrade community-gov, or send the bearer to who gave it out.",
        ),
    ),
    "voucher.part": (
        Text("兑换券的“{part}”应为{expected}。", "The {part} of a voucher must be {expected}."),
        Text("请改正后再发券。", "Correct it before the voucher is given out."),
    ),
    "voucher.mixed": (
        Text("这段券码不是这张兑换券的。", "This token belongs to another voucher."),
        Text("请用同一张兑换券的券码打印。", "Print the voucher with its own token."),
    ),
    "voucher.key": (
        Text("验券公钥应为 32 个字节。", "A key that vouchers are checked with has 32 bytes."),
        Text("请向发券单位重新索取。", "Ask for it again where the vouchers are given out."),
    ),
    "voucher.forged": (
        Text(
            "签名对不上：券面被改动过，或不是这里发的券。",
            "The signature does not fit: the voucher was changed, or another place gave it out.",
        ),
        Text(
            "请勿兑付；先核对验券公钥，再请持券人联系发券单位。",
            "Do not honour it; make sure of the key, then send the bearer to who gave it out.",
        ),
    ),
    "voucher.over": (
        Text("这张兑换券的有效期截至 {day}，已经过期。", "This voucher was valid until {day}."),
        Text(
            "请勿兑付；能否补发，请持券人询问发券单位。",
            "Do not honour it; who gave it out can say whether there will be another.",
        ),
    ),
}
