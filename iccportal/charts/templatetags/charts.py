"""Tags for pages with charts.

`{% chart_assets %}` goes into the head of a page, `{% chart chart %}` shows a chart, and
`{% chart_key charts %}` the key that a set of charts shares.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe

from iccportal.charts.component import Chart
from iccportal.charts.download import KINDS
from iccportal.charts.legend import legend

register = template.Library()


@register.inclusion_tag("components/chart.html", takes_context=True)
def chart(context: RequestContext, chart: Chart) -> dict[str, Any]:
    """The chart component; its files keep what the page's address asks for."""
    query = context["request"].GET.copy()
    for ending in KINDS:
        query.pop(ending, None)
    return {"chart": chart, "files": _files(chart, query.urlencode())}


def _files(chart: Chart, query: str) -> SafeString:
    """A link to each of the chart's files; made here, for a page has some hundred of them."""
    asked, heading = escape(f"{query}&" if query else ""), escape(chart.heading)
    return mark_safe(  # noqa: S308 - all of it has been escaped
        " ".join(
            f'<a href="?{asked}{ending}={chart.key}" aria-label="{kind.name}: {heading}" download>'
            f"{kind.name}</a>"
            for ending, kind in KINDS.items()
        )
    )


@register.inclusion_tag("components/chart_assets.html")
def chart_assets() -> dict[str, Any]:
    """The style sheet and the script, which loads Plotly when it is needed."""
    return {}


@register.simple_tag
def chart_key(charts: Sequence[Chart]) -> SafeString:
    """The key that the charts of a set share: every series that any of them has."""
    series = [trace for one in charts for trace in one.figure["data"]]
    return legend({"data": series}, key="shared")
