"""Every address of the portal, walked from the resolver."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from iccs.access import has_own_rules, permission_of

EXAMPLES = {"slug": "kendal", "str": "kendal", "int": "1", "path": "kendal"}


def every_view(
    patterns: Sequence[URLPattern | URLResolver] | None = None, prefix: str = "/"
) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Each route, with an example for each of its parts, and the view behind it."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + _example(pattern)
        if isinstance(pattern, URLResolver):
            yield from every_view(pattern.url_patterns, route)
        else:
            yield route, pattern.callback


def _example(pattern: URLPattern | URLResolver) -> str:
    route = str(pattern.pattern)
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        route = route.replace(f"<{kind}:{name}>", EXAMPLES[kind]).replace(f"<{name}>", "kendal")
    return route


def without_permission(views: Iterator[tuple[str, Callable[..., Any]]]) -> list[str]:
    """The routes whose view declares no permission and has no library's rules."""
    return [
        route for route, view in views if permission_of(view) is None and not has_own_rules(view)
    ]
