"""Who may open what. Every view declares it; one that does not is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from iccportal.accounts.models import User
from iccportal.kept_forms import handed_back
from iccs.models import Appointment, Community, GroupMembership, System
from iccs.queries import UNNAMED

Role = Appointment.Role
View = Callable[..., HttpResponseBase]


class PortalRequest(HttpRequest):
    """A request as a declared view gets it: by a person who is signed in."""

    user: User
    access: "Access"


@dataclass(frozen=True)
class Access:
    """What one person may do today."""

    today: date
    roles: frozenset[str] = frozenset()
    leads: frozenset[int] = frozenset()  # communities, by id
    groups: frozenset[int] = frozenset()
    in_full: frozenset[tuple[int, str]] = frozenset()  # communities led or looked at, and parts
    system: str = UNNAMED  # the name of the whole, which the menu of every page has

    @property
    def role_names(self) -> tuple[str, ...]:
        """The person's roles in words, in the order of `Role`."""
        return tuple(str(role.label) for role in Role if role in self.roles)

    @property
    def everywhere(self) -> bool:
        """Whether the person reads every community in full, as analysts do."""
        return Role.ANALYST in self.roles

    @cached_property
    def reports_for(self) -> frozenset[int]:
        """Communities, by id, whose returns the person fills in: those led, and their parts."""
        if not self.leads:
            return frozenset()
        led = Community.objects.filter(Q(pk__in=self.leads) | Q(parent__in=self.leads))
        return frozenset(led.values_list("pk", flat=True))

    def reads_in_full(self, community: int | str) -> bool:
        """Whether figures of a community, by id or code, are shown as they are.

        Of the rest a person reads what is published: small numbers hidden, the others rounded.
        """
        return self.everywhere or any(community in names for names in self.in_full)


def access_of(user: User | AnonymousUser, today: date) -> Access:
    """What `user` may do, from their appointments of this month; one query."""
    appointments = Appointment.objects.filter(person_id=user.pk, months__contains=today)
    held = list(
        appointments.values_list(
            *("role", "community_id", "group_id"),
            ArraySubquery(_of_appointment(today)),
            Subquery(System.objects.values("name")[:1]),
        )
    )
    named = [name for *_, name in held if name is not None]
    return Access(
        today,
        roles=frozenset(role for role, *_ in held),
        leads=frozenset(community for _, community, *_ in held if community),
        groups=frozenset(group for _, _, group, *_ in held if group),
        in_full=frozenset((one["id"], one["code"]) for *_, found, _ in held for one in found),
        system=named[0] if named else UNNAMED,
    )


def _of_appointment(today: date) -> QuerySet[Community, Any]:
    """The community of an appointment, or those of its group, each with its parts.

    A community that closed is still of the group that it was of then.
    """
    ends_with_it = Q(months__endswith=F("community__months__endswith"))
    looked_at = GroupMembership.objects.filter(
        Q(months__contains=today) | ends_with_it, group=OuterRef(OuterRef("group"))
    ).values("community")
    tops = Q(pk=OuterRef("community")) | Q(pk__in=looked_at)
    parts = Q(parent=OuterRef("community")) | Q(parent__in=looked_at)
    found: QuerySet[Community, Any] = Community.objects.filter(tops | parts).values(
        named=JSONObject(id="pk", code="code")
    )
    return found.order_by()


Door = Callable[[HttpRequest], HttpResponseBase | None]


@dataclass(frozen=True, slots=True)
class Permission:
    """Who may open a view."""

    roles: frozenset[Role]
    public: bool = False  # anybody, signed in or not
    door: Door | None = None  # knows people by more than their session; answers to refuse them


def allow(*roles: Role) -> Callable[[View], View]:
    """Declare which roles may open a view."""
    return _declare(Permission(frozenset(roles)))


def _declare(permission: Permission) -> Callable[[View], View]:
    def declare(view: View) -> View:
        @wraps(view)
        def declared(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(*args, **kwargs)

        declared.permission = permission  # type: ignore[attr-defined]
        return declared

    return declare


def admitted_by(door: Door) -> Callable[[View], View]:
    """Declare that `door` finds out who asks, lets people of any role in, and refuses the rest."""
    return _declare(Permission(frozenset(Role), door=door))


everyone = allow(*Role)
public = _declare(Permission(frozenset(), public=True))


def permission_of(view: View) -> Permission | None:
    """What a view declares."""
    return getattr(view, "permission", None)


def has_own_rules(view: View) -> bool:
    """Whether a library's view decides by itself who may enter: sign-in and the admin."""
    of_admin = hasattr(view, "admin_site") or hasattr(view, "model_admin")
    return of_admin or view.__module__.startswith("allauth.")


class DeclaredAccessMiddleware:
    """Open a view only to those that it declares; refuse one that declares nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Give a signed-in person's request its `access`, looked up when it is first asked."""
        if request.user.is_authenticated:
            request.access = SimpleLazyObject(  # type: ignore[attr-defined]
                lambda: access_of(request.user, timezone.localdate())
            )
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Send the signed-out to sign in, and refuse those without a role for the page."""
        permission = permission_of(view)
        if has_own_rules(view) or (permission and permission.public):
            return None
        if permission and permission.door:
            return permission.door(request)
        if not request.user.is_authenticated:
            if request.method == "POST":
                return handed_back(request)
            return redirect_to_login(request.get_full_path())
        if not (permission and permission.roles & request.access.roles):  # type: ignore[attr-defined]
            raise PermissionDenied
        return None
