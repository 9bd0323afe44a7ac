"""Small files, right in every way, of which a test changes one thing."""

from iccportal.lib.nhs_calendar import month_code, parse_month, window

WINDOW = [month_code(month) for month in window(parse_month("2020-01"))]


def activity_file(**counts):
    """A file with the same count in each month of the window, for each practice named."""
    rows = [f"{code},{month},{count}" for code, count in counts.items() for month in WINDOW]
    return ["practice,month,count", *rows]


def membership_file(*rows):
    return ["practice,community,from,to,successor", *rows]


def trajectory_file(**planned):
    """Planned figures by month, named as m2020_04."""
    rows = [f"{month[1:].replace('_', '-')},{figure}" for month, figure in planned.items()]
    return ["month,planned", *rows]


def saved(path, lines):
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path
