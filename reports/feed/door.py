"""Who enters the feed: a program with a token, or a person who is signed in."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from iccportal.lib.nhs_calendar import day_label
from iccs.access import Access, PortalRequest, access_of
from reports.feed.actions import note_use
from reports.feed.models import Token
from reports.feed.queries import token_of
from reports.feed.reach import Reach, reaches
from reports.feed.secrets import secret_in

# A guess cannot succeed; this keeps a mistaken program from wearing out the database. Wrong
# secrets alone are counted: a hospital shares one address, where others' tokens go on working.
WRONG_SECRETS = {"wrong_secret": "10/m/ip"}
WAIT = 60  # seconds
CHALLENGE = 'Basic realm="The feed", charset="UTF-8", Bearer realm="The feed"'

UNKNOWN = (
    "Send a token: as a bearer token in the Authorization header, or as the password of a basic "
    "sign-in with any user name."
)
WRONG = "There is no such token. Check that all of it was copied, or make another in the portal."
TOO_OFTEN = "Wrong tokens came too often from here. Wait a minute, then try again."
NO_ROLE = "The token’s owner no longer has a role in the portal, so the token opens nothing."
READS_OTHERWISE = (
    "The token’s owner has another role by now and does not read what the token was made for, so "
    "it opens nothing. Make another in the portal."
)
NO_ROLE_YOURSELF = "You have no role in the portal. Ask the administrator for one."

Tell = Callable[[HTTPStatus, str], HttpResponse]


class FeedRequest(PortalRequest):
    """A request that the feed lets in, with how much it reads."""

    reach: Reach


def door(tell: Tell) -> Callable[[HttpRequest], HttpResponse | None]:
    """A door that refuses in the form that `tell` writes."""

    def enter(request: HttpRequest) -> HttpResponse | None:
        secret = secret_in(request.headers.get("Authorization", ""))
        if secret is not None:
            return _with_token(request, secret, tell)
        if request.user.is_authenticated:
            return _in_session(request, tell)
        return _refused(tell, UNKNOWN)

    return enter


def _with_token(request: HttpRequest, secret: str, tell: Tell) -> HttpResponse | None:
    token = token_of(secret)
    if token is None:
        return _wrong(request, tell)
    today = timezone.localdate()
    access = access_of(token.person, today)
    why = _why_dead(token, access, today)
    if why:
        return _refused(tell, why)
    note_use(token, timezone.now())
    request.user = token.person
    _let_in(request, access, Reach(token.audience))
    return None


def _why_dead(token: Token, access: Access, today: date) -> str:
    """Why a token opens nothing; empty if it does. Only who holds it can read this."""
    if token.revoked_at is not None:
        return f"This token was revoked on {day_label(timezone.localdate(token.revoked_at))}."
    if today > token.expires:
        return f"This token expired on {day_label(token.expires)}. Make another in the portal."
    if not (token.person.is_active and access.roles):
        return NO_ROLE
    return "" if token.audience in reaches(access) else READS_OTHERWISE


def _in_session(request: HttpRequest, tell: Tell) -> HttpResponse | None:
    access: Access = request.access  # type: ignore[attr-defined]
    if not access.roles:
        return tell(HTTPStatus.FORBIDDEN, NO_ROLE_YOURSELF)
    _let_in(request, access, reaches(access)[-1])
    return None


def _let_in(request: HttpRequest, access: Access, reach: Reach) -> None:
    request.access = access  # type: ignore[attr-defined]
    request.reach = reach  # type: ignore[attr-defined]


def _wrong(request: HttpRequest, tell: Tell) -> HttpResponse:
    if consume(
        request, app="reports.feed", action="wrong_secret", config=WRONG_SECRETS, limit_get=True
    ):
        return _refused(tell, WRONG)
    response = tell(HTTPStatus.TOO_MANY_REQUESTS, TOO_OFTEN)
    response.headers["Retry-After"] = str(WAIT)
    return response


def _refused(tell: Tell, sentence: str) -> HttpResponse:
    response = tell(HTTPStatus.UNAUTHORIZED, sentence)
    response.headers["WWW-Authenticate"] = CHALLENGE
    return response
