"""Who may open what. Every view declares it; one that does not is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q, Subquery
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from iccportal.accounts.models import User
from iccportal.kept_forms import handed_back
from iccs.models import Appointment, Community, System
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
    def in_full(self) -> frozenset[int]:
        """Communities, by id, read in full; one query, which few pages need."""
        if not (self.leads or self.groups):
            return frozenset()
        return _with_parts(self.leads, self.groups, self.today)

    @cached_property
    def reports_for(self) -> frozenset[int]:
        """Communities, by id, whose returns the person fills in: those led, and their parts."""
        return _with_parts(self.leads, frozenset(), self.today) if self.leads else frozenset()

    def reads_in_full(self, community_id: int) -> bool:
        """Whether practice figures of the community are shown; the rest is as published."""
        return self.everywhere or community_id in self.in_full


def access_of(user: User | AnonymousUser, today: date) -> Access:
    """What `user` may do, from their appointments of this month; one query."""
    held = list(
        Appointment.objects.filter(person_id=user.pk, months__contains=today).values_list(
            "role", "community_id", "group_id", Subquery(System.objects.values("name")[:1])
        )
    )
    named = [name for *_, name in held if name is not None]
    return Access(
        today,
        roles=frozenset(role for role, *_ in held),
        leads=frozenset(community for _, community, *_ in held if community),
        groups=frozenset(group for *_, group, _ in held if group),
        system=named[0] if named else UNNAMED,
    )


def _with_parts(communities: frozenset[int], groups: frozenset[int], today: date) -> frozenset[int]:
    """The communities, those of the groups, and the parts of both."""
    tops = Community.objects.filter(
        Q(pk__in=communities)
        | Q(group_memberships__group__in=groups, group_memberships__months__contains=today)
    )
    ids = Community.objects.filter(Q(pk__in=tops) | Q(parent__in=tops)).values_list("pk", flat=True)
    return frozenset(ids)


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
