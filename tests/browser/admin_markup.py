"""What axe finds in the markup that Django's own admin writes, and that is not ours to change."""

# Rows of an inline table are labelled by their column, which axe does not take for a label.
TABLES = ("label", "label-title-only", "select-name", "empty-table-header")
# The library that Django brings for lists too long for a select.
SELECT2 = ("aria-input-field-name",)
# Filters and breadcrumbs are told apart from text by colour, and stand close together.
LINKS = ("link-in-text-block", "target-size")
# Inline tables of many columns.
TOO_WIDE = "pixels too wide"

DJANGOS_OWN = (*TABLES, *SELECT2, *LINKS)


def ours(path: str, problems: list[str]) -> list[str]:
    """The problems, without Django's own on a page of its admin."""
    if not path.startswith("/admin/"):
        return problems
    return [one for one in problems if not one.endswith(TOO_WIDE) and rule(one) not in DJANGOS_OWN]


def rule(problem: str) -> str:
    return problem.partition(":")[0]
