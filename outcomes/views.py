"""The pages of outcomes, and where leads record a score."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from iccportal.charts.component import Chart
from iccportal.charts.download import file_response
from iccportal.lib.nhs_calendar import first_of_month, parse_month
from iccs.access import PortalRequest, Role, allow, everyone
from iccs.queries import Place, Register, places
from outcomes import actions, pam_figures, queries, sentences, wellbeing_figures
from outcomes.beside import PAM_TOTALS, WELLBEING_TOTALS
from outcomes.forms import EntryForm, PamForm
from outcomes.monthly import Totals
from outcomes.people_tables import people_table
from outcomes.references import new_reference
from outcomes.scales import PAM, WELLBEING

MOST_PEOPLE = 50


@everyone
def pam(request: PortalRequest) -> HttpResponse:
    """PAM levels and scores, first and again."""
    today = timezone.localdate()
    scored = queries.scored([PAM], today, _told(request, PAM_TOTALS))
    form = PamForm(
        request.GET,
        scored.register,
        queries.level_sets(),
        scored.years,
        in_full=_in_full(request, scored.register),
    )
    status = 200 if form.is_valid() else 400
    levels = form.level_sets
    charts: Sequence[Chart] = ()
    if levels and scored.scores:
        charts = pam_figures.charts(scored, levels, form.people, request.access)
    context = {"form": form, "charts": charts, "levels": levels}
    return file_response(request, charts) or render(
        request, "outcomes/pam.html", context, status=status
    )


@everyone
def wellbeing(request: PortalRequest) -> HttpResponse:
    """WEMWBS and SWEMWBS before and after projects."""
    scored = queries.scored(WELLBEING, timezone.localdate(), _told(request, WELLBEING_TOTALS))
    charts = wellbeing_figures.charts(scored, request.access)
    context = {
        "charts": charts,
        "cause": sentences.NOT_THE_CAUSE,
        "few": sentences.FEW,
    }
    return file_response(request, charts) or render(request, "outcomes/wellbeing.html", context)


def _in_full(request: PortalRequest, register: Register) -> bool:
    """Whether the person reads the place that is asked for in full; a place unknown is nobody's."""
    access, code = request.access, request.GET.get("place", "")
    parts = register.parts(code) if register.get(code) else ()
    return access.everywhere or (bool(parts) and all(access.reads_in_full(p.code) for p in parts))


def _told(request: PortalRequest, totals: Totals) -> Totals | None:
    """What is made public of these totals, for whom it matters."""
    return None if request.access.everywhere else totals


@allow(Role.LEAD)
def add(request: PortalRequest) -> HttpResponse:
    """Record one score of one person of an own community."""
    own, month = _own(request), _month(request)
    ids = [place.id for place in own]
    form = EntryForm(
        request.POST or None,
        places=own,
        projects=queries.projects(ids),
        offered=new_reference(),
        month=month,
    )
    if request.method == "POST" and form.is_valid() and _added(request, form):
        return redirect(request.get_full_path())
    table = people_table(queries.people(ids, MOST_PEOPLE))
    known = {"form": form, "table": table, "month": month}
    return render(request, "outcomes/add.html", known)


def _own(request: PortalRequest) -> Sequence[Place]:
    register = places(first_of_month(request.access.today))
    return [place for place in register.reporting if place.id in request.access.reports_for]


def _month(request: HttpRequest) -> date | None:
    """The month whose scores are recorded, where the address names one."""
    try:
        return parse_month(request.GET["month"]) if "month" in request.GET else None
    except ValueError as error:
        raise Http404(str(error)) from error


def _added(request: PortalRequest, form: EntryForm) -> bool:
    try:
        kept = actions.add_assessment(
            community=form.cleaned_data["community"],
            reference=form.cleaned_data["reference"],
            offered=form.cleaned_data["offered"],
            entry=form.entry,
            by=request.user,
            today=request.access.today,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, f"The score of {kept.person.reference} has been recorded.")
    return True
