"""What the robot of a group is sent, and what its answers mean.

Source: WeCom's developer pages, 群机器人配置说明 (path 91770): the forms, 2048 bytes of text or
4096 of Markdown, 20 messages a minute. What each errcode means is to be checked there (待核实).
"""

import json
from datetime import timedelta
from typing import Any, Literal
from urllib.parse import quote

from attrs import NOTHING, frozen

from community_gov.plugin import (
    Notice,
    NotSent,
    Posted,
    Send,
    Text,
    is_encrypted,
    is_variable,
    is_web_address,
    post_json,
    secret,
    setting,
)

_MOST = {"text": 2048, "markdown": 4096}
_MORE = "……"
_TOO_FAST = (-1, 45009, 45033)
_A_MINUTE = timedelta(minutes=1)


@frozen
class RobotSettings:
    """One group's robot."""

    key_from: str = setting(
        NOTHING, Text("放机器人 key 的环境变量名", "the variable that holds the robot's key")
    )
    style: Literal["text", "markdown"] = setting(
        "text",
        Text(
            "text 或 markdown；微信里看不到 markdown", "text or markdown; WeChat shows no markdown"
        ),
    )
    url: str = setting(
        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
        Text("接口地址，不含 key", "the address, without the key"),
    )
    timeout: int = setting(15, Text("等待几秒", "seconds to wait"))
    inside: bool = setting(
        False, Text("接口在本机或单位内网", "whether it is here or in the office's own network")
    )

    def __attrs_post_init__(self) -> None:
        if not is_variable(self.key_from):
            raise ValueError("key_from: 环境变量名，大写 / a variable's name, in capitals")
        if not is_web_address(self.url) or "?" in self.url:
            raise ValueError("url: 不含 key 的网址 / an address without the key")
        if not (self.inside or is_encrypted(self.url)):
            raise ValueError("url: key 只经 https 发送 / the key never goes unencrypted")


def robots(settings: RobotSettings) -> Send:
    """Return what lets the robot say each notice in its group."""

    def send(notice: Notice) -> None:
        key = secret(settings.key_from)
        url = f"{settings.url}?key={quote(key, safe='')}"
        said = message(settings.style, notice)
        _look(post_json(url, said, {}, settings.timeout, inside=settings.inside))

    return send


def message(style: Literal["text", "markdown"], notice: Notice) -> dict[str, Any]:
    """Return a notice in the form that a robot takes; what is too long is cut off."""
    if style == "markdown":
        content = f"**{_plain(notice.title)}**\n{_plain(notice.body)}"
    else:
        content = _unmarked(f"{notice.title}\n{notice.body}")
    return {"msgtype": style, style: {"content": _cut(content, _MOST[style])}}


def _plain(text: str) -> str:
    """Keep what somebody filled in from being read as a link, a colour, a heading or a mention."""
    found = _unmarked(text).replace("[", "［").replace("*", "＊").replace("`", "｀")
    return "\n".join(_no_heading(line) for line in found.splitlines())


def _unmarked(text: str) -> str:
    return text.replace("<", "＜")


def _no_heading(line: str) -> str:
    bare = line.lstrip()
    return {"#": "＃", ">": "＞"}.get(bare[:1], bare[:1]) + bare[1:]


def _cut(text: str, most: int) -> str:
    written = text.encode()
    if len(written) <= most:
        return text
    return written[: most - len(_MORE.encode())].decode(errors="ignore") + _MORE


def _look(answer: Posted) -> None:
    """Return when the robot has said it; its answer is in the body, whatever the status.

    Raises:
        NotSent: it has not; too fast, no such robot any more, or a form that it does not take.
    """
    code = _errcode(answer)
    if code == 0:
        return
    detail = f"HTTP {answer.status}" if code is None else f"errcode {code}"
    if code in _TOO_FAST or answer.status == 429:
        raise NotSent("notice.too_fast", detail, whole_channel=True, after=_A_MINUTE)
    if code is not None and 40000 <= code < 45000:
        raise NotSent("notice.refused", detail, again=False)
    raise NotSent("notice.channel_down", detail, whole_channel=True)


def _errcode(answer: Posted) -> int | None:
    """Return the errcode of an answer; None when it has none, and so has not said it."""
    try:
        read = json.loads(answer.body)
    except ValueError:
        return None
    code = read.get("errcode") if isinstance(read, dict) else None
    return code if type(code) is int else None
