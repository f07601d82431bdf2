"""From a closed case to the letter: the place's rule, the sealed address, the real server."""

from pathlib import Path

import pytest

from community_gov.plugin import Said
from community_gov.testing import Bench

from .servers import MailServer, running

PLACE = """
place: here
kind: estate
label: {zh: 某小区, en: An estate}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Committee}}
  property: {kind: property_company, label: {zh: 物业, en: Property company}}
notices:
  channels:
    letter:
      kind: notices:email
      host: 127.0.0.1
      port: PORT
      security: none
      sender: office@estate.example
      user: office
      password_from: ESTATE_MAIL_PASSWORD
  rules:
    - {to: reporter, by: letter}
plugins: [complaints, notices]
"""
EMAIL = "xiuying.wang@example.org"


def test_a_resident_is_asked_by_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ESTATE_MAIL_PASSWORD", "hunter2-and-more")
    with running(MailServer()) as mail:
        place = PLACE.replace("PORT", str(mail.port))
        with Bench(tmp_path, {"here.yaml": place}) as bench:
            here = bench.place("here")
            worker = bench.worker("here", "community_worker", "committee")
            staff = bench.worker("here", "property_staff", "property")
            raised = here.register_person({"email": EMAIL})
            case = here.open(
                "complaints:problem",
                by=worker,
                people={"reporter": raised},
                data={"problem": "路灯不亮"},
            ).case
            here.act(case, "propose", by=worker, data={"plan": "换灯"})
            (step,) = [one for one in here.what_next(case) if one.gate is not None]
            agree = {"by": staff, "shown": step.shown or ""}
            here.vote(case, "propose", "property_agrees", Said.AGREE, **agree)
            here.act(case, "begin", by=worker)
            here.act(case, "finish", by=worker, data={"done": "已换"})
            mail.says["RCPT"] = f"451 {EMAIL} later"
            assert [one.code for one in bench.district.send_notices().failed] == ["notice.refused"]
            mail.says.clear()
            bench.go_to(bench.moment.replace(minute=5))
            assert len(bench.district.send_notices().left) == 2
            assert {one.role for one in here.openings(raised)} == {"letter"}
    assert {one["To"] for one in mail.letters} == {EMAIL}
    assert any("您反映的问题解决了吗？" in one.get_content() for one in mail.letters)
    kept = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert EMAIL.encode() not in kept and b"hunter2" not in kept
