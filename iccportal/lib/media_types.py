"""The media types of what the portal hands out."""

from typing import Final

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

CSV: Final = "text/csv; charset=utf-8"
EXCEL: Final = f"{_OFFICE}.spreadsheetml.sheet"
PDF: Final = "application/pdf"
PNG: Final = "image/png"
POWERPOINT: Final = f"{_OFFICE}.presentationml.presentation"
SVG: Final = "image/svg+xml"
WORD: Final = f"{_OFFICE}.wordprocessingml.document"
ZIP: Final = "application/zip"
