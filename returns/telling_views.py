"""What is said in words: stories, how MDTs see themselves, and how often people want e-mails."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from iccs.access import PortalRequest, Role, allow, everyone
from measures.catalogue import full_catalogue
from returns import actions, preferences, rights
from returns.entry_page import entry_page
from returns.forms import EvaluationForm, PreferenceForm, StoryForm
from returns.refused_at import done


@allow(Role.LEAD)
def tell(request: PortalRequest, community: str, month: str) -> HttpResponse:
    """An achievement, a concern, a plan or a case study."""
    page = rights.to_enter(request.access, community, month)
    measures = {code: measure.short_name for code, measure in full_catalogue().items()}
    form = StoryForm(request.POST or None, measures=measures)
    if form.is_valid() and done(
        form,
        lambda: actions.tell_story(
            community=community,
            month=page.dates.month,
            **form.cleaned_data,
            by=request.user,
            now=timezone.now(),
        ),
    ):
        return redirect("returns:entry", community, month)
    shown = entry_page(page, may_enter=True)
    return render(request, "returns/tell.html", {"entry": shown, "form": form})


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
    """How often the person wants e-mails that are not a duty."""
    initial = {"often": preferences.often(request.user)}
    form = PreferenceForm(request.POST or None, initial=initial)
    saved = form.is_valid()
    if saved:
        preferences.prefer(often=form.cleaned_data["often"], by=request.user)
    return render(request, "returns/reminders.html", {"form": form, "saved": saved})
