"""The register in Django's admin, where administrators keep people and places right."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from iccs import people_admin as people_admin
from iccs.administration import DatedParts, Parts, RegisterAdmin, enters_admin
from iccs.models import (
    Alias,
    Community,
    Fact,
    Group,
    GroupMembership,
    ListSize,
    Mdt,
    Pcn,
    PcnMembership,
    Population,
    Practice,
    PracticeMembership,
    Succession,
    System,
)
from iccs.months_form import MonthField
from iccs.queries import parts_in, would_be_endless

admin.site.has_permission = enters_admin  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "People and places"
admin.site.index_title = "The register"


class GroupMemberships(DatedParts):
    """Which Oversight Group looks at a community."""

    model = GroupMembership


class Aliases(DatedParts):
    """How senders write a community's name."""

    model = Alias


class Mdts(DatedParts):
    """A community's multidisciplinary teams."""

    model = Mdt


class Populations(Parts):
    """A community's population, as publications give it."""

    model = Population


class Facts(Parts):
    """What is told of a community."""

    model = Fact


class PracticeMembershipForm(forms.ModelForm):
    """A practice's community; figures of one that reports through its parts would show nowhere."""

    def clean(self) -> dict[str, Any]:
        """Refuse a community that does not report itself in all of the months."""
        community, months = (self.cleaned_data.get(field) for field in ("community", "months"))
        if community and months and (parts := parts_in(community.pk, months)):
            raise ValidationError(
                f"{community.name} reports through its parts in some of these months: "
                f"{', '.join(parts)}. Choose one of them there."
            )
        return self.cleaned_data


class PracticeMemberships(DatedParts):
    """Which community a practice belongs to."""

    model = PracticeMembership
    form = PracticeMembershipForm


class PcnMemberships(DatedParts):
    """Which PCN a practice belongs to."""

    model = PcnMembership


class ListSizes(Parts):
    """A practice's lists."""

    model = ListSize


class SuccessionForm(forms.ModelForm):
    """A merger; mergers never go round in a circle."""

    month = MonthField(label="From", help_text="The first month that counts for the successor.")

    class Meta:
        model = Succession
        fields = ("practice", "successor", "month", "evidence", "confidence")

    def clean(self) -> dict[str, Any]:
        """Refuse a successor whose patients are the practice's already."""
        cleaned = self.cleaned_data
        practice, successor = cleaned.get("practice"), cleaned.get("successor")
        if practice and successor and would_be_endless(practice.pk, successor.pk):
            raise ValidationError(
                f"{successor.name} merged into {practice.name}, at once or by way of others."
            )
        return cleaned


@admin.register(System)
class SystemAdmin(RegisterAdmin):
    """The whole has a name; there is one."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """There is one already."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The portal needs it."""
        return False


@admin.register(Group)
class GroupAdmin(RegisterAdmin):
    """Oversight Groups."""

    list_display = ("name", "code")


@admin.register(Community)
class CommunityAdmin(RegisterAdmin):
    """ICCs and their parts."""

    list_display = ("name", "kind", "parent", "position", "months")
    list_select_related = ("parent",)
    search_fields = ("name", "code")
    inlines = (GroupMemberships, Aliases, Mdts, Populations, Facts)


@admin.register(Pcn)
class PcnAdmin(RegisterAdmin):
    """Primary Care Networks."""

    list_display = ("name", "code", "months")


@admin.register(Practice)
class PracticeAdmin(RegisterAdmin):
    """General practices, with where they belong and their lists."""

    list_display = ("name", "code", "postcode", "opened", "closed")
    search_fields = ("name", "code", "postcode")
    inlines = (PracticeMemberships, PcnMemberships, ListSizes)


@admin.register(Succession)
class SuccessionAdmin(RegisterAdmin):
    """Mergers of practices."""

    form = SuccessionForm
    list_display = ("practice", "successor", "month", "confidence")
    list_select_related = ("practice", "successor")
    autocomplete_fields = ("practice", "successor")
