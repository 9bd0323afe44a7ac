from xml.etree import ElementTree

import pytest

from iccportal.charts.icons import LETTERS, STROKES, Icon


@pytest.mark.parametrize(("kind", "letter"), LETTERS.items())
def test_icon_says_its_meaning_by_letter_too(kind, letter):
    root = ElementTree.fromstring(Icon(kind=kind, words="In words").svg)

    drawn = [path.get("d") for path in root.iterfind("path")]
    said = [one for one, strokes in STROKES.items() if any(d.endswith(strokes) for d in drawn)]
    assert said == list(letter)
    assert root.get("aria-hidden") == "true"


def test_every_icon_looks_different():
    assert len({Icon(kind=kind, words="").svg for kind in LETTERS}) == len(LETTERS)


def test_unknown_icon_is_refused():
    with pytest.raises(ValueError, match="no icon named sunny"):
        Icon(kind="sunny", words="")
