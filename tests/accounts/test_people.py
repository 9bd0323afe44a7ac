import pytest
from django.db import IntegrityError

from iccportal.accounts.models import User


def test_person_is_known_by_an_address_in_small_letters(db) -> None:
    user = User.objects.create_user("Lena.Lead@Example.nhs.uk", name="Lena Lead")

    assert user.email == "lena.lead@example.nhs.uk"
    assert User.objects.get_by_natural_key("LENA.LEAD@example.nhs.uk") == user
    assert str(user) == "Lena Lead"


def test_person_without_a_password_cannot_sign_in(db) -> None:
    user = User.objects.create_user("lena.lead@example.nhs.uk", name="Lena Lead")

    assert not user.has_usable_password()


def test_superuser_may_open_the_admin(db) -> None:
    user = User.objects.create_superuser("root@example.nhs.uk", "a password", name="Root")

    assert (user.is_staff, user.is_superuser) == (True, True)


def test_database_refuses_an_address_in_capitals(db) -> None:
    with pytest.raises(IntegrityError, match="user_email_in_lower_case"):
        User.objects.create(email="Lena@example.nhs.uk", name="Lena Lead")
