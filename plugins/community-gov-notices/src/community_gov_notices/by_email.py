"""Notices as letters by e-mail, over SMTP."""

import hashlib
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from smtplib import (
    SMTP_SSL,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from typing import Literal

from attrs import NOTHING, frozen

from community_gov.plugin import Notice, NotSent, Send, Text, is_variable, secret, setting

_HERE = ("localhost", "127.0.0.1", "::1")


@frozen
class EmailSettings:
    """The office's mail server."""

    host: str = setting(NOTHING, Text("发信服务器", "the server that takes letters"))
    sender: str = setting(NOTHING, Text("发信地址", "the address that letters come from"))
    port: int = setting(587, Text("端口", "its port"))
    security: Literal["starttls", "tls", "none"] = setting(
        "starttls", Text("如何加密：starttls、tls 或 none", "starttls, tls or none")
    )
    user: str = setting("", Text("用户名；不登录则不写", "the user; nothing where nobody logs in"))
    password_from: str = setting(
        "", Text("放密码的环境变量名", "the environment variable that holds the password")
    )
    timeout: int = setting(20, Text("每一步等待几秒", "seconds to wait at each step"))

    def __attrs_post_init__(self) -> None:
        if "@" not in self.sender or not self.sender.isascii():
            raise ValueError("sender: name@example.org")
        if bool(self.user) is not bool(self.password_from):
            raise ValueError("user, password_from: 要么都写，要么都不写 / both, or neither")
        if self.password_from and not is_variable(self.password_from):
            raise ValueError("password_from: 环境变量名，大写 / a variable's name, in capitals")
        if self.user and self.security == "none" and self.host not in _HERE:
            raise ValueError("security: 不加密就不能登录 / a password never goes unencrypted")


def emails(settings: EmailSettings) -> Send:
    """Return what sends each notice as a letter of its own, to its receiver alone.

    The ``Message-ID`` is made of the notice's id, so that a letter that comes twice is one to a
    mail program.
    """

    def send(notice: Notice) -> None:
        password = secret(settings.password_from) if settings.user else ""
        try:
            letter = _letter(settings, notice)
        except (ValueError, HeaderParseError, IndexError):
            # The name of the error is enough: its text may quote the address.
            raise NotSent("notice.refused", "address", again=False) from None
        try:
            with _connected(settings, password) as server:
                server.send_message(letter, settings.sender, [notice.address])
        except SMTPRecipientsRefused as error:
            ((code, _),) = error.recipients.values()
            raise NotSent("notice.refused", f"SMTP {code}", again=code < 500) from None
        except SMTPResponseException as error:
            raise _refused(error) from None
        except (SMTPException, OSError) as error:
            raise _down(type(error).__name__) from None

    return send


@contextmanager
def _connected(settings: EmailSettings, password: str) -> Iterator[smtplib.SMTP]:
    server = _server(settings)
    try:
        if settings.security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if settings.user:
            server.login(settings.user, password)
        yield server
    finally:
        # What was accepted has left, whatever the server says to a farewell.
        with suppress(SMTPException, OSError):
            server.quit()
        server.close()


def _server(settings: EmailSettings) -> smtplib.SMTP:
    at = (settings.host, settings.port)
    if settings.security == "tls":
        context = ssl.create_default_context()
        return SMTP_SSL(*at, timeout=settings.timeout, context=context)
    return smtplib.SMTP(*at, timeout=settings.timeout)


def _letter(settings: EmailSettings, notice: Notice) -> EmailMessage:
    letter = EmailMessage(policy=SMTP)
    domain = settings.sender.rpartition("@")[2]
    name = hashlib.sha256(notice.id.encode()).hexdigest()[:40]
    place = notice.from_place.in_("en" if notice.language == "en" else "zh")
    letter["From"] = Address(_one_line(place), addr_spec=settings.sender)
    letter["To"] = _one_receiver(notice.address)
    letter["Subject"] = _one_line(notice.title)
    letter["Date"] = format_datetime(notice.at)
    letter["Message-ID"] = f"<{name}@{domain}>"
    letter["Auto-Submitted"] = "auto-generated"
    if notice.urgent:
        letter["Importance"] = "high"
    letter.set_content(notice.body)
    return letter


def _one_receiver(address: str) -> Address:
    """Return the address of one receiver.

    Raises:
        ValueError, HeaderParseError: it is none, or more than one, or brings a line of its own.
    """
    if not address.isascii() or not address.isprintable() or " " in address:
        raise ValueError("address")
    return Address(addr_spec=address)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _refused(error: SMTPResponseException) -> NotSent:
    """Tell one letter that is not wanted from a server that takes none."""
    code = error.smtp_code
    if isinstance(error, SMTPSenderRefused) or code in (421, 454, 530, 534, 535, 538):
        return _down(f"SMTP {code}")
    return NotSent("notice.refused", f"SMTP {code}", again=code < 500)


def _down(detail: str) -> NotSent:
    return NotSent("notice.channel_down", detail, whole_channel=True)
