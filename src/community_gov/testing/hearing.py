"""What people on the bench were told."""

from attrs import frozen

from community_gov.domain.notices import ROLE
from community_gov.domain.text import Text
from community_gov.services.ports import Message
from community_gov.testing.clock import Clock


@frozen
class Heard:
    """Something that was told.

    Attributes:
        to: a person's id, or ``role:NAME`` where nobody held the role.
    """

    to: str
    text: Text


class Hearing(Clock):
    """The part of a bench that listens to what people are told."""

    _heard: list[Heard]
    _seen: set[str]

    def told(self, name: str) -> list[Text]:
        """Return everything that somebody was told so far, oldest first.

        What a place sends by a channel of its own is heard when the notice is made, and does not
        leave for that.

        Args:
            name: by which the person was introduced, or a role that nobody holds.
        """
        to = {f"{ROLE}{name}"}
        if self.is_known(name):
            to.add(self.id_of(name))
        return [one.text for one in self.listen() if one.to in to]

    def listen(self) -> list[Heard]:
        """Return everything that anybody was told so far."""
        if "_heard" not in vars(self):
            self._heard, self._seen = [], set()
        for notice in self.district.notices():
            if notice.notice.id not in self._seen:
                self._seen.add(notice.notice.id)
                self._heard.append(Heard(notice.notice.to, notice.notice.text))
        while self.district.deliver(self._hear).left:
            pass
        return self._heard

    def _hear(self, message: Message) -> None:
        self._heard.append(Heard(message.to, message.text))
