from xml.etree import ElementTree

import pytest

from iccportal.charts.icons import LETTERS, Icon


@pytest.mark.parametrize(("kind", "letter"), LETTERS.items())
def test_icon_says_its_meaning_by_letter_too(kind, letter):
    root = ElementTree.fromstring(Icon(kind=kind, words="In words").svg)

    assert "".join(root.itertext()) == letter
    assert root.get("aria-hidden") == "true"


def test_every_icon_looks_different():
    assert len({Icon(kind=kind, words="").svg for kind in LETTERS}) == len(LETTERS)


def test_unknown_icon_is_refused():
    with pytest.raises(ValueError, match="no icon named sunny"):
        Icon(kind="sunny", words="")
