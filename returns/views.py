"""The work list: what is due, what is late, and what others have begun."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from iccs.access import PortalRequest, Role, allow
from returns import queries
from returns.tables import work_table
from returns.work import arranged


@allow(Role.LEAD, Role.GROUP_MEMBER, Role.ANALYST)
def work_list(request: PortalRequest) -> HttpResponse:
    """The returns of a person's communities: late ones first, then what can be done now."""
    due = queries.work_list(request.access, timezone.localdate())
    tables = [work_table(part) for part in arranged(due)]
    analyst = Role.ANALYST in request.access.roles
    return render(request, "returns/work_list.html", {"tables": tables, "analyst": analyst})
