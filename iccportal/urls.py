"""Every address of the portal."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from dashboards.views import home
from iccportal import pages
from iccs.access import public
from returns.telling_views import reminders

handler400 = "iccportal.errors.bad_request"
handler429 = "iccportal.errors.too_many_requests"
handler500 = "iccportal.errors.server_error"

# one way in for all: the admin's own sign-in knows no second factor
admin.site.login = public(  # type: ignore[assignment, method-assign]
    RedirectView.as_view(pattern_name="account_login", query_string=True)
)

urlpatterns = [
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("about-the-figures/", pages.about_figures, name="about_figures"),
    # allauth's own page for this lets people change what is an administrator's to change
    path(
        "account/email/",
        public(RedirectView.as_view(pattern_name="mfa_index")),
        name="account_email",
    ),
    path("", home, name="home"),
    path("", include("dashboards.urls")),
    path("communities/", include("iccs.urls")),
    path("measures/", include("measures.urls")),
    path("account/", include("iccportal.accounts.urls")),
    # the admin's shortcut to an object's own page: none has one, and history has no table
    path("admin/r/<path:address>", pages.not_served),
    path("admin/", admin.site.urls),
    path("account/reminders/", reminders, name="reminders"),
    path("returns/", include("returns.urls")),
    path("reablement/", include("reablement.urls")),
    path("outcomes/", include("outcomes.urls")),
    path("targets/", include("targets.urls")),
    path("reports/", include("reports.urls")),
    path("feed/", include("reports.feed.urls")),
]
