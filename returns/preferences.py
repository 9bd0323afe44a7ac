"""How often a person wants emails that are not a duty: read and kept."""

import pghistory
from django.db import transaction

from iccportal.accounts.models import User
from returns.models import Preference


def often(person: User) -> str:
    """What the person chose; every month until they choose."""
    chosen = Preference.objects.filter(person=person).values_list("often", flat=True).first()
    return chosen or Preference.Often.MONTHLY


def prefer(*, often: str, by: User) -> None:
    """Keep what a person chose for themselves."""
    with transaction.atomic(), pghistory.context(user=by.pk):
        Preference.objects.update_or_create(person=by, defaults={"often": often})
