"""Channels by which people are told: letters by e-mail, a webhook, a file.

>>> from community_gov_notices import NoticesPlugin
>>> from community_gov.plugin import NoSettings
>>> [kind.name for kind in NoticesPlugin(NoSettings()).channels()]
['email', 'webhook', 'file']
"""

from community_gov_notices.by_email import EmailSettings
from community_gov_notices.by_webhook import WebhookSettings
from community_gov_notices.plugin import NoticesPlugin
from community_gov_notices.to_file import FileSettings

__all__ = ["EmailSettings", "FileSettings", "NoticesPlugin", "WebhookSettings"]
