"""Tags for pages with charts.

`{% chart_assets %}` goes into the head of a page, `{% chart chart %}` shows a chart, and
`{% chart_key chart %}` the key that a set of charts shares.
"""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from iccportal.charts.component import Chart
from iccportal.charts.download import PARAMETER

register = template.Library()


@register.inclusion_tag("components/chart.html", takes_context=True)
def chart(context: RequestContext, chart: Chart) -> dict[str, Any]:
    """The chart component; its CSV keeps what the page's address asks for."""
    query = context["request"].GET.copy()
    query[PARAMETER] = chart.key
    return {"chart": chart, "csv_query": query.urlencode()}


@register.inclusion_tag("components/chart_assets.html")
def chart_assets() -> dict[str, Any]:
    """The style sheet and the script, which loads Plotly when it is needed."""
    return {}


@register.simple_tag
def chart_key(chart: Chart) -> SafeString:
    """The key that all charts of a set share."""
    return chart.legend
