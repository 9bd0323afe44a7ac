"""The list of rebases, each rebase, and an analyst's drafting and signing."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from iccportal.accounts.models import User
from iccportal.charts.download import file_response
from iccs.access import PortalRequest, Role, allow, everyone
from targets import rebasing
from targets.drafting import next_draft
from targets.forms import DraftForm, SignForm
from targets.providers import NEL
from targets.rebase_page import rebase_page, rebases_sheet
from targets.rebase_queries import rebases as read_rebases
from targets.shown_shares import shown_shares
from targets.windows import RefusedError


def _is_analyst(request: PortalRequest) -> bool:
    return Role.ANALYST in request.access.roles


@everyone
def rebases(request: PortalRequest) -> HttpResponse:
    """Every rebase; drafts are shown to analysts."""
    sheet = rebases_sheet(read_rebases(NEL, with_drafts=_is_analyst(request)))
    return file_response(request, [sheet] if sheet else []) or render(
        request, "targets/rebases.html", {"sheet": sheet, "may_draft": _is_analyst(request)}
    )


@everyone
def rebase(request: PortalRequest, pk: int) -> HttpResponse:
    """One rebase; a draft is a preview, and an analyst signs it here."""
    return _rebase(request, pk, SignForm())


def _rebase(request: PortalRequest, pk: int, form: SignForm) -> HttpResponse:
    shown = partial(shown_shares, request.access)
    page = rebase_page(NEL, pk, with_drafts=_is_analyst(request), shown_to_reader=shown)
    if page is None:
        raise Http404("There is no such rebase.")
    context = {"page": page, "form": form, "may_sign": _is_analyst(request)}
    return file_response(request, [page.figures]) or render(request, "targets/rebase.html", context)


def _analyst(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # nobody signed out gets past the access rules
    return request.user


@allow(Role.ANALYST)
def draft(request: HttpRequest) -> HttpResponse:
    """Draft the next rebase."""
    choices = next_draft(NEL)
    if choices is None:
        return render(request, "targets/nothing_to_draft.html")
    form = DraftForm(request.POST or None, **choices.of_form)
    if request.method == "POST" and form.is_valid():
        try:
            drafted = rebasing.draft_rebase(
                trajectory=choices.trajectory,
                effective_from=form.cleaned_data["quarter"].first,
                window_end=form.cleaned_data["window_end"],
                by=_analyst(request),
            )
        except RefusedError as refused:
            form.add_error(None, list(refused.reasons))
        else:
            messages.success(request, "Drafted. Nobody but analysts sees it until it is signed.")
            return redirect("targets:rebase", pk=drafted.pk)
    return render(request, "targets/draft.html", {"form": form})


@require_POST
@allow(Role.ANALYST)
def sign(request: PortalRequest, pk: int) -> HttpResponse:
    """Sign a draft as it was previewed."""
    form = SignForm(request.POST)
    if not form.is_valid():
        return _rebase(request, pk, form)
    try:
        rebasing.sign_rebase(rebase=pk, by=_analyst(request), note=form.cleaned_data["note"])
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Signed. It is in force from its quarter on.")
    return redirect("targets:rebase", pk=pk)
