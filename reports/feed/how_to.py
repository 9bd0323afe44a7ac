"""How the feed is read from the programs that people have: steps, and code that the tests run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

VARIABLE: Final = "ICC_FEED_TOKEN"  # where programs look for the token


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to do in one program; the code comes after the steps."""

    key: str
    title: str
    steps: tuple[str, ...]
    before: str  # what to do with the code
    code: str
    after: str  # what to know once it works


def recipes(portal: str) -> tuple[Recipe, ...]:
    """The recipes, with the addresses of this portal, such as "https://portal.example.nhs.uk"."""
    known: tuple[Callable[[str], Recipe], ...] = (_excel, _power_bi, _pandas, _r)
    return tuple(recipe(f"{portal}/feed") for recipe in known)


def _excel(feed: str) -> Recipe:
    return Recipe(
        "excel",
        "Excel",
        (
            "On the Data tab, choose Get Data, From Other Sources, From OData Feed.",
            f"Enter the address {feed}/odata/v1/live and choose OK.",
            "Choose Basic. Enter any user name, and the token as the password. Choose Connect.",
            "Tick the tables that you want, such as figures, measures and places. Choose Load, "
            "or Transform Data to choose rows and columns first.",
        ),
        "To read one table as a CSV file instead, choose Get Data, From Other Sources, Blank "
        "Query, then Advanced Editor, and paste:",
        _POWER_QUERY_OF_FILE.format(feed=feed),
        "Refresh All brings the figures up to date. The workbook keeps what it has loaded, and "
        "Windows keeps the token: clear it in Data Source Settings when you hand the computer on.",
    )


def _power_bi(feed: str) -> Recipe:
    return Recipe(
        "power-bi",
        "Power BI",
        (
            "On the Home tab, choose Get data, OData feed.",
            f"Enter the address {feed}/odata/v1/live and choose OK.",
            "Choose Basic on the left. Enter any user name, and the token as the password.",
            "Tick the tables that you want and choose Load. In the Model view join figures to "
            "measures (measure to code) and to places (place to code).",
        ),
        "To read only some rows from the start, choose Blank query, then Advanced Editor, and "
        "paste:",
        _POWER_QUERY_OF_ODATA.format(feed=feed),
        "In the Power BI service, enter the token once more under the dataset’s data source "
        "credentials, again as Basic. Filters on rows and columns are worked out by the feed, so "
        "that no more is sent than you asked for.",
    )


def _pandas(feed: str) -> Recipe:
    return Recipe(
        "pandas",
        "Python and pandas",
        (f"Keep the token in the environment variable {VARIABLE}, never in the code.",),
        "Then run:",
        _PANDAS.format(feed=feed, variable=VARIABLE),
        "To say it again in a year, read an edition in place of live: an edition never changes.",
    )


def _r(feed: str) -> Recipe:
    return Recipe(
        "r",
        "R",
        (
            f"Keep the token in the environment variable {VARIABLE}: put it in your .Renviron "
            "file, never in the code.",
        ),
        "Then run:",
        _R.format(feed=feed, variable=VARIABLE),
        "This needs no package beyond R itself.",
    )


_POWER_QUERY_OF_FILE: Final = """\
let
    Address = "{feed}/v1/",
    File = [RelativePath = "live/figures.csv"],
    Answer = Web.Contents(Address, File),
    Utf8 = [Encoding = 65001, QuoteStyle = QuoteStyle.Csv],
    Lines = Csv.Document(Answer, Utf8),
    Figures = Table.PromoteHeaders(Lines),
    Types = {{{{"month", type date}}, {{"value", type number}}}},
    Typed = Table.TransformColumnTypes(Figures, Types, "en-GB")
in
    Typed
"""

_POWER_QUERY_OF_ODATA: Final = """\
let
    Address = "{feed}/odata/v1/live",
    Feed = OData.Feed(Address, null, [Implementation = "2.0"]),
    Figures = Feed{{[Name = "figures", Signature = "table"]}}[Data],
    From = #date(2019, 4, 1),
    Recent = Table.SelectRows(Figures, each [month] >= From)
in
    Recent
"""

_PANDAS: Final = """\
import os

import pandas as pd

feed = "{feed}/v1/"
token = os.environ["{variable}"]
headers = {{"Authorization": f"Bearer {{token}}"}}


def read(address, **options):
    return pd.read_csv(
        feed + address,
        storage_options=headers,
        keep_default_na=False,
        **options,
    )


places = read("live/places.csv").set_index("code")
figures = read("live/figures.csv", parse_dates=["month"])
figures["value"] = pd.to_numeric(figures["value"])
known = figures.dropna(subset="value")
latest = known.groupby(["measure", "place"]).last()
latest = latest.join(places["name"], on="place")
print(latest[["name", "month", "value"]])
"""

_R: Final = """\
feed <- "{feed}/v1/"
token <- Sys.getenv("{variable}")
headers <- c(Authorization = paste("Bearer", token))

read_feed <- function(address) {{
  connection <- url(paste0(feed, address), headers = headers)
  read.csv(connection, encoding = "UTF-8")
}}

places <- read_feed("live/places.csv")
figures <- read_feed("live/figures.csv")
figures$month <- as.Date(figures$month)
all <- merge(figures, places, by.x = "place", by.y = "code")
head(all[, c("measure", "name", "month", "value")])
"""
