"""An analyst accepts a return that was handed in, or sends it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from iccs.access import PortalRequest, Role, allow
from returns import actions, rights
from returns.entry_page import entry_page
from returns.forms import DecisionForm
from returns.refused_at import done


@require_POST
@allow(Role.ANALYST)
def decide(request: PortalRequest, pk: int) -> HttpResponse:
    """Accept the return, or send it back with a reason; what cannot be done is said."""
    community, month = rights.whose(pk)
    form = DecisionForm(request.POST)
    if form.is_valid() and done(form, lambda: _decide(request, pk, form), field="reason"):
        messages.success(request, "Accepted." if "accept" in request.POST else "Sent back.")
        return redirect("returns:entry", community, month)
    shown = entry_page(rights.read(request.access, community, month), may_enter=False)
    return render(request, "returns/entry.html", {"entry": shown, "form": form, "decision": form})


def _decide(request: PortalRequest, pk: int, form: DecisionForm) -> None:
    now = timezone.now()
    if "accept" in request.POST:
        actions.accept(return_id=pk, by=request.user, now=now)
    else:
        actions.send_back(
            return_id=pk, reason=form.cleaned_data["reason"], by=request.user, now=now
        )
