"""Whose return a person may read, and whose they may fill in."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.timezone import localdate

from iccportal.lib.nhs_calendar import month_code, parse_month
from iccs.access import Access
from returns.queries import ReturnPage, return_of, return_page


def may_enter(access: Access, page: ReturnPage) -> bool:
    """Leads fill in the returns of their own community and its parts."""
    return page.place.id in access.reports_for


def read(access: Access, community: str, month: str) -> ReturnPage:
    """The return, for those who read the community in full.

    Http404 where no return is asked for; PermissionDenied for everybody else.
    """
    page = return_page(community, month_of(month), localdate())
    if page is None:
        raise Http404(f"No return is asked for of {community} for {month}.")
    if not access.reads_in_full(page.place.id):
        raise PermissionDenied
    return page


def to_enter(access: Access, community: str, month: str) -> ReturnPage:
    """The return, for those who fill it in; PermissionDenied for everybody else."""
    page = read(access, community, month)
    if not may_enter(access, page):
        raise PermissionDenied
    return page


def month_of(text: str) -> date:
    """The month in an address; Http404 where it is none."""
    try:
        return parse_month(text)
    except ValueError as error:
        raise Http404(str(error)) from error


def whose(return_id: int) -> tuple[str, str]:
    """The community and the month of a return, as addresses name them; Http404 if there is none."""
    found = return_of(return_id)
    if found is None:
        raise Http404("There is no such return.")
    return found.community.code, month_code(found.period.month)
