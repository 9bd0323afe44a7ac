"""What analysts set: the dates of months, and more time for one community."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from iccs.access import PortalRequest, Role, allow
from iccs.queries import places
from returns import actions, period_queries, rights
from returns.forms import ExtensionForm, NewPeriodForm, PeriodForm
from returns.period_queries import PeriodDates
from returns.refused_at import done
from returns.tables import extensions_table, periods_table


@allow(Role.ANALYST)
def periods(request: PortalRequest) -> HttpResponse:
    """Every month that returns are asked for, with its dates; another can be added."""
    form = NewPeriodForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: actions.set_dates(**form.cleaned_data, by=request.user)
    ):
        return redirect("returns:periods")
    table = periods_table(period_queries.periods())
    return render(request, "returns/periods.html", {"form": form, "table": table})


@allow(Role.ANALYST)
def period(request: PortalRequest, month: str) -> HttpResponse:
    """The dates of one month, and who has more time."""
    found = _found(month)
    form = PeriodForm(request.POST or None, initial=found.as_initial())
    write = partial(actions.set_dates, month=found.month, by=request.user)
    if form.is_valid() and done(form, lambda: write(**form.cleaned_data)):
        return redirect("returns:period", month)
    more = ExtensionForm(places=places(found.month).reporting)
    return _shown(request, found, form, more)


@require_POST
@allow(Role.ANALYST)
def extend(request: PortalRequest, month: str) -> HttpResponse:
    """More time for one community."""
    found = _found(month)
    form = ExtensionForm(request.POST, places=places(found.month).reporting)
    write = partial(actions.extend, month=found.month, by=request.user, today=timezone.localdate())
    if form.is_valid() and done(form, lambda: write(**form.cleaned_data)):
        return redirect("returns:period", month)
    return _shown(request, found, PeriodForm(initial=found.as_initial()), form)


def _found(month: str) -> PeriodDates:
    found = period_queries.period(rights.month_of(month))
    if found is None:
        raise Http404(f"No returns are asked for {month}.")
    return found


def _shown(
    request: PortalRequest, found: PeriodDates, dates: PeriodForm, more: ExtensionForm
) -> HttpResponse:
    known = {
        "period": found,
        "dates": dates,
        "more": more,
        "form": more if more.errors else dates,
        "table": extensions_table(found.extensions),
    }
    return render(request, "returns/period.html", known)
