"""A chart of a page as a picture, with the words that the page has around it."""

from iccportal.charts import theme
from iccportal.charts.downloadable import Drawn
from iccportal.charts.picture import Words, picture

HEADING_SIZE = 20


def picture_of(chart: Drawn) -> str:
    """The picture as SVG."""
    return picture(
        chart.figure,
        title=chart.heading,
        description=chart.sentence,
        above=[Words(chart.heading, HEADING_SIZE), Words(chart.sentence, theme.FONT_SIZE + 1)],
        below=[Words(line, theme.FONT_SIZE - 1) for line in chart.told[1:]],
    )
