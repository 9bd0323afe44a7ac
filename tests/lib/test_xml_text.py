"""What XML has no room for, by the reading of an XML parser."""

import lxml.etree
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.xml_text import in_xml


@given(st.text(st.characters(exclude_categories=[])))
def test_text_becomes_such_as_a_parser_takes(text):
    element = lxml.etree.Element("words")

    element.text = in_xml(text)

    assert lxml.etree.tostring(element)


def test_lines_and_tabs_stay():
    assert in_xml("One\n\tTwo\r") == "One\n\tTwo\r"
