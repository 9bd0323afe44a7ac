import re
from pathlib import Path

import pytest
from django.conf import settings

from iccportal.charts import theme

MEANINGS = ("ACTUAL", "PLANNED", "MEAN", "LIMITS", "COMMON", "IMPROVEMENT", "CONCERN", "NEUTRAL")


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour):
    return 1.05 / (luminance(colour) + 0.05)


@pytest.mark.parametrize(
    "colour",
    [*(getattr(theme, name) for name in (*MEANINGS, "MARK", "AXIS")), *theme.CATEGORIES],
)
def test_graphics_stand_out_from_the_page(colour):
    assert contrast(colour) >= 3


@pytest.mark.parametrize("colour", [theme.TEXT, theme.MARK])
def test_words_stand_out_from_the_page(colour):
    assert contrast(colour) >= 4.5


@pytest.mark.parametrize("room", theme.MARGINS)
def test_style_sheet_and_theme_have_the_same_margins(room):
    sheet = Path(settings.BASE_DIR, "static/css/site.css").read_text()

    rule = re.search(rf"chart__drawing--{room} {{\s*padding: 0 (\d+)px 0 (\d+)px;", sheet)

    margin = theme.MARGINS[room]
    assert (int(rule[1]), int(rule[2])) == (margin["r"], margin["l"])
