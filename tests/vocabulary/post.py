"""A post office at which nobody waits: channels that a test watches, and lets break down."""

from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from community_gov.host import Catalogue, PlaceBook
from community_gov.plugin import ChannelKind, NoSettings, Notice, NotSent, Send, hookimpl, same

from .desk import HEAD, PLACE, Desk, made_of

WRITTEN = """
fields:
  street: {label: {zh: 街名, en: Street}, type: text}
  phone:
    label: {zh: 手机号, en: Telephone}
    type: text
    personal: {about: resident, class: phone, purpose: {zh: 联系, en: to call}, retention: 1 month}
messages:
  taken: {zh: '已收到：{street}。', en: 'We have it: {street}.'}
  look: {zh: 请复核。, en: Please look at it.}
states:
  filed: {label: {zh: 已收, en: filed}}
  out: {label: {zh: 已派单, en: sent out}}
  settled: {label: {zh: 已办结, en: settled}, status: closed}
actions:
  open:
    label: {zh: 提交, en: hand in}
    by: [resident]
    to: filed
    takes: [street, phone]
    effects: [{notify: {to: resident, message: taken}}, {notify: {to: clerk, message: taken}}]
  note: {label: {zh: 登记, en: note}, by: [clerk], from: [filed, out]}
  send_out: {label: {zh: 派单, en: send out}, by: [clerk], from: filed, to: out}
  settle:
    label: {zh: 办结, en: settle}
    by: [clerk]
    from: out
    to: settled
    gates: {look: {label: {zh: 复核, en: second look}, by: [chief], tells: look}}
  again: {label: {zh: 重办, en: again}, by: [clerk], from: [out, settled], to: filed}
"""


@frozen
class Heard:
    """What a channel was given."""

    channel: str
    to: str
    body: str
    id: str
    address: str
    urgent: bool


class Post:
    """Makes the plugin of a test's post office, and keeps what it was given."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.broken: dict[str, Exception] = {}
        self.before: Callable[[Notice], None] = lambda notice: None

    def send(self, notice: Notice) -> None:
        self.before(notice)
        for key in (notice.channel, notice.to):
            if key in self.broken:
                raise self.broken[key]
        said = (notice.channel, notice.to, notice.body, notice.id, notice.address, notice.urgent)
        self.heard.append(Heard(*said))

    def plugin(self) -> type:
        post = self

        class Postal:
            name = "postal"
            label = same("postal")

            def __init__(self, settings: object) -> None:
                pass

            @hookimpl
            def channels(self) -> Sequence[ChannelKind]:
                def opened(_: object) -> Send:
                    return post.send

                return [
                    ChannelKind("letter", same("letter"), NoSettings, opened, address="email"),
                    ChannelKind("card", same("card"), NoSettings, opened),
                    ChannelKind("board", same("board"), NoSettings, opened, to_all=True),
                ]

        return Postal


class PostDesk(Desk):
    """A desk whose place tells people by the channels *letter*, *card* and *board*."""

    def __init__(self, folder: Path, notices: str, written: str = WRITTEN) -> None:
        self.post, self._written = Post(), written
        place = PLACE.replace("[tried]", "[tried, postal]") + f"notices:\n{CHANNELS}{notices}"
        super().__init__(folder, written, place=place, plugins=[self.post.plugin()])
        self.people["writer"] = self.here.register_person({"email": "xiuying@example.org"})

    def ask(self, street: str = "柳荫街", resident: str = "resident") -> str:
        return self.open(resident, people={"resident": resident}, data={"street": street})

    def with_notices(self, notices: str) -> PlaceBook:
        """Return the place's book as another process reads it once its notices are others."""
        file = self.bench.places / "here.yaml"
        kept = file.read_text(encoding="utf-8").partition("notices:")[0]
        file.write_text(kept + (f"notices:{notices}" if notices else ""), encoding="utf-8")
        tried = made_of({"thing": HEAD + self._written})
        return PlaceBook(self.bench.places, Catalogue.of(tried, self.post.plugin()))

    def sent(self) -> list[tuple[str, str, str]]:
        """Send what is due; return by which channel, to whom, and what."""
        self.post.heard.clear()
        self.bench.district.send_notices()
        return [(one.channel, self.name(one.to), one.body) for one in self.post.heard]

    def name(self, person: str) -> str:
        return {one: name for name, one in self.people.items()}.get(person, person)


CHANNELS = """
  channels:
    letter: {kind: postal:letter}
    card: {kind: postal:card}
    board: {kind: postal:board}
"""

DOWN = NotSent("notice.channel_down", "no line", whole_channel=True)
NOT_WANTED = NotSent("notice.refused", "550", again=False)
