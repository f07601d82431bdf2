"""Keeping personal values closed: keys, sealing, look-up without reading, masks."""

from community_gov.privacy.keyring import FileKeyring

__all__ = ["FileKeyring"]
