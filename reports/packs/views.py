"""Asking for a pack, seeing how far it has come, and taking it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from iccportal.lib.file_names import file_name
from iccportal.lib.nhs_calendar import Quarter
from iccportal.lib.small_numbers import Audience
from iccs.access import PortalRequest, everyone
from reports.contents import MEASURES, PLACES
from reports.editions import contents_of, edition
from reports.mixing import contents_for
from reports.models import Edition, PackOrder
from reports.packs import actions
from reports.packs.composing import compose
from reports.packs.formats import FORMATS
from reports.packs.forms import PackForm
from reports.packs.offered import offered
from reports.packs.printing import page_response
from reports.packs.queries import OrderFacts, content_of, order_facts, orders_of
from reports.packs.tables import FOR, orders_table
from reports.places import Places, places_of
from reports.rights import audiences


@everyone
def packs(request: PortalRequest) -> HttpResponse:
    """The packs that the person asked for."""
    listed = orders_of(request.user)
    return render(request, "reports/packs.html", {"table": listed and orders_table(listed)})


@everyone
def new_pack(request: PortalRequest, code: str) -> HttpResponse:
    """Choosing what a pack of an edition shall hold."""
    of = edition(code)
    if of is None:
        raise Http404("There is no such edition.")
    contents = contents_of(of, Audience.OUTSIDE, {PLACES.name, MEASURES.name})
    places = places_of(contents)
    form = PackForm(
        request.POST or None, places=places, measures=offered(contents), access=request.access
    )
    if form.is_valid():
        try:
            order = _ordered(request, form, of, places)
        except actions.TooManyOrders as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("reports:pack", order.pk)
    return render(
        request, "reports/new_pack.html", {"form": form, "heading": contents.heading, "code": code}
    )


def _ordered(request: PortalRequest, form: PackForm, of: Edition, places: Places) -> PackOrder:
    subject = form.cleaned_data["subject"]
    return actions.order_pack(
        edition=of,
        audience=Audience(form.cleaned_data["audience"]),
        subject=subject,
        title=f"{places.name(subject)}: {Quarter.of(of.quarter).label}",
        measures=form.measures,
        formats=form.cleaned_data["formats"],
        by=request.user,
    )


@everyone
def pack(request: PortalRequest, pk: int) -> HttpResponse:
    """How far a pack has come, and its files."""
    facts = _own(request, pk)
    shown = {"facts": facts, "for_whom": FOR[facts.audience]}
    return render(request, "reports/pack.html", shown)


@everyone
def make_again(request: PortalRequest, pk: int) -> HttpResponse:
    """Make what a pack lacks, failed or broken off; harmless while it is being made."""
    facts = _own(request, pk)
    if request.method == "POST":
        try:
            actions.make_again(facts.order)
        except actions.TooManyOrders as refusal:
            messages.warning(request, str(refusal))
    return redirect("reports:pack", pk)


@everyone
def pack_file(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """One file of a pack, for the person who asked for it and may still read it."""
    order = _own(request, pk).order
    content = content_of(order, kind)
    if content is None:
        raise Http404("There is no such file.")
    quarter = Quarter.of(order.edition.quarter).label
    place = order.title.removesuffix(f": {quarter}")
    told_apart = (quarter, f"r{order.edition.revision}", order.audience)
    name = file_name(place, *told_apart, ending=kind)
    return HttpResponse(
        content,
        content_type=FORMATS[kind].media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@everyone
def pack_print(request: PortalRequest, pk: int) -> HttpResponse:
    """The pack as a page, for the reader's own browser to print."""
    order = _own(request, pk).order
    contents = contents_for(order.edition, Audience(order.audience), order.subject)
    return page_response(compose(contents, order.subject, order.measures))


def _own(request: PortalRequest, pk: int) -> OrderFacts:
    """A person's own order, while they may still read what it holds."""
    facts = order_facts(pk, request.user)
    if facts is None or not _may_still(request, facts.order):
        raise Http404("There is no such pack.")
    return facts


def _may_still(request: PortalRequest, order: PackOrder) -> bool:
    places = places_of(contents_of(order.edition, Audience.OUTSIDE, {PLACES.name}))
    return Audience(order.audience) in audiences(request.access, places, order.subject)
