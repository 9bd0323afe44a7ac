"""The pages of editions: their list, each of them with its files, and closing a quarter."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from iccportal.lib import media_types
from iccportal.lib.file_names import file_name
from iccportal.lib.small_numbers import Audience
from iccs.access import PortalRequest, Role, allow, everyone
from reports import actions, editions, file_of_changes, pages
from reports.contents import MEASURES, PLACES, TABLES, TELL_OF_ALL, Contents
from reports.csv_files import Values, csv_file
from reports.forms import ClosingForm, QuarterForm
from reports.models import Edition
from reports.package import data_package
from reports.queries import known_span
from reports.readiness import not_ready
from reports.tables import editions_table
from returns.refusals import Refused


@everyone
def edition_list(request: PortalRequest) -> HttpResponse:
    """Every edition."""
    found = editions.editions()
    context = {
        "editions": found,
        "table": editions_table(found),
        "may_close": request.access.everywhere,
    }
    return render(request, "reports/editions.html", context)


@everyone
def edition(request: PortalRequest, code: str) -> HttpResponse:
    """One edition: what it is, what it said, and its files."""
    page = pages.edition_page(_edition(code), request.access)
    return render(request, "reports/edition.html", {"page": page})


@everyone
def since(request: PortalRequest, code: str) -> HttpResponse:
    """What has changed since an edition was closed."""
    page = pages.changes_since(_edition(code), request.access)
    return render(request, "reports/changes.html", {"page": page})


@everyone
def revised(request: PortalRequest, code: str) -> HttpResponse:
    """What differs from the revision before."""
    newer = _edition(code)
    page = pages.changes_from(_before(newer), newer, request.access)
    return render(request, "reports/changes.html", {"page": page})


@everyone
def since_file(request: PortalRequest, code: str, audience: str, values: str) -> HttpResponse:
    """All that has changed since an edition was closed, as a CSV file."""
    of, release, written = _edition(code), _audience(request, audience), _values(values)
    today = timezone.localdate()
    content = file_of_changes.changes_file(file_of_changes.since(of, release, today), written)
    called = file_name(code, "since", today.isoformat(), values, audience, ending="csv")
    return _file(content, called, media_types.CSV)


@everyone
def revised_file(request: PortalRequest, code: str, audience: str, values: str) -> HttpResponse:
    """All that differs from the revision before, as a CSV file."""
    newer, release, written = _edition(code), _audience(request, audience), _values(values)
    found = file_of_changes.revised(_before(newer), newer, release)
    content = file_of_changes.changes_file(found, written)
    return _file(
        content, file_name(code, "revised", values, audience, ending="csv"), media_types.CSV
    )


@everyone
def since_workbook(request: PortalRequest, code: str, audience: str) -> HttpResponse:
    """All that has changed since an edition was closed, as an Excel workbook."""
    of, release, today = _edition(code), _audience(request, audience), timezone.localdate()
    content = file_of_changes.changes_workbook(file_of_changes.since(of, release, today))
    called = file_name(code, "since", today.isoformat(), audience, ending="xlsx")
    return _file(content, called, media_types.EXCEL)


@everyone
def revised_workbook(request: PortalRequest, code: str, audience: str) -> HttpResponse:
    """All that differs from the revision before, as an Excel workbook."""
    newer, release = _edition(code), _audience(request, audience)
    content = file_of_changes.changes_workbook(
        file_of_changes.revised(_before(newer), newer, release)
    )
    return _file(content, file_name(code, "revised", audience, ending="xlsx"), media_types.EXCEL)


@everyone
def table(request: PortalRequest, code: str, audience: str, values: str, name: str) -> HttpResponse:
    """A table of an edition as a CSV file."""
    of, release, written = _edition(code), _audience(request, audience), _values(values)
    contents = _contents(of, release, name)
    content = csv_file(contents, TABLES[name], written)
    called = file_name(contents.heading.code, name, values, audience, ending="csv")
    return _file(content, called, media_types.CSV)


@everyone
def workbook(request: PortalRequest, code: str, audience: str, name: str) -> HttpResponse:
    """A table of an edition as an Excel workbook."""
    from reports.workbook_files import workbook_file  # others do without its writer

    of, release = _edition(code), _audience(request, audience)
    contents = _contents(of, release, name)
    called = file_name(contents.heading.code, name, audience, ending="xlsx")
    return _file(workbook_file(contents, TABLES[name]), called, media_types.EXCEL)


@everyone
def package(request: PortalRequest, code: str, audience: str) -> HttpResponse:
    """The whole edition as a data package."""
    of, release = _edition(code), _audience(request, audience)
    called = file_name(code, "data-package", audience, ending="zip")
    return _file(data_package(editions.contents_of(of, release)), called, media_types.ZIP)


@allow(Role.ANALYST)
def close(request: PortalRequest) -> HttpResponse:
    """Closing a quarter: what is missing, why it is closed all the same, and what that makes."""
    today = timezone.localdate()
    quarters = pages.quarters_to_close(known_span(today), today)
    if not quarters:
        return render(request, "reports/nothing_to_close.html")
    form = (
        QuarterForm.to_close(request.POST, quarters)
        if request.method == "POST"
        else QuarterForm.to_look_at(request.GET, quarters)
    )
    lacking = not_ready(form.chosen)
    meant = request.POST if request.method == "POST" and form.is_valid() else None
    closing = ClosingForm(meant, lacking=bool(lacking))
    if closing.is_valid():
        closed = _closed(request, form, closing)
        if closed is not None:
            return redirect("reports:edition", editions.code_of(closed))
    context = {
        "choice": form,
        "quarter": form.chosen,
        "lacking": lacking,
        "latest": editions.latest_of(form.chosen),
        "form": closing,
    }
    return render(request, "reports/close.html", context)


def _closed(request: PortalRequest, form: QuarterForm, closing: ClosingForm) -> Edition | None:
    """The edition that was made; None where it was refused, which the form then says."""
    try:
        closed = actions.close_quarter(
            quarter=form.chosen,
            reason=closing.cleaned_data["reason"],
            by=request.user,
            now=timezone.now(),
        )
    except Refused as refused:
        closing.add_error("reason", refused.sentence)
        return None
    messages.success(request, f"{editions.number_of(closed)} has been closed.")
    return closed


def _edition(code: str) -> Edition:
    found = editions.edition(code)
    if found is None:
        raise Http404("There is no such edition.")
    return found


def _before(newer: Edition) -> Edition:
    older = editions.revision_before(newer)
    if older is None:
        raise Http404("It is the first revision.")
    return older


def _contents(of: Edition, audience: Audience, name: str) -> Contents:
    """A table, and those that a file of it tells names and marks from."""
    if name not in TABLES:
        raise Http404("There is no such file.")
    return editions.contents_of(of, audience, {name, PLACES.name, MEASURES.name, *TELL_OF_ALL})


def _values(values: str) -> Values:
    if values not in set(Values):
        raise Http404("There is no such file.")
    return Values(values)


def _audience(request: PortalRequest, audience: str) -> Audience:
    """The audience asked for; no such page for those who may not take its release."""
    if audience not in pages.audiences_of(request.access):
        raise Http404("There is no such file.")
    return Audience(audience)


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
