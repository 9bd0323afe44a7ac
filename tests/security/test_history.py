"""Every change is kept, with who made it."""

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import path

from iccportal.accounts.models import User
from iccportal.urls import urlpatterns as portal
from iccs.access import everyone
from iccs.models import Community


@everyone
def rename(request: HttpRequest) -> HttpResponse:
    Community.objects.update(name="Kendal and Sedbergh")  # past save() and signals
    return HttpResponse()


urlpatterns = [path("rename/", rename), *portal]


def test_change_by_a_page_is_kept_with_who_made_it(settings, lead_client) -> None:
    settings.ROOT_URLCONF = __name__

    lead_client.post("/rename/")

    event = apps.get_model("iccs.CommunityEvent").objects.latest("pgh_id")
    assert (event.pgh_label, event.name) == ("update", "Kendal and Sedbergh")
    assert event.pgh_context.metadata["user"] == User.objects.get().pk
    assert event.pgh_context.metadata["url"] == "/rename/"


def test_deletion_is_kept_too(lead_client) -> None:
    Community.objects.get().group_memberships.all().delete()

    event = apps.get_model("iccs.GroupMembershipEvent").objects.latest("pgh_id")
    assert event.pgh_label == "delete"


def test_password_is_never_kept(lead_client) -> None:
    user = User.objects.get()
    user.set_password("another password")
    user.name = "Lena Leader"
    user.save()

    event = apps.get_model("accounts.UserEvent").objects.latest("pgh_id")
    assert event.name == "Lena Leader"
    assert not hasattr(event, "password")
