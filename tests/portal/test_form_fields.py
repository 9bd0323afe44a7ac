from typing import Any

from django import forms
from django.template import Context, Template


class Visit(forms.Form):
    place = forms.CharField(
        help_text="As it is signed.", widget=forms.TextInput({"placeholder": "x"})
    )
    kind = forms.ChoiceField(choices=[("a", "Home")])
    word = forms.CharField(widget=forms.PasswordInput, required=False)
    note = forms.CharField(widget=forms.Textarea, required=False)
    again = forms.BooleanField(required=False, label="Visit again")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def fields(data: dict[str, Any] | None = None) -> str:
    template = Template('{% include "components/form_fields.html" %}')
    return template.render(Context({"form": Visit(data)}))


def test_each_kind_of_field_has_its_component() -> None:
    html = fields()

    for kind in ("input", "select", "textarea", "checkboxes__input"):
        assert f'class="nhsuk-{kind}"' in html
    assert '<input type="hidden" name="token"' in html


def test_hint_is_read_with_its_field_and_no_placeholder_is_shown() -> None:
    html = fields()

    assert 'id="id_place-hint">As it is signed.' in html
    assert 'aria-describedby="id_place-hint"' in html
    assert "placeholder" not in html


def test_error_is_read_with_its_field() -> None:
    html = fields({"kind": "a"})

    assert "nhsuk-input--error" in html
    assert 'aria-describedby="id_place-hint id_place-error"' in html
    assert 'aria-invalid="true"' in html


def test_password_can_be_shown_but_is_never_sent_back() -> None:
    html = fields({"word": "open sesame"})

    assert 'aria-label="Show password" aria-controls="id_word"' in html
    assert "nhsuk-js-password-input-input" in html
    assert "open sesame" not in html


def test_checkbox_has_its_label_behind_it() -> None:
    html = fields()

    assert html.index('id="id_again"') < html.index("Visit again")


def test_summary_leads_to_each_fault() -> None:
    form = Visit({"kind": "other"})
    form.add_error(None, "The visit lies in the future.")

    html = Template('{% include "components/error_summary.html" %}').render(Context({"form": form}))

    assert '<a href="#id_place">The visit lies in the future.</a>' in html
    assert '<a href="#id_place">This field is required.</a>' in html
    assert '<a href="#id_kind">' in html
