"""The signature of a place on what it gives out: Ed25519, checked with its public key alone.

The private key is derived whenever it is needed, from the key that the reserved name
`HOLDER` has among the person keys of the place. So it is random, another one in every place,
wrapped under the root key and unharmed when that is replaced; and nothing more is kept.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

HOLDER = "@vouchers"
PURPOSE = "voucher signing 1"
_SIGNED = b"community-gov voucher 1\n"


def sign(secret: bytes, content: bytes) -> bytes:
    """Return the 64 bytes of a signature over the content of a voucher.

    Args:
        secret: 32 bytes.
    """
    return Ed25519PrivateKey.from_private_bytes(secret).sign(_SIGNED + content)


def verification_key(secret: bytes) -> bytes:
    """Return the 32 bytes that signatures made with a secret are checked with."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def is_signed(key: bytes, content: bytes, signature: bytes) -> bool:
    """Say whether a signature is over this content and made by whom the key is of.

    Raises:
        ValueError: the key is not 32 bytes long.
    """
    public = Ed25519PublicKey.from_public_bytes(key)
    try:
        public.verify(signature, _SIGNED + content)
    except InvalidSignature:
        return False
    return True
