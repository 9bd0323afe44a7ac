"""Names that are read from the right, among English words. Pure."""

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


def isolated(words: str, name: str) -> SafeString:
    """Words for a page in which a name has its own direction, and they keep theirs."""
    apart = format_html("<bdi>{}</bdi>", name)
    return mark_safe(escape(words).replace(escape(name), apart))  # noqa: S308 - both are escaped
