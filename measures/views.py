"""The catalogue of measures, and the definition of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from iccs.access import everyone
from measures.catalogue import full_catalogue
from measures.tables import catalogue_table, example_table
from measures.worked_example import steps


@everyone
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure, with the question that it answers."""
    table = catalogue_table(full_catalogue().values())
    return render(request, "measures/catalogue.html", {"table": table})


@everyone
def definition(request: HttpRequest, code: str) -> HttpResponse:
    """What one measure is, made from the file that its figures are made by."""
    measure = full_catalogue().get(code)
    if measure is None:
        raise Http404(f'There is no measure "{code}".')
    example = example_table(measure, steps(measure))
    return render(request, "measures/definition.html", {"measure": measure, "example": example})
