"""The robot of a group: what it is sent, and what its answers mean, on a real local server."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from attrs import evolve

from community_gov.plugin import Notice, NotSent, Text
from community_gov.testing import Conformance
from community_gov_wecom import WeComPlugin
from community_gov_wecom.robot import RobotSettings, message, robots

KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
NOTICE = Notice(
    id="willow/c1/3/0/role:clerk/group",
    place="willow",
    case="c1",
    to="role:clerk",
    channel="group",
    language="zh",
    about=Text("电梯救援", "Lift rescue"),
    text=Text("3 号梯困人，<@all> [点这里](http://x)", "Somebody is in lift 3"),
    at=datetime(2026, 3, 2, 1, tzinfo=UTC),
    from_place=Text("柳荫社区", "Willow"),
)


class Robots(ThreadingHTTPServer):
    daemon_threads = True
    answer = b'{"errcode":0,"errmsg":"ok"}'
    said: list[tuple[str, dict[str, Any]]]


class _Talk(BaseHTTPRequestHandler):
    server: Robots

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.said.append((self.path, json.loads(body)))
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.server.answer)))
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def wecom(monkeypatch: pytest.MonkeyPatch) -> Iterator[Robots]:
    monkeypatch.setenv("GROUP_KEY", KEY)
    server = Robots(("127.0.0.1", 0), _Talk)
    server.said = []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def settings(server: Robots, **more: Any) -> RobotSettings:
    url = f"http://127.0.0.1:{server.server_address[1]}/cgi-bin/webhook/send"
    return RobotSettings("GROUP_KEY", url=url, timeout=5, inside=True, **more)


def test_the_group_reads_what_happened(wecom: Robots) -> None:
    robots(settings(wecom))(NOTICE)
    ((path, said),) = wecom.said
    assert path == f"/cgi-bin/webhook/send?key={KEY}"
    content = "柳荫社区：电梯救援\n3 号梯困人，＜@all> [点这里](http://x)"
    assert said == {"msgtype": "text", "text": {"content": content}}


def test_markdown_of_a_resident_is_no_markdown() -> None:
    said = message("markdown", NOTICE)
    assert said["markdown"]["content"] == (
        "**柳荫社区：电梯救援**\n3 号梯困人，＜@all> ［点这里](http://x)"
    )


def test_no_line_of_a_resident_is_a_heading_a_quotation_or_stressed() -> None:
    text = Text("# 通知\n  > 街道\n**转账**到 `1`", "x")
    said = message("markdown", evolve(NOTICE, text=text))["markdown"]["content"]
    assert said.splitlines()[1:] == ["＃ 通知", "＞ 街道", "＊＊转账＊＊到 ｀1｀"]


@pytest.mark.parametrize(("style", "most"), [("text", 2048), ("markdown", 4096)])
def test_what_is_too_long_is_cut_between_two_characters(style: Any, most: int) -> None:
    for more in range(3):
        long = evolve(NOTICE, text=Text("a" * more + "梯" * 3000, "a"))
        written = message(style, long)[style]["content"].encode()
        assert most - 3 < len(written) <= most and written.decode().endswith("……")


@pytest.mark.parametrize(
    ("answer", "code", "after", "again"),
    [
        (b'{"errcode":45009,"errmsg":"api freq out of limit"}', "notice.too_fast", 60, True),
        (b'{"errcode":93000,"errmsg":"invalid webhook url"}', "notice.channel_down", None, True),
        (b'{"errcode":40058,"errmsg":"' + KEY.encode() + b'"}', "notice.refused", None, False),
        (b"<html>", "notice.channel_down", None, True),
        (b"[0]", "notice.channel_down", None, True),
        (b'{"errcode":false}', "notice.channel_down", None, True),
    ],
)
def test_only_errcode_0_means_that_it_was_said(
    wecom: Robots, answer: bytes, code: str, after: int | None, again: bool
) -> None:
    wecom.answer = answer
    with pytest.raises(NotSent) as caught:
        robots(settings(wecom))(NOTICE)
    error = caught.value
    assert (error.code, error.again) == (code, again)
    assert error.after == (None if after is None else timedelta(seconds=after))
    assert error.whole_channel is again
    assert KEY not in f"{error!r} {error}"


def test_the_key_itself_has_no_place_in_the_settings() -> None:
    for wrong in (
        {"key_from": KEY},
        {"key_from": "KEY", "url": f"https://a.cn/?key={KEY}"},
        {"key_from": "KEY", "url": "http://a.cn/send"},
    ):
        with pytest.raises(ValueError) as caught:
            RobotSettings(**wrong)
        assert KEY not in str(caught.value)


class TestConforms(Conformance):
    plugin = WeComPlugin
