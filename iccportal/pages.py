"""The few pages that stand outside the rooms."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from iccportal.lib.spc import ENOUGH_POINTS
from iccs.access import public


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """How usable the portal is, and whom to tell where it is not."""
    return render(request, "pages/accessibility.html")


@public
def about_figures(request: HttpRequest) -> HttpResponse:
    """How figures, charts and marks are to be read."""
    return render(request, "pages/about_figures.html", {"enough_points": ENOUGH_POINTS})


@public
def not_served(request: HttpRequest, address: str) -> HttpResponse:
    """Nothing at all, at an address that a library would serve badly."""
    raise Http404(f'There is no page at "{address}".')
