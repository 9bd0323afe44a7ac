"""Tags for pages with charts.

`{% chart chart %}` shows a chart, `{% chart_key charts %}` the key that a set of charts shares.
"""

from collections.abc import Sequence

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from iccportal.charts.component import Chart
from iccportal.charts.download import KINDS
from iccportal.charts.legend import legend

register = template.Library()


@register.simple_tag(takes_context=True)
def chart(context: RequestContext, chart: Chart) -> SafeString:
    """The chart component; its files keep what the page's address asks for."""
    query = context["request"].GET
    if asked := KINDS.keys() & query.keys():
        query = query.copy()
        for ending in asked:
            query.pop(ending)
    return chart.html(query.urlencode())


@register.simple_tag
def chart_key(charts: Sequence[Chart]) -> SafeString:
    """The key that the charts of a set share: every series that any of them has."""
    series = [trace for one in charts for trace in one.figure["data"]]
    return legend({"data": series}, key="shared")
