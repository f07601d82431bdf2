"""Points: what there is, what it buys, and the voucher with its QR code."""

from fastapi import APIRouter, Response
from markupsafe import Markup

from community_gov import CommunityGovError
from community_gov.paper import qr_svg
from fastapi_desk.cases import _here, _seen
from fastapi_desk.pages import page
from fastapi_desk.session import Visiting
from fastapi_desk.words import WORDS

router = APIRouter()


@router.get("/{place}/points")
def points(visit: Visiting, place: str) -> Response:
    """Show what one has, where it came from, and what it buys."""
    here, me = _here(visit, place), visit.someone.id
    return page(
        visit,
        "points.html",
        here=here,
        balance=here.points.balance(me),
        lines=here.points.explain(me, limit=20),
        catalogue=here.points.catalogue(),
    )


@router.get("/{place}/cases/{case}/voucher")
def voucher(visit: Visiting, place: str, case: str) -> Response:
    """Show a voucher; made again, it is the same one."""
    here, _ = _seen(visit, place, case)
    try:
        issued = here.points.voucher(case)
    except CommunityGovError as refused:
        return page(visit, "wrong.html", 404, problems=refused.lines(visit.language))
    # The library makes the drawing from the token alone, so it is markup of ours.
    code = Markup(qr_svg(issued.token, WORDS["scan"].in_(visit.language)))
    return page(visit, "voucher.html", issued=issued, code=code, place=place, case=case)
