"""The kinds of file that a pack is made as.

What writes them is imported when a file is written: the web process does without it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from iccportal.lib import media_types
from reports.packs.pack import Pack


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its ending, what it is called, and what it is for."""

    code: str
    name: str
    purpose: str
    media_type: str
    write: Callable[[Pack], bytes]


def _workbook(pack: Pack) -> bytes:
    from reports.packs.workbook import write_workbook

    return write_workbook(pack)


def _slides(pack: Pack) -> bytes:
    from reports.packs.slides import write_slides

    return write_slides(pack)


def _pdf(pack: Pack) -> bytes:
    from reports.packs.pdf import write_pdf

    return write_pdf(pack)


def _document(pack: Pack) -> bytes:
    from reports.packs.document import write_document

    return write_document(pack)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.code: one
        for one in (
            Format(
                "xlsx",
                "Excel workbook",
                "every figure, with charts that can be edited",
                media_types.EXCEL,
                _workbook,
            ),
            Format(
                "pptx",
                "PowerPoint slides",
                "one message a slide, with charts that can be edited",
                media_types.POWERPOINT,
                _slides,
            ),
            Format("pdf", "PDF", "to read and to print", media_types.PDF, _pdf),
            Format(
                "docx",
                "Word document",
                "the narrative paper, to be written on",
                media_types.WORD,
                _document,
            ),
        )
    }
)
