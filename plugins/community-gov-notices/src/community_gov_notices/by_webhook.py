"""Notices as posts to a program of the office: an app, a text-message gateway."""

from datetime import timedelta

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
from community_gov_notices.written import as_json

_BUSY = (408, 425, 429)
_NOT_ALLOWED = (401, 403)


@frozen
class WebhookSettings:
    """Where notices are posted, and how the other side knows who posts."""

    url: str = setting(NOTHING, Text("对方的网址", "the address of the other side"))
    token_from: str = setting(
        "",
        Text(
            "放令牌的环境变量名；以 Authorization: Bearer 发送",
            "the environment variable that holds the token; sent as Authorization: Bearer",
        ),
    )
    timeout: int = setting(15, Text("等待几秒", "seconds to wait"))
    inside: bool = setting(
        False,
        Text(
            "对方在本机或单位内网", "whether the other side is here or in the office's own network"
        ),
    )

    def __attrs_post_init__(self) -> None:
        if not is_web_address(self.url):
            raise ValueError("url: https://… / http://…")
        if self.token_from and not is_variable(self.token_from):
            raise ValueError("token_from: 环境变量名，大写 / a variable's name, in capitals")
        if self.token_from and not (self.inside or is_encrypted(self.url)):
            raise ValueError("url: 令牌只经 https 发送 / a token never goes unencrypted")


def webhooks(settings: WebhookSettings) -> Send:
    """Return what posts each notice; the header ``Idempotency-Key`` is its id."""

    def send(notice: Notice) -> None:
        headers = {"Idempotency-Key": notice.id}
        if settings.token_from:
            headers["Authorization"] = f"Bearer {secret(settings.token_from)}"
        told = as_json(notice)
        _look(post_json(settings.url, told, headers, settings.timeout, inside=settings.inside))

    return send


def _look(answer: Posted) -> None:
    """Return when the other side has taken the notice.

    Raises:
        NotSent: it has not: it is busy, does not know us, or does not want this one.
    """
    status, detail = answer.status, f"HTTP {answer.status}"
    if 200 <= status < 300:
        return
    after = None if answer.retry_after is None else timedelta(seconds=answer.retry_after)
    if status in _BUSY or (status == 503 and after):
        raise NotSent("notice.too_fast", detail, whole_channel=True, after=after)
    if status >= 500 or status in _NOT_ALLOWED or status < 400:
        # A redirection is not followed: the notice would go to somebody else.
        raise NotSent("notice.channel_down", detail, whole_channel=True, after=after)
    raise NotSent("notice.refused", detail, again=False)
