"""What every template may know."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from iccportal.navigation import Link, links


def portal(request: HttpRequest) -> dict[str, Any]:
    """The portal's name, whether it is the demonstration, and the header's links.

    The links are made when a template asks for them: a page without a header asks nothing.
    """
    return {
        "portal_name": settings.PORTAL_NAME,
        "demonstration": settings.DEMONSTRATION,
        "navigation": _navigation(request),
    }


def _navigation(request: HttpRequest) -> Callable[[], tuple[Link, ...]]:
    def navigation() -> tuple[Link, ...]:
        access = getattr(request, "access", None)
        if access is None:
            return ()
        page = request.resolver_match.view_name if request.resolver_match else ""
        return links(access.roles, access.system, page)

    return navigation
