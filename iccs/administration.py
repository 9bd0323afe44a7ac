"""How the register is edited: by administrators alone, in words where a rule is broken."""

from itertools import combinations
from typing import Any

from django.contrib import admin, messages
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from iccs.access import Role
from iccs.history import history_of

CLASH = (
    "Nothing was saved: the months of two rows would overlap on the way, or somebody else has "
    "just saved the same rows. Look at the rows as they are now, and save one change at a time."
)


def may_administer(request: HttpRequest) -> bool:
    """Whether a person may open the admin: administrators of this month, and superusers."""
    user = request.user
    if not (user.is_authenticated and user.is_active):
        return False
    return user.is_superuser or Role.ADMINISTRATOR in request.access.roles  # type: ignore[attr-defined]


def enters_admin(request: HttpRequest) -> bool:
    """Whether to open the admin, which sends everybody else to sign in.

    Who is signed in already would come straight back from there, so they are refused at once.
    """
    allowed = may_administer(request)
    if request.user.is_authenticated and not allowed:
        raise PermissionDenied
    return allowed


class ByAdministrators:
    """Whoever may open the admin may do everything there."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """See the room."""
        return may_administer(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """See an object."""
        return may_administer(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Add an object."""
        return may_administer(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Change an object."""
        return may_administer(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Delete an object."""
        return may_administer(request)


class RegisterAdmin(ByAdministrators, admin.ModelAdmin):
    """Edits one kind of thing, and shows the history of each."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form. What the database alone can refuse is told in words too."""
        try:
            page: HttpResponse = super().changeform_view(
                request, object_id, form_url, extra_context
            )
        except IntegrityError:
            messages.error(request, CLASH)
            return HttpResponseRedirect(request.get_full_path())
        return page

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was changed, when and by whom: of the object and of its rows."""
        thing = self.get_object(request, object_id)
        if thing is None:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {thing}",
            "object": thing,
            "opts": self.opts,
            "changes": history_of(thing),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history.html", context)


class PartsFormSet(BaseInlineFormSet):
    """The rows of an object's own list, checked against each other as they will be."""

    def clean(self) -> None:
        """Tell which rule the rows break together."""
        super().clean()
        if any(self.errors):
            return
        rows = self.rows_to_be()
        assert self.model is not None
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, ExclusionConstraint) and _clash(constraint, rows):
                raise ValidationError(str(constraint.violation_error_message))

    def rows_to_be(self) -> list[Any]:
        """The rows as they will be once they are saved."""
        return [
            form.instance
            for form in self.forms
            if form not in self.deleted_forms and form.instance.months
        ]


class Parts(ByAdministrators, admin.TabularInline):
    """An object's own list, edited with it."""

    extra = 1


class DatedParts(Parts):
    """An object's own list of rows that stand for some months."""

    formset = PartsFormSet


def _clash(constraint: ExclusionConstraint, rows: list[models.Model]) -> bool:
    """Whether two of the rows break a rule of which the database would refuse the second."""
    fields = [str(name) for name, _ in constraint.expressions if name != "months"]
    return any(
        all(getattr(one, field) == getattr(other, field) for field in fields)
        and _overlap(one.months, other.months)  # type: ignore[attr-defined]
        for one, other in combinations(rows, 2)
    )


def _overlap(one: Any, other: Any) -> bool:
    return (other.upper is None or one.lower < other.upper) and (
        one.upper is None or other.lower < one.upper
    )
