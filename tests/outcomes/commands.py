"""Commands as a person at a computer of the portal runs them."""

from io import StringIO

from django.core.management import call_command


def run(name, *args, **options):
    """The status that a command leaves with, what it says, and what it complains of."""
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command(name, *args, stdout=out, stderr=err, **options)
    except SystemExit as left:
        status = left.code
    return status, out.getvalue(), err.getvalue()
