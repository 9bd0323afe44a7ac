"""What OData tells of the tables: the service document, and $metadata in CSDL 4.0."""

from collections.abc import Iterable
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from reports.fields import Field, Kind, Table

NAMESPACE: Final = "Feed"
CONTAINER: Final = "Tables"
TYPES: Final = {
    Kind.TEXT: 'Type="Edm.String"',
    Kind.WHOLE: 'Type="Edm.Int64"',
    Kind.NUMBER: 'Type="Edm.Decimal" Precision="28" Scale="9"',
    Kind.YES_NO: 'Type="Edm.Boolean"',
    Kind.MONTH: 'Type="Edm.Date"',
    Kind.DAY: 'Type="Edm.Date"',
}
_BEGIN: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">'
    "<edmx:DataServices>"
    f'<Schema Namespace="{NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">'
)
_END: Final = "</Schema></edmx:DataServices></edmx:Edmx>"


def service_document(root: str, tables: Iterable[Table]) -> dict[str, Any]:
    """The entity sets that there are; `root` is the service's address."""
    return {
        "@odata.context": f"{root}$metadata",
        "value": [{"name": table.name, "kind": "EntitySet", "url": table.name} for table in tables],
    }


def metadata(tables: Iterable[Table]) -> str:
    """The tables as entity types, with what each and its fields mean."""
    known = list(tables)
    types = "".join(_entity_type(table) for table in known)
    sets = "".join(
        f'<EntitySet Name="{table.name}" EntityType="{NAMESPACE}.{table.name}">'
        f"{_meaning(table.description)}</EntitySet>"
        for table in known
    )
    container = f'<EntityContainer Name="{CONTAINER}">{sets}</EntityContainer>'
    return f"{_BEGIN}{types}{container}{_END}"


def _entity_type(table: Table) -> str:
    key = "".join(f'<PropertyRef Name="{name}"/>' for name in table.key)
    properties = "".join(_property(field, field.name in table.key) for field in table.fields)
    return f'<EntityType Name="{table.name}"><Key>{key}</Key>{properties}</EntityType>'


def _property(field: Field, in_key: bool) -> str:
    nullable = ' Nullable="false"' if in_key or field.kind is Kind.TEXT else ""
    return (
        f'<Property Name="{field.name}" {TYPES[field.kind]}{nullable}>'
        f"{_meaning(field.description)}</Property>"
    )


def _meaning(words: str) -> str:
    return f'<Annotation Term="Org.OData.Core.V1.Description" String={quoteattr(words)}/>'
