"""People in Django's admin: who may sign in, and who holds which role."""

from datetime import date
from typing import Any

from allauth.account.forms import ResetPasswordForm
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from iccportal.accounts.models import User
from iccs.administration import DatedParts, PartsFormSet, RegisterAdmin
from iccs.administrators import LAST_ONE, is_the_last
from iccs.models import Appointment


class PersonForm(forms.ModelForm):
    """A person. Nobody else ever knows the password."""

    class Meta:
        model = User
        fields = ("email", "name", "is_active")

    def clean_email(self) -> str:
        """Addresses are kept in lower case."""
        return str(self.cleaned_data["email"]).lower()


class AppointmentsFormSet(PartsFormSet):
    """A person's roles; the last administrator stays one."""

    def clean(self) -> None:
        """Refuse what would lock everybody out."""
        super().clean()
        today = timezone.localdate()
        if any(self.errors) or self._administers(today):
            return
        if self.instance.pk is not None and is_the_last(self.instance, today):
            raise ValidationError(LAST_ONE)

    def _administers(self, today: date) -> bool:
        """Whether the person may open the admin with the roles as they will be."""
        person = self.instance
        return person.is_active and (
            person.is_superuser
            or any(
                row.role == Appointment.Role.ADMINISTRATOR and _hold(row.months, today)
                for row in self.rows_to_be()
            )
        )


def _hold(months: Any, today: date) -> bool:
    return months.lower <= today and (months.upper is None or today < months.upper)


class Appointments(DatedParts):
    """The roles that a person holds."""

    model = Appointment
    formset = AppointmentsFormSet


@admin.register(User)
class PersonAdmin(RegisterAdmin):
    """People. They are never deleted, as the history names them; signing in can be switched off."""

    form = PersonForm
    list_display = ("name", "email", "is_active", "last_login")
    list_filter = ("is_active", "appointments__role")
    search_fields = ("name", "email")
    inlines = (Appointments,)
    actions = ("invite",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Switch off “may sign in” instead."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A superuser is changed by superusers alone."""
        own = obj is None or not obj.is_superuser or request.user.is_superuser
        return own and super().has_change_permission(request, obj)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Nobody finds a password's hash by filtering for its beginning, letter by letter."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Save; a new person, or one with a new address, is written to there."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            _invite(request, obj)

    @admin.action(description="Send an email to choose a password")
    def invite(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Write to each of the people chosen."""
        for person in queryset.filter(is_active=True):
            _invite(request, person)


def _invite(request: HttpRequest, person: User) -> None:
    """Send the link by which a person chooses a password."""
    form = ResetPasswordForm({"email": person.email})
    if person.is_active and form.is_valid():
        form.save(request)
        messages.success(request, f"An email to choose a password went to {person.email}.")
