"""Puts the installed front-end packages where the portal serves them from.

`nhsuk-frontend` names its fonts on another host; nothing may be asked of other hosts at run time,
so those rules are left out and the next font of the family's list is used.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
FONT_FACES = re.compile(r"@font-face\s*\{[^}]*\}")
FILES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css": "nhsuk-frontend.min.css",
    "nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js": "nhsuk-frontend.min.js",
    "plotly.js-basic-dist-min/plotly-basic.min.js": "plotly-basic.min.js",
}


def served(text: str) -> str:
    """The text of a package's file as the portal serves it: no fonts or maps of other hosts."""
    without_maps = re.sub(r"^(//|/\*)# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    return FONT_FACES.sub("", without_maps)


def build(packages: Path = PACKAGES, vendor: Path = VENDOR) -> None:
    """Write `static/vendor/` anew from the installed packages."""
    vendor.mkdir(parents=True, exist_ok=True)
    for package_file, name in FILES.items():
        text = (packages / package_file).read_text(encoding="utf-8")
        (vendor / name).write_text(served(text), encoding="utf-8")


if __name__ == "__main__":
    build()
