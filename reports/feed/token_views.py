"""Pages about the feed: how it is read, and the tokens that open it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from iccs.access import PortalRequest, Role, everyone
from reports.contents import TABLES
from reports.feed import actions, tables
from reports.feed.forms import TokenForm
from reports.feed.how_to import recipes
from reports.feed.queries import tokens_of, tokens_of_others
from reports.feed.reach import reaches


@everyone
def how_to(request: PortalRequest) -> HttpResponse:
    """How the feed is read, step by step."""
    known = {
        "recipes": recipes(request.build_absolute_uri("/").rstrip("/")),
        "tables": list(TABLES.values()),
        "choices": reaches(request.access),
    }
    return render(request, "reports/feed/how_to.html", known)


@everyone
def tokens(request: PortalRequest) -> HttpResponse:
    """The person's tokens; administrators see everybody's."""
    today = timezone.localdate()
    others = tokens_of_others(request.user) if _may_end_any(request) else None
    known = {
        "own": tables.shown(tokens_of(request.user), today),
        "others": None if others is None else tables.shown(others, today),
    }
    return render(request, "reports/feed/tokens.html", known)


@everyone
def make(request: PortalRequest) -> HttpResponse:
    """A new token, whose secret is shown this once."""
    today = timezone.localdate()
    form = TokenForm(request.POST or None, today=today, choices=reaches(request.access))
    if not form.is_valid():
        return render(request, "reports/feed/make_token.html", {"form": form})
    secret = actions.make_token(
        purpose=form.cleaned_data["purpose"],
        audience=form.chosen_audience,
        expires=form.cleaned_data["expires"],
        by=request.user,
    )
    known = {"secret": secret, **form.cleaned_data}
    return render(request, "reports/feed/token_made.html", known)


@everyone
@require_POST
def revoke(request: PortalRequest, token: int) -> HttpResponse:
    """End a token; one's own, or as an administrator anybody's."""
    anybodys = _may_end_any(request)
    if not actions.revoke(token=token, anybodys=anybodys, by=request.user, now=timezone.now()):
        raise Http404("You have no such token that still works.")
    return redirect("feed:tokens")


def _may_end_any(request: PortalRequest) -> bool:
    return Role.ADMINISTRATOR in request.access.roles
