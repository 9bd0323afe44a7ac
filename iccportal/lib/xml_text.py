"""Text in XML, which office documents and pictures are made of. Pure."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

# Lines and tabs there are; the other control characters XML 1.0 has no room for.
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def in_xml(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def all_in_xml(thing: Any) -> Any:
    """The same with every text as XML can hold it, however deep in data classes and sequences.

    What needs no change is returned as it is, and not copied: of thousands of points none does.
    """
    if isinstance(thing, str):
        return in_xml(thing) if _NOT_IN_XML.search(thing) else thing
    if isinstance(thing, list | tuple):
        items = [all_in_xml(item) for item in thing]
        same = all(new is old for new, old in zip(items, thing, strict=True))
        return thing if same else type(thing)(items)
    if is_dataclass(thing) and not isinstance(thing, type):
        changed = {
            field.name: new
            for field in fields(thing)
            if (new := all_in_xml(old := getattr(thing, field.name))) is not old
        }
        return replace(thing, **changed) if changed else thing
    return thing
