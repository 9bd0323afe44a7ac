"""The tables of an edition, and of the live figures: one list, which every output goes by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reports.fields import Field, Kind, Row, Table, code_field, word_field
from reports.heading import Heading

# Kinds of places.
WHOLE, GROUP, COMMUNITY, PART = "whole", "group", "community", "part"

_MEASURE = code_field("measure", "Measure", "The measure’s code.")
_PLACE = code_field("place", "Place", "The place’s code, as the table of places has it.")
_MONTH = Field("month", "Month", Kind.MONTH, "The first day of the month.")
_STREAM = code_field("stream", "Stream", "The kind of activity.")
_ILLUSTRATIVE = Field(
    "illustrative", "Illustrative", Kind.YES_NO, "Whether figures were made up for a demonstration."
)
_STATE = word_field(
    "state",
    "State",
    "final, provisional, not_sent, not_yet_known, not_applicable or suppressed.",
    "final provisional not_sent not_yet_known not_applicable suppressed",
)

PLACES: Final = Table(
    "places",
    "Places",
    "The whole system, its Oversight Groups, and the communities with their parts.",
    (
        code_field("code", "Code", "The place’s own code."),
        Field("name", "Name", Kind.TEXT, "The place’s name."),
        Field("short_name", "Short name", Kind.TEXT, "The name in tables."),
        word_field(
            "kind",
            "Kind",
            "whole, group, community or part.",
            f"{WHOLE} {GROUP} {COMMUNITY} {PART}",
        ),
        code_field("group", "Oversight Group", "The code of its Oversight Group."),
        code_field("parent", "Part of", "The code of the community that it is part of."),
        Field("reports", "Reports", Kind.YES_NO, "Whether figures are sent for it by itself."),
    ),
    key=("code",),
)
PRACTICES: Final = Table(
    "practices",
    "Practices",
    "General practices and the communities that they belonged to.",
    (
        code_field("practice", "Practice", "The practice’s ODS code."),
        Field("name", "Name", Kind.TEXT, "The practice’s name."),
        code_field("place", "Community", "The code of the community."),
        Field("from", "From", Kind.MONTH, "The first month of belonging to it."),
        Field("to", "To", Kind.MONTH, "The first month of belonging no longer; empty while open."),
    ),
    key=("practice", "from"),
)
MEASURES: Final = Table(
    "measures",
    "Measures",
    "What each measure is, as its definition had it.",
    (
        code_field("code", "Code", "The measure’s code."),
        Field("name", "Name", Kind.TEXT, "The measure’s name."),
        Field("short_name", "Short name", Kind.TEXT, "The name in tables."),
        Field("section", "Section", Kind.TEXT, "The part of the dashboards that it is shown in."),
        Field("question", "Question", Kind.TEXT, "The question that it answers."),
        Field("why_it_matters", "Why it matters", Kind.TEXT, "Why it is looked at."),
        Field("numerator", "Numerator", Kind.TEXT, "What is counted."),
        Field("denominator", "Denominator", Kind.TEXT, "What it is divided by; empty for a count."),
        Field("multiplier", "Multiplier", Kind.WHOLE, "What the ratio is multiplied by."),
        Field("unit", "Unit", Kind.TEXT, "The title of the values’ axis."),
        Field("one", "Unit of one", Kind.TEXT, "What follows a 1 in words."),
        Field("many", "Unit of several", Kind.TEXT, "What follows other numbers in words."),
        Field("decimals", "Decimals", Kind.WHOLE, "How many decimals are shown."),
        Field("percentage", "Percentage", Kind.YES_NO, "Whether values are percentages."),
        word_field(
            "direction",
            "Direction",
            "increase, decrease or neutral: what is better.",
            "increase decrease neutral",
        ),
        Field("target_name", "Target name", Kind.TEXT, "What its target is called."),
        word_field(
            "suppression",
            "Rule for small numbers",
            "none or people: which rule holds.",
            "none people",
        ),
        Field("chart_months", "Months on a chart", Kind.WHOLE, "How many months are charted."),
        Field("source", "Source", Kind.TEXT, "Where the figures come from."),
        Field("source_owner", "Source owner", Kind.TEXT, "Who answers for the source."),
        Field("refresh", "Refreshed", Kind.TEXT, "When figures arrive."),
        Field("caveats", "Caveats", Kind.TEXT, "What to bear in mind, a line each."),
        Field("owner", "Owner", Kind.TEXT, "The role that answers for the definition."),
        Field("approved_on", "Approved on", Kind.DAY, "The day the definition was approved."),
        Field("review_by", "Review by", Kind.DAY, "The day by which it is looked at again."),
    ),
    key=("code",),
)
SERIES: Final = Table(
    "series",
    "Series",
    "Each measure of each place: the sentence that a reader should take away, and what SPC says.",
    (
        _MEASURE,
        _PLACE,
        Field("sentence", "Sentence", Kind.TEXT, "What a reader should take away."),
        code_field("variation", "Variation", "The variation icon’s name; empty for none."),
        Field("variation_words", "Variation in words", Kind.TEXT, "What the icon says."),
        code_field("assurance", "Assurance", "The assurance icon’s name; empty for none."),
        Field("assurance_words", "Assurance in words", Kind.TEXT, "What the icon says."),
        Field("provisional", "Provisional", Kind.TEXT, "Which figures may change; else empty."),
        Field("notes", "Notes", Kind.TEXT, "What else is to be told, a line each."),
        Field("source", "Source", Kind.TEXT, "Where these figures came from."),
        Field("as_at", "As at", Kind.DAY, "The day on which the latest figures came."),
        _ILLUSTRATIVE,
    ),
    key=("measure", "place"),
)
FIGURES: Final = Table(
    "figures",
    "Figures",
    "Each measure’s monthly figures of each place, with its target and what SPC says of the month.",
    (
        _MEASURE,
        _PLACE,
        _MONTH,
        Field("numerator", "Numerator", Kind.NUMBER, "What was counted."),
        Field("denominator", "Denominator", Kind.NUMBER, "What it was divided by."),
        Field("value", "Value", Kind.NUMBER, "The figure in the measure’s unit."),
        _STATE,
        Field("target", "Target", Kind.NUMBER, "The target of the month."),
        Field("mean", "Mean", Kind.NUMBER, "The centre line of the control chart."),
        Field("lower", "Lower limit", Kind.NUMBER, "The lower process limit."),
        Field("upper", "Upper limit", Kind.NUMBER, "The upper process limit."),
        code_field("point_type", "Kind of point", "What SPC says of the month."),
        Field("limits_from", "Group of limits", Kind.WHOLE, "Which set of limits the month is in."),
        _ILLUSTRATIVE,
    ),
    key=("measure", "place", "month"),
)
TARGETS: Final = Table(
    "targets",
    "Trajectories in force",
    "What the whole system’s trajectory came to for each community in each month.",
    (
        _STREAM,
        _PLACE,
        _MONTH,
        Field("planned", "Planned", Kind.WHOLE, "The trajectory in whole numbers."),
        Field("rebase", "Rebase", Kind.MONTH, "The first month of the rebase in force."),
        _ILLUSTRATIVE,
    ),
    key=("stream", "place", "month"),
)
SHARES: Final = Table(
    "shares",
    "Shares",
    "Each community’s share of the whole system’s activity, at each signed rebase.",
    (
        _STREAM,
        Field("rebase", "Rebase", Kind.MONTH, "The first month that the rebase holds for."),
        _PLACE,
        Field("window_from", "Window from", Kind.MONTH, "The window’s first month."),
        Field("window_to", "Window to", Kind.MONTH, "The window’s last month."),
        Field("activity", "Activity", Kind.NUMBER, "The community’s activity in the window."),
        Field("total", "Total", Kind.NUMBER, "The whole system’s activity in the window."),
        Field("share", "Share", Kind.NUMBER, "Activity divided by total."),
        _STATE,
        Field("signed_on", "Signed on", Kind.DAY, "The day on which the rebase was signed."),
        _ILLUSTRATIVE,
    ),
    key=("stream", "rebase", "place"),
)
REABLEMENT: Final = Table(
    "reablement",
    "Reablement",
    "Reablement assessments of each community and month, by route of access and by outcome.",
    (
        _PLACE,
        _MONTH,
        word_field("cut", "Cut", "route or outcome.", "route outcome"),
        code_field("category", "Category", "The category’s code."),
        Field("category_name", "Category name", Kind.TEXT, "The category in words."),
        Field("count", "Assessments", Kind.NUMBER, "How many assessments."),
        _STATE,
        _ILLUSTRATIVE,
    ),
    key=("place", "month", "cut", "category"),
)
ACTIVATION: Final = Table(
    "activation",
    "Patient activation",
    "People at each PAM level when first assessed and when assessed again.",
    (
        _PLACE,
        word_field("occasion", "Occasion", "first or repeat.", "first repeat"),
        Field("level", "Level", Kind.WHOLE, "The PAM level, 1 to 4."),
        Field("level_set", "Cut-points", Kind.TEXT, "Those in force at first assessment."),
        Field("people", "People", Kind.NUMBER, "How many people."),
        _STATE,
        _ILLUSTRATIVE,
    ),
    key=("place", "occasion", "level"),
)
STORIES: Final = Table(
    "stories",
    "Stories",
    "What development leads told beside their figures; case studies with consent only.",
    (
        _PLACE,
        _MONTH,
        Field("position", "Position", Kind.WHOLE, "Its place among the month’s stories."),
        word_field(
            "kind",
            "Kind",
            "achievement, concern, plan or case_study.",
            "achievement concern plan case_study",
        ),
        code_field("measure", "Measure", "The measure it belongs to; empty for none."),
        Field("theme", "Theme", Kind.TEXT, "The theme it belongs to; empty for none."),
        Field("text", "Story", Kind.TEXT, "The story."),
        _ILLUSTRATIVE,
    ),
    key=("place", "month", "position"),
)
PROVENANCE: Final = Table(
    "provenance",
    "Provenance",
    "The files and returns that the figures came from.",
    (
        Field("batch", "Batch", Kind.WHOLE, "The batch’s number."),
        Field("source", "Source", Kind.TEXT, "Where it came from."),
        Field("taken_in", "Taken in", Kind.DAY, "The day on which it was taken in."),
        code_field(
            "sha256", "SHA-256", "The file’s checksum, for the team; empty where there is no file."
        ),
        _ILLUSTRATIVE,
    ),
    key=("batch",),
)

TABLES: Final = {
    table.name: table
    for table in (
        *(PLACES, PRACTICES, MEASURES, SERIES, FIGURES, TARGETS, SHARES),
        *(REABLEMENT, ACTIVATION, STORIES, PROVENANCE),
    )
}
# These tell between them whether anything in an edition was made up: series of their figures,
# shares of what trajectories are worked out from, and provenance of all that was taken in.
TELL_OF_ALL: Final = (SERIES.name, SHARES.name, PROVENANCE.name)


Rows = Sequence[Row]


@dataclass(frozen=True)
class Contents:
    """An edition, or the live figures, as one audience gets them."""

    heading: Heading
    rows: Mapping[str, Rows]  # by the name of the table

    @property
    def illustrative(self) -> bool:
        """Whether anything in these tables was made up for a demonstration.

        With those of `TELL_OF_ALL` among them it is so of the whole edition.
        """
        return any(
            any(row[table.fields.index(_ILLUSTRATIVE)] for row in self.rows[table.name])
            for table in TABLES.values()
            if table.name in self.rows and _ILLUSTRATIVE in table.fields
        )
