"""The slides of a measure: what its subject's chart says, and what those of its communities say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iccportal.lib.nhs_calendar import month_label
from iccportal.lib.spc_reading import VARIATION_WORDS
from iccportal.workbooks.cells import number_format
from reports.packs import alternative
from reports.packs.lines import control_lines, leading
from reports.packs.pack import Point, Section, Series
from reports.packs.section_tables import STATE_WORDS
from reports.packs.slides.charts import Chart, put_chart
from reports.packs.slides.deck import Deck
from reports.packs.slides.laid_out import Row
from reports.packs.slides.tables import Around, add_table
from reports.packs.slides.template import BODY, CHART, NOTE, TEXT
from reports.packs.slides.text import NOTE_SIZES, Paragraph, fit, put
from reports.packs.words import ILLUSTRATIVE, as_at, capital

_HEADINGS = ("Community", "Latest month", "Figure", "Target", "Variation", "Assurance")
_FEWEST_DRAWN = 2  # figures of a line
_MORE = "The speaker’s notes say more"
_MOST = 40  # communities told on slides; the workbook has all


def add_measure(deck: Deck, section: Section) -> None:
    """A slide of the subject's chart, and a table of the communities."""
    series = section.subject
    if len(_known(series)) >= _FEWEST_DRAWN:
        _add_chart(deck, section)
    elif series.points or not section.communities:
        # a single figure is no line, and stands in the sentence
        slide = deck.add(TEXT, series.sentence, _notes(section, series))
        told = [Paragraph(section.question, section.name), Paragraph(_small_print(series))]
        put(slide.placeholders[BODY].text_frame, [one for one in told if one.text], 18)
    if section.communities:
        _add_communities(deck, section)


def _add_chart(deck: Deck, section: Section) -> None:
    series = section.subject
    slide = deck.add(CHART, series.sentence, _notes(section, series))
    unit = section.unit
    drawn = replace(series, points=series.points[leading(series.points) :])
    facts = Chart(
        title=f"{section.name}: {series.place}",
        months=[point.month for point in drawn.points],
        lines=control_lines(section, drawn),
        axis=unit.axis,
        number_format=number_format(unit.decimals, percentage=unit.percentage),
        alternative=alternative.of_control_chart(section, drawn),
        from_zero=_is_from_zero(series),
    )
    put_chart(slide.placeholders[BODY], facts, deck.day)
    fit(slide.placeholders[NOTE].text_frame, _small_print(series), NOTE_SIZES)


def _is_from_zero(series: Series) -> bool:
    """As on the screen, where figures without limits are bars."""
    without_limits = all(point.mean is None for point in series.points)
    return without_limits and min(_known(series)) >= 0


def _small_print(series: Series) -> str:
    """What is to be borne in mind, and the source; the speaker's notes have all of it."""
    said = (
        f"{ILLUSTRATIVE}: made up for a demonstration" if series.illustrative else "",
        series.variation,
        series.assurance,
        series.provisional.removesuffix("."),
        *(note.removesuffix(".") for note in series.notes),
        f"Source: {series.source}" if series.source else "",
        *as_at(series),
    )
    return _that_fit([words for words in said if words])


def _that_fit(said: Sequence[str]) -> str:
    """The sentences that a note has room for, whole."""
    kept: list[str] = []
    for words in said:
        if len(_sentences([*kept, words, _MORE])) <= NOTE_SIZES[-1][1]:
            kept.append(words)
    return _sentences(kept if len(kept) == len(said) else [*kept, _MORE])


def _add_communities(deck: Deck, section: Section) -> None:
    told = section.communities[:_MOST]
    headings, rows = _without_empty_columns([_row(section, one) for one in told])
    around = Around(
        title=_communities_sentence(section),
        description=f"{section.name}: what SPC says of each community",
        note=_communities_note(section),
        to_speaker=_told_of(section, told),
    )
    add_table(deck, headings, rows, around)


def _communities_sentence(section: Section) -> str:
    """How many communities show a change, in words that are true of none and of one too."""
    total = len(section.communities)
    claimed = [one.variation for one in section.communities if one.variation]
    changed = [words for words in claimed if words != VARIATION_WORDS["common_cause"]]
    if changed:
        shows = "shows" if len(changed) == 1 else "show"
        return (
            f"{len(changed)} of {total} communities {shows} a significant change: {section.name}."
        )
    without = sum(not one.has_figures for one in section.communities if not one.variation)
    told = [
        (len(claimed), "no community shows a significant change", "no significant change in"),
        (
            total - len(claimed) - without,
            "too early to tell what is changing in the communities",
            "too early to tell of",
        ),
        (without, "no community has figures to show", "no figures to show of"),
    ]
    for count, of_all, _ in told:
        if count == total:
            return capital(f"{of_all}: {section.name}.")
    first, *others = [f"{words} {count}" for count, _, words in told if count]
    return capital(", ".join([f"{first} of {total} communities", *others]) + f": {section.name}.")


def _communities_note(section: Section) -> str:
    everybody = section.communities
    said = [section.unit.axis]
    if not section.subject.points:
        said.append(section.subject.sentence.removesuffix("."))
    if any(one.illustrative for one in everybody):
        said.insert(0, f"{ILLUSTRATIVE}: made up for a demonstration")
    if len(everybody) > _MOST:
        said.append(f"{_MOST} of {len(everybody)} communities; the workbook has all of them")
    return _sentences(said)


def _without_empty_columns(rows: Sequence[Row]) -> tuple[Row, Sequence[Row]]:
    """A measure without a target has no column of it."""
    kept = [n for n in range(len(_HEADINGS)) if not n or any(row[n] for row in rows)]
    return [_HEADINGS[n] for n in kept], [[row[n] for n in kept] for row in rows]


def _row(section: Section, series: Series) -> Row:
    """The latest month of a community, whether or not there is a figure of it."""
    said = (series.variation, series.assurance)
    if not series.points:
        return (series.short_name, "", "", "", *said)
    point = series.points[-1]
    aim = "" if point.target is None else section.unit.number(point.target)
    return (series.short_name, month_label(point.month), _figure(section, point), aim, *said)


def _figure(section: Section, point: Point) -> str:
    return STATE_WORDS[point.state] if point.value is None else section.unit.number(point.value)


def _notes(section: Section, series: Series) -> str:
    """What a speaker needs: the sentence whole, the caveats, the definition and the source."""
    said = (series.sentence, series.variation, series.assurance, series.provisional, *series.notes)
    return "\n".join([*filter(None, said), *_about(section, series)])


def _told_of(section: Section, told: Sequence[Series]) -> str:
    """The sentence of each community, and what the measure is."""
    sentences = [f"{one.place}: {one.sentence}" for one in told]
    return "\n".join([*sentences, *_about(section, section.subject)])


def _about(section: Section, series: Series) -> Iterator[str]:
    yield f"Definition of {section.name}"
    yield from (f"{term}: {meaning}" for term, meaning in section.definition)
    if series.source:
        yield f"Source of these figures: {series.source}"
    yield from as_at(series)


def _sentences(words: Sequence[str]) -> str:
    return " ".join(f"{each}." for each in words if each)


def _known(series: Series) -> list[float]:
    return [point.value for point in series.points if point.value is not None]
