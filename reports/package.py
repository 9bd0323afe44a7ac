"""The whole edition as a Frictionless Tabular Data Package: CSV files and what they hold. Pure.

The same edition for the same audience is the same bytes.
"""

import csv
import io
import json
import zipfile
from datetime import date
from hashlib import sha256
from typing import Any, Final

from reports.contents import MEASURES, PLACES, TABLES, Contents
from reports.csv_files import code_cells
from reports.fields import Field, Kind, Table

_TYPES: Final[dict[Kind, dict[str, Any]]] = {
    Kind.TEXT: {"type": "string"},
    Kind.WHOLE: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.YES_NO: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    Kind.MONTH: {"type": "date"},
    Kind.DAY: {"type": "date"},
}
# A field of any table that holds another table's code; "" is the table itself.
_POINTS_TO: Final = {"measure": MEASURES.name, "place": PLACES.name, "group": "", "parent": ""}


def data_package(contents: Contents) -> bytes:
    """The package as a zip file."""
    files = {f"data/{table.name}.csv": _csv(contents, table) for table in TABLES.values()}
    described = {
        **_about(contents),
        "resources": [
            _resource(table, path, content)
            for table, (path, content) in zip(TABLES.values(), files.items(), strict=True)
        ],
    }
    descriptor = json.dumps(described, ensure_ascii=False, indent=2).encode()
    return _zipped({"datapackage.json": descriptor, **files}, contents.heading.as_at)


def _csv(contents: Contents, table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.names)
    writer.writerows(code_cells(row) for row in contents.rows[table.name])
    return text.getvalue().encode()


def _about(contents: Contents) -> dict[str, Any]:
    heading = contents.heading
    return {
        "profile": "tabular-data-package",
        "name": heading.code,
        "title": f"{heading.system}: {heading.number}",
        "version": heading.code,
        "created": f"{heading.as_at.isoformat()}T00:00:00Z",
        "checksum": heading.sha256,
        "firstMonth": heading.first_month.isoformat(),
        "lastMonth": heading.last_month.isoformat(),
        "asAt": heading.as_at.isoformat(),
        "audience": heading.audience,
        "smallNumbers": heading.rule,
        "closedAlthough": heading.reason,
        "illustrative": contents.illustrative,
    }


def _resource(table: Table, path: str, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    return {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": name, "reference": {"resource": to, "fields": "code"}}
            for name, to in _POINTS_TO.items()
            if name in table.names
        ],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.title,
        "description": field.description,
        **_TYPES[field.kind],
    }


def _zipped(files: dict[str, bytes], day: date) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            part = zipfile.ZipInfo(name, date_time=(day.year, day.month, day.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16  # else nobody may read it once unpacked
            archive.writestr(part, files[name])
    return kept.getvalue()
