"""Who can open the admin: somebody always can."""

from datetime import date

from django.db.models import Q, QuerySet

from iccportal.accounts.models import User
from iccs.models import Appointment

LAST_ONE = (
    "Nobody else can open the admin today, so this would lock everybody out. First make another "
    "person an administrator from this month or earlier."
)


def administrators(today: date) -> QuerySet[User]:
    """The people who may open the admin today: active administrators, and superusers."""
    held = Appointment.objects.filter(
        role=Appointment.Role.ADMINISTRATOR, months__contains=today
    ).values("person")
    return User.objects.filter(Q(is_superuser=True) | Q(pk__in=held), is_active=True)


def is_the_last(person: User, today: date) -> bool:
    """Whether nobody but the person may open the admin; in a transaction, and in two queries.

    The first waits for anybody who is just changing another administrator, and the second sees
    what they did: two people cannot end each other's appointments at once.
    """
    list(administrators(today).select_for_update().order_by("pk"))
    return list(administrators(today)) == [person]
