"""What holds for a pack, whoever makes it and whatever is written of it."""

from dataclasses import fields, is_dataclass, replace

from reports.packs.composing import compose
from tests.reports.a_contents import PLACES, a_contents
from tests.reports.packs.sample import NOT_IN_XML, sample_pack


def spoilt(thing):
    """The same with characters in every text that XML cannot hold."""
    if type(thing) is str:
        return thing + NOT_IN_XML
    if isinstance(thing, list | tuple):
        return type(thing)(map(spoilt, thing))
    if is_dataclass(thing):
        return replace(thing, **spoilt_fields(thing))
    return thing


def spoilt_fields(thing):
    return {field.name: spoilt(getattr(thing, field.name)) for field in fields(thing)}


def test_pack_has_no_text_that_xml_cannot_hold():
    pack = sample_pack(measures=2, communities=2)

    assert replace(pack, **spoilt_fields(pack)) == pack


def test_pack_of_an_edition_has_no_text_that_xml_cannot_hold():
    places = [(code, name + NOT_IN_XML, *others) for code, name, *others in PLACES]

    assert compose(a_contents(places=places), "south", ["falls"]) == compose(
        a_contents(), "south", ["falls"]
    )


def test_what_needs_no_change_is_not_copied():
    pack = sample_pack(measures=1, communities=1)

    assert replace(pack).sections is pack.sections
