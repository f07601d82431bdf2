"""Claims in the register that the whole district shares: keyed hashes, and nothing else."""

from community_gov.domain.cases import Case
from community_gov.domain.effects import Claim
from community_gov.services.ports import ClaimTaken, Keyring


def owner_of(keyring: Keyring, case: Case) -> str:
    """Return the keyed hash under which a case holds its claims."""
    return keyring.fingerprint(f"claim-owner|{case.place}|{case.id}".encode())


def claim(keyring: Keyring, effect: Claim, owner: str) -> ClaimTaken:
    """Return the row of a claim."""
    what = f"claim|{effect.register}|{effect.found}|{effect.part}"
    return ClaimTaken(effect.register, keyring.fingerprint(what.encode()), owner)
