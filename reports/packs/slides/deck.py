"""The slides of a pack as they are made, one after the other."""

from copy import deepcopy
from datetime import datetime, time
from io import BytesIO
from typing import Any

from pptx.oxml.ns import qn

from reports.packs.pack import Pack
from reports.packs.slides.template import TITLE, plain_slides
from reports.packs.slides.text import NOTE_SIZES, TITLE_SIZES, fit
from reports.packs.words import running_words


class Deck:
    """Slides with a title, the pack's running words and a number each."""

    def __init__(self, pack: Pack) -> None:
        self._slides = plain_slides()
        self._layouts = {layout.name: layout for layout in self._slides.slide_layouts}
        self._running = running_words(pack)
        self.day = pack.heading.as_at
        properties = self._slides.core_properties
        moment = datetime.combine(self.day, time())
        properties.title, properties.language = pack.title, "en-GB"
        properties.author = properties.last_modified_by = ""
        properties.created = properties.modified = moment

    def add(self, layout: str, title: str, notes: str = "") -> Any:
        """A slide of a layout; what its title cannot hold is in the speaker's notes."""
        slide = self._slides.slides.add_slide(self._layouts[layout])
        fit(slide.placeholders[TITLE].text_frame, title, TITLE_SIZES)
        self._add_foot(slide)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        return slide

    def to_bytes(self) -> bytes:
        """The whole file."""
        stream = BytesIO()
        self._slides.save(stream)
        return stream.getvalue()

    def _add_foot(self, slide: Any) -> None:
        """The library leaves out the foot of a layout; each slide has its own."""
        for shape in slide.slide_layout.placeholders:
            kind = shape.element.nvSpPr.nvPr.find(qn("p:ph")).get("type")
            if kind in ("ftr", "sldNum"):
                slide.shapes._spTree.append(deepcopy(shape.element))
                if kind == "ftr":
                    fit(slide.shapes[-1].text_frame, self._running, NOTE_SIZES[1:])
