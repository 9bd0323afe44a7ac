"""The streams that come with the portal. Each needs a measure, so they are a file as well."""

import tomllib

from django.conf import settings

from targets.models import Stream

SHIPPED = settings.BASE_DIR / "fixtures" / "activity" / "streams.toml"


def stream_of(code: str) -> Stream:
    """The stream; one that comes with the portal is made where it is not there yet.

    Raises Stream.DoesNotExist for an unknown one.
    """
    shipped = tomllib.loads(SHIPPED.read_text("utf-8"))
    if code in shipped:
        return Stream.objects.get_or_create(code=code, defaults=shipped[code])[0]
    return Stream.objects.get(code=code)
