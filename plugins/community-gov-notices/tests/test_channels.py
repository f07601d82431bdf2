"""Letters, posts and lines really leave; what went wrong is told apart, and tells no secret."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from community_gov.plugin import Notice, NotSent, Text
from community_gov.testing import Conformance
from community_gov_notices import NoticesPlugin
from community_gov_notices.by_email import EmailSettings, emails
from community_gov_notices.by_webhook import WebhookSettings, webhooks
from community_gov_notices.to_file import FileSettings, lines

from .servers import MailServer, WebServer, running

NOTICE = Notice(
    id="willow/c1/3/0/p1/mail",
    place="willow",
    case="c1",
    to="p1",
    channel="mail",
    language="both",
    about=Text("扶手安装", "Handrails"),
    text=Text("已同意。\n.\n师傅会打电话。", "Approved.\n.\nA fitter will call."),
    at=datetime(2026, 3, 2, 1, tzinfo=UTC),
    from_place=Text("柳荫社区", "Willow"),
    address="xiuying@example.org",
)
SECRET = "hunter2-and-more"


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with running(MailServer()) as server:
        yield server


@pytest.fixture
def web() -> Iterator[WebServer]:
    with running(WebServer()) as server:
        yield server


def mailing(server: MailServer, **more: object) -> EmailSettings:
    given = {"port": server.port, "security": "none", "timeout": 5, **more}
    return EmailSettings("127.0.0.1", "office@willow.example", **given)  # type: ignore[arg-type]


def why(send: object, notice: Notice = NOTICE) -> tuple[str, str, bool, bool]:
    with pytest.raises(NotSent) as caught:
        send(notice)  # type: ignore[operator]
    error = caught.value
    shown = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    said = f"{error!r} {error} {shown}"
    assert SECRET not in said and "example.org" not in said
    return (error.code, error.detail, error.again, error.whole_channel)


def test_a_letter_arrives_as_it_was_written(mail: MailServer) -> None:
    send = emails(mailing(mail))
    send(NOTICE)
    send(NOTICE)
    send(evolve(NOTICE, id="willow/c1/4/0/p1/mail", language="en", urgent=True))
    first, again, other = mail.letters
    assert first["To"] == "xiuying@example.org"
    assert first["From"] == "柳荫社区 <office@willow.example>"
    assert first["Subject"] == "柳荫社区：扶手安装 / Willow: Handrails"
    body = "已同意。\n.\n师傅会打电话。\n\nApproved.\n.\nA fitter will call.\n"
    assert first.get_content().replace("\r\n", "\n") == body
    assert first["Date"].datetime == NOTICE.at
    assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]
    assert other["Subject"] == "Willow: Handrails" and other["Importance"] == "high"


@pytest.mark.parametrize(
    ("verb", "answer", "expected"),
    [
        ("RCPT", "550 xiuying@example.org unknown", ("notice.refused", "SMTP 550", False, False)),
        ("RCPT", "451 later", ("notice.refused", "SMTP 451", True, False)),
        ("DATA", "554 no", ("notice.refused", "SMTP 554", False, False)),
        ("MAIL", "550 not you", ("notice.channel_down", "SMTP 550", True, True)),
        ("AUTH", "535 no", ("notice.channel_down", "SMTP 535", True, True)),
    ],
)
def test_a_letter_that_is_not_taken(
    mail: MailServer,
    verb: str,
    answer: str,
    expected: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MAIL_PASSWORD", SECRET)
    mail.says[verb] = answer
    assert why(emails(mailing(mail, user="office", password_from="MAIL_PASSWORD"))) == expected
    assert mail.letters == []


@pytest.mark.parametrize(
    "address",
    [
        "xiuying@example.org\r\nBcc: all@example.org",
        "xiuying@example.org>\r\nRCPT TO:<all@example.org",
        "xiuying@example.org, all@example.org",
        "everybody: xiuying@example.org, all@example.org;",
        "秀英@example.org",
        "",
    ],
)
def test_an_address_reaches_one_receiver_and_brings_no_line_of_its_own(
    mail: MailServer, address: str
) -> None:
    refused = ("notice.refused", "address", False, False)
    assert why(emails(mailing(mail)), evolve(NOTICE, address=address)) == refused
    assert mail.letters == []


def test_a_subject_stays_one_line(mail: MailServer) -> None:
    hostile = Text("扶手\r\nBcc: all@example.org\r\n\r\n改", "Rail\nBcc: all@example.org")
    emails(mailing(mail))(evolve(NOTICE, about=hostile, from_place=hostile))
    (letter,) = mail.letters
    assert letter["Bcc"] is None and letter["To"] == NOTICE.address
    assert "Bcc: all@example.org" in letter["Subject"]


def test_a_post_goes_inside_only_where_that_is_meant(
    web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    named = web.url.replace("127.0.0.1", "localhost")
    for url in (web.url, named):
        assert why(webhooks(WebhookSettings(url)))[0] == "notice.inside"
    assert web.posts == []
    webhooks(WebhookSettings(named, inside=True))(NOTICE)
    assert len(web.posts) == 1


def test_what_was_accepted_has_left_whatever_comes_after(mail: MailServer) -> None:
    mail.says["QUIT"] = "500 what"
    emails(mailing(mail))(NOTICE)
    assert len(mail.letters) == 1


def test_a_mail_server_that_is_not_there_or_does_not_encrypt(mail: MailServer) -> None:
    assert why(emails(mailing(mail, security="starttls")))[2:] == (True, True)
    mail.shutdown()
    mail.server_close()
    assert why(emails(mailing(mail)))[0] == "notice.channel_down"


def test_without_its_secret_a_channel_waits(mail: MailServer, web: WebServer) -> None:
    missing = ("notice.no_secret", "NOT_SET_HERE", True, True)
    assert why(emails(mailing(mail, user="a", password_from="NOT_SET_HERE"))) == missing
    assert why(webhooks(WebhookSettings(web.url, "NOT_SET_HERE", inside=True))) == missing
    assert mail.letters == [] and web.posts == []


def test_settings_that_would_tell_a_secret_are_refused_without_it() -> None:
    mails = [
        {"user": "a", "password_from": SECRET},
        {"user": "a"},
        {"user": "a", "password_from": "PASSWORD", "security": "none"},
    ]
    webs = [
        ("https://a.cn", SECRET),
        ("file:///letter", ""),
        (f"https://office:{SECRET}@a.cn", ""),
        ("https://a.cn/\r\nX-Told: yes", ""),
        ("http://a.cn", "TOKEN"),
    ]
    wrong = [
        *(lambda one=one: EmailSettings("mail", "office@a.cn", **one) for one in mails),
        *(lambda one=one: WebhookSettings(*one) for one in webs),
    ]
    for make in wrong:
        with pytest.raises(ValueError) as caught:
            make()
        assert SECRET not in str(caught.value)


def test_a_post_carries_the_id_and_no_address(
    web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_TOKEN", SECRET)
    webhooks(WebhookSettings(web.url, "HOOK_TOKEN", inside=True))(NOTICE)
    ((headers, told),) = web.posts
    assert headers["Idempotency-Key"] == NOTICE.id
    assert headers["Authorization"] == f"Bearer {SECRET}"
    assert told["to"] == "p1" and told["text"]["zh"] == NOTICE.text.zh
    assert "example.org" not in json.dumps(told)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (500, ("notice.channel_down", "HTTP 500", True, True)),
        (302, ("notice.channel_down", "HTTP 302", True, True)),
        (401, ("notice.channel_down", "HTTP 401", True, True)),
        (422, ("notice.refused", "HTTP 422", False, False)),
        (429, ("notice.too_fast", "HTTP 429", True, True)),
    ],
)
def test_a_post_that_is_not_taken(web: WebServer, status: int, expected: object) -> None:
    web.answers = [(status, {"Location": web.url + "/elsewhere", "Retry-After": "90"})]
    assert why(webhooks(WebhookSettings(web.url, inside=True))) == expected
    assert len(web.posts) == 1, "nobody is followed elsewhere"


def test_who_asks_for_time_gets_it(web: WebServer) -> None:
    web.answers = [(503, {"Retry-After": "90"})]
    with pytest.raises(NotSent) as caught:
        webhooks(WebhookSettings(web.url, inside=True))(NOTICE)
    assert caught.value.after == timedelta(seconds=90)


def test_lines_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "told.jsonl"
    send = lines(FileSettings(str(file)))
    send(NOTICE)
    send(evolve(NOTICE, id="other"))
    read = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in read] == [NOTICE.id, "other"]
    assert read[0]["title"] == NOTICE.title and "example.org" not in file.read_text()
    assert why(lines(FileSettings(str(tmp_path / "no" / "such"))))[3]


class TestConforms(Conformance):
    plugin = NoticesPlugin
