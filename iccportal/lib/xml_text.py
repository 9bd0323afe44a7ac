"""Text in XML, which office documents and pictures are made of. Pure."""

import re
from typing import Final

# Lines and tabs there are; the other control characters XML 1.0 has no room for.
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def in_xml(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)
