"""What every template may know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, Any]:
    """The portal's name and whether it is the demonstration."""
    return {"portal_name": settings.PORTAL_NAME, "demonstration": settings.DEMONSTRATION}
