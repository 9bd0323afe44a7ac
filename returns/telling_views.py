"""What is said in words: stories, how MDTs see themselves, and how often people want emails."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from iccs.access import PortalRequest, Role, allow, everyone
from measures.catalogue import full_catalogue
from returns import actions, preferences, rights
from returns.entry_page import entry_page
from returns.forms import EvaluationForm, PreferenceForm, StoryForm
from returns.queries import ReturnPage
from returns.refused_at import done
from returns.said import Told


@allow(Role.LEAD)
def tell(
    request: PortalRequest, community: str, month: str, story: int | None = None
) -> HttpResponse:
    """An achievement, a concern, a plan or a case study, told for the first time or anew."""
    page = rights.to_enter(request.access, community, month)
    measures = {code: measure.short_name for code, measure in full_catalogue().items()}
    initial = None if story is None else _told(page, story).typed
    form = StoryForm(request.POST or None, measures=measures, initial=initial)
    write = partial(_to_story(actions.tell_story, request, page), story=story)
    if form.is_valid() and done(form, lambda: write(**form.cleaned_data)):
        return redirect("returns:entry", community, month)
    known = {"entry": entry_page(page, may_enter=True), "form": form, "story": story}
    return render(request, "returns/tell.html", known)


@require_POST
@allow(Role.LEAD)
def take_back(request: PortalRequest, community: str, month: str, story: int) -> HttpResponse:
    """What was told is told no longer."""
    page = rights.to_enter(request.access, community, month)
    told = _told(page, story)
    try:
        _to_story(actions.take_back_story, request, page)(story=told.id)
    except actions.Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, "Taken back.")
    return redirect("returns:entry", community, month)


def _to_story(
    action: Callable[..., object], request: PortalRequest, page: ReturnPage
) -> Callable[..., object]:
    return partial(
        action,
        community=page.place.code,
        month=page.dates.month,
        by=request.user,
        now=timezone.now(),
    )


def _told(page: ReturnPage, story: int) -> Told:
    found = next((told for told in page.stories if told.id == story), None)
    if found is None:
        raise Http404("Nothing like this has been told in this return.")
    return found


@allow(Role.LEAD)
def evaluate(request: PortalRequest, community: str, month: str, mdt: int) -> HttpResponse:
    """How an MDT sees itself, asked for in the last month of a half-year."""
    page = rights.to_enter(request.access, community, month)
    asked = next((one for one in page.evaluations if one.mdt.id == mdt), None)
    if asked is None:
        raise Http404("No evaluation of this MDT is asked for in this return.")
    said = asked.said
    form = EvaluationForm(request.POST or None, initial=None if said is None else vars(said))
    if form.is_valid() and done(
        form,
        lambda: actions.evaluate(
            mdt=mdt,
            half_year=asked.half_year,
            **form.cleaned_data,
            by=request.user,
            today=timezone.localdate(),
        ),
    ):
        return redirect("returns:entry", community, month)
    known = {"entry": entry_page(page, may_enter=True), "asked": asked, "form": form}
    return render(request, "returns/evaluate.html", known)


@everyone
def reminders(request: PortalRequest) -> HttpResponse:
    """How often the person wants emails that are not a duty."""
    initial = {"often": preferences.often(request.user)}
    form = PreferenceForm(request.POST or None, initial=initial)
    saved = form.is_valid()
    if saved:
        preferences.prefer(often=form.cleaned_data["often"], by=request.user)
    return render(request, "returns/reminders.html", {"form": form, "saved": saved})
