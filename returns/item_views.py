"""What is counted every month, for analysts: added, worded anew, and closed."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from iccs.access import PortalRequest, Role, allow
from returns import actions, item_queries
from returns.item_forms import AddItemForm, CloseForm, RewordForm
from returns.models import Item
from returns.refused_at import done
from returns.tables import items_table, not_adding_up_table


@allow(Role.ANALYST)
def items(request: PortalRequest) -> HttpResponse:
    """Every item, in the order of the page."""
    found = item_queries.items()
    known = {"table": items_table(found), "taken": item_queries.taken(found)}
    return render(request, "returns/items.html", known)


@allow(Role.ANALYST)
def add_item(request: PortalRequest) -> HttpResponse:
    """Ask for something new; it is a measure from then on."""
    form = AddItemForm(request.POST or None)
    write = partial(actions.add_item, by=request.user)
    if form.is_valid() and done(form, lambda: write(**form.cleaned_data), field="code"):
        return redirect("returns:items")
    return render(request, "returns/add_item.html", {"form": form})


@allow(Role.ANALYST)
def item(request: PortalRequest, code: str) -> HttpResponse:
    """One item in other words; what it counts stays. Returns that contradict it are told here."""
    found = _found(code)
    form = RewordForm(request.POST or None, instance=found)
    write = partial(actions.reword_item, code=code, by=request.user)
    if form.is_valid() and done(form, lambda: write(**form.cleaned_data)):
        contradicted = item_queries.not_adding_up(found)
        return redirect("returns:item", code) if contradicted else redirect("returns:items")
    known = {"item": found, "form": form, "words": form, "close": _close(found)}
    return render(request, "returns/item.html", known | _not_adding_up(found))


@require_POST
@allow(Role.ANALYST)
def close_item(request: PortalRequest, code: str) -> HttpResponse:
    """Ask for it no longer from a month on."""
    found = _found(code)
    form = CloseForm(request.POST)
    write = partial(actions.close_item, code=code, by=request.user)
    if form.is_valid() and done(form, lambda: write(**form.cleaned_data), field="month"):
        return redirect("returns:items")
    known = {"item": found, "form": form, "close": form, "words": RewordForm(instance=found)}
    return render(request, "returns/item.html", known | _not_adding_up(found))


def _not_adding_up(item: Item) -> dict[str, object]:
    found = item_queries.not_adding_up(item)
    return {"not_adding_up": not_adding_up_table(item, found) if found else None}


def _close(item: Item) -> CloseForm:
    return CloseForm(initial={"month": item.months.upper})


def _found(code: str) -> Item:
    found = item_queries.item(code)
    if found is None:
        raise Http404(f"There is no item {code}.")
    return found
