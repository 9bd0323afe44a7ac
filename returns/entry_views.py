"""The page of one return: read, typed into, handed in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from iccs.access import PortalRequest, Role, allow
from returns import actions, queries, rights
from returns.entry_page import EntryPage, entry_page
from returns.forms import DecisionForm, SubmitForm
from returns.locking import ACCEPTED, SUBMITTED
from returns.queries import ReturnPage
from returns.sending import send

readers = allow(Role.LEAD, Role.GROUP_MEMBER, Role.ANALYST)


@readers
def entry(request: PortalRequest, community: str, month: str) -> HttpResponse:
    """One return: to be filled in by its leads, to be read by those who look after it."""
    page = rights.read(request.access, community, month)
    shown = entry_page(page, may_enter=rights.may_enter(request.access, page))
    is_handed_in = page.standing.status in (SUBMITTED, ACCEPTED)
    decides = Role.ANALYST in request.access.roles and is_handed_in
    decision = DecisionForm() if decides else None
    return render(request, "returns/entry.html", {"entry": shown, "decision": decision})


@require_POST
@allow(Role.LEAD)
def save(request: PortalRequest, community: str, month: str) -> HttpResponse:
    """Keep what was typed: a script gets the answers alone, a form the page or its way back."""
    page = rights.to_enter(request.access, community, month)
    replies = send(page, request.POST, by=request.user, now=timezone.now())
    if _by_script(request):
        return render(request, "returns/replies.html", {"replies": replies})
    if all(reply.state == "saved" for reply in replies.values()):
        return redirect("returns:entry", community, month)
    again = rights.to_enter(request.access, community, month)
    shown = entry_page(again, may_enter=True, replies=replies)
    return render(request, "returns/entry.html", {"entry": shown})


@allow(Role.LEAD)
def submit(request: PortalRequest, community: str, month: str) -> HttpResponse:
    """What is blank, asked about once, and then the return is handed in."""
    page = rights.to_enter(request.access, community, month)
    sent = request.POST if request.method == "POST" else None
    form = SubmitForm(sent, blanks=len(page.blanks))
    if form.is_valid() and _handed_in(request, page, form):
        return redirect("returns:entry", community, month)
    shown = entry_page(page, may_enter=True)
    return render(request, "returns/submit.html", {"entry": shown, "form": form})


@readers
def history(request: PortalRequest, community: str, month: str, key: str) -> HttpResponse:
    """Every change of one box: a piece of the return's page, or a page of its own."""
    page = rights.read(request.access, community, month)
    box = next((box for box in page.boxes if box.key == key), None)
    if box is None:
        raise Http404(f"The return has no box {key}.")
    known = {
        "box": box,
        "entry": EntryPage(page, may_enter=False, sections=[]),
        "changes": [] if box.value is None else queries.history(box.value.id),
    }
    part = "returns/history.html" if _by_script(request) else "returns/history_page.html"
    return render(request, part, known)


def _handed_in(request: PortalRequest, page: ReturnPage, form: SubmitForm) -> bool:
    """Whether it was; if not, the form says why."""
    try:
        actions.submit(
            community=page.place.code,
            month=page.dates.month,
            blanks_meant=form.cleaned_data["blanks_meant"],
            by=request.user,
            now=timezone.now(),
        )
    except actions.BlanksToConfirm:
        form.ask_about_blanks()
    except actions.Refused as refused:
        form.add_error(None, refused.sentence)
    else:
        return True
    return False


def _by_script(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers
