import pytest

from outcomes.references import is_reference, new_reference


def test_new_references_have_the_form_and_differ():
    made = [new_reference() for _ in range(200)]

    assert all(is_reference(one) for one in made)
    assert len(set(made)) == 200


@pytest.mark.parametrize(
    "text", ["", "ABCD234", "ABCD23456", "ABCD2341", "abcd2345", "9434765919", "ABCD 234"]
)
def test_other_text_is_no_reference(text):
    assert not is_reference(text)
