"""A form that could not be taken is handed back with what was typed, to be sent again."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def handed_back(request: HttpRequest) -> HttpResponse:
    """The page that holds a posted form, for somebody signed out or with an old token.

    The status says that nothing was done, so that a script knows it too.
    """
    typed = [
        (name, value) for name, values in request.POST.lists() if name != TOKEN for value in values
    ]
    known = {"typed": typed, "address": request.get_full_path()}
    return render(request, "kept_form.html", known, status=HTTPStatus.FORBIDDEN)
