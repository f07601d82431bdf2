"""The application: its pages, sign-in, language, and what is said when something goes wrong."""

from pathlib import Path

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from community_gov import CommunityGovError, NotFound
from fastapi_desk import cases, guide, points
from fastapi_desk.pages import HEADERS, moved, page
from fastapi_desk.sending import Sending
from fastapi_desk.session import LANGUAGE, Visiting, fresh, keep, visit
from fastapi_desk.town import Town
from fastapi_desk.words import WORDS

router = APIRouter()
_SAID = {403: "too_old", 404: "not_found", 411: "too_large", 413: "too_large"}


def make_app(town: Town) -> FastAPI:
    """Return the desk of a town."""
    app = FastAPI(title="fastapi_desk", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.town = town
    static = Path(__file__).parent / "static"
    app.mount("/static", StaticFiles(directory=static), name="static")
    for part in (router, guide.router, cases.router, points.router):
        app.include_router(part)
    app.add_exception_handler(HTTPException, _wrong)
    app.add_exception_handler(CommunityGovError, _refused)
    return app


@router.get("/sign-in")
def who(visit: Visiting) -> Response:
    """Ask who one is."""
    return page(visit, "sign_in.html", people=visit.town.people.values())


@router.post("/sign-in")
def sign_in(visit: Visiting, given: Sending) -> Response:
    """Sign in as somebody of the demonstration, with a new cookie."""
    key = given.one("person")
    if key not in visit.town.people:
        return page(visit, "sign_in.html", 422, people=visit.town.people.values(), wrong=True)
    response = moved(visit, "/")
    keep(response, fresh(key))
    return response


@router.post("/sign-out")
def sign_out(visit: Visiting, given: Sending) -> Response:
    """Sign out; the form was ours, which `given` has checked."""
    del given
    response = moved(visit, "/")
    keep(response, fresh(""))
    return response


@router.get("/language/{language}")
def language(visit: Visiting, language: str, back: str = "/") -> Response:
    """Choose a language and come back to the same page; never to another site."""
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    response = moved(visit, back if inside else "/")
    if language in ("zh", "en"):
        response.set_cookie(LANGUAGE, language, samesite="lax", max_age=365 * 86400)
    return response


def _wrong(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 500)
    if status == 303:
        headers = getattr(error, "headers", None) or {}
        return Response(status_code=303, headers={**HEADERS, **headers})
    visiting = visit(request)
    said = WORDS[_SAID.get(status, "wrong")].in_(visiting.language)
    return page(visiting, "wrong.html", status, problems=[said])


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, CommunityGovError)
    visiting = visit(request)
    status = 404 if isinstance(error, NotFound) else 409
    return page(visiting, "wrong.html", status, problems=error.lines(visiting.language))
