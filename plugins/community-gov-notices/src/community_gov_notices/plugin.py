"""The plugin: three kinds of channels, none of which needs a company's product."""

from collections.abc import Sequence

from community_gov.plugin import ChannelKind, NoSettings, Text, hookimpl
from community_gov_notices.by_email import EmailSettings, emails
from community_gov_notices.by_webhook import WebhookSettings, webhooks
from community_gov_notices.to_file import FileSettings, lines


class NoticesPlugin:
    """Channels by which people are told."""

    name = "notices"
    label = Text("告知渠道", "Channels for notices")
    Settings = NoSettings

    def __init__(self, settings: NoSettings) -> None:
        pass

    @hookimpl
    def channels(self) -> Sequence[ChannelKind]:
        """Give e-mail, webhook and file."""
        return [
            ChannelKind(
                "email", Text("电子邮件", "E-mail"), EmailSettings, emails, address="email"
            ),
            ChannelKind("webhook", Text("网络回调", "Webhook"), WebhookSettings, webhooks),
            ChannelKind("file", Text("文件", "File"), FileSettings, lines),
        ]
