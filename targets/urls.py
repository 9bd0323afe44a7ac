"""Addresses of trajectories, shares and rebases."""

from django.urls import path

from targets import rebase_views, views

app_name = "targets"
urlpatterns = [
    path("", views.whole, name="whole"),
    path("shares/", views.shares, name="shares"),
    path("rebases/", rebase_views.rebases, name="rebases"),
    path("rebases/draft/", rebase_views.draft, name="draft"),
    path("rebases/<int:pk>/", rebase_views.rebase, name="rebase"),
    path("rebases/<int:pk>/sign/", rebase_views.sign, name="sign"),
    path("<slug:code>/", views.community, name="community"),
]
