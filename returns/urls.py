"""Addresses of returns. Months are written 2020-04."""

from django.urls import path

from returns import decide_views, entry_views, item_views, period_views, telling_views, views

app_name = "returns"
urlpatterns = [
    path("", views.work_list, name="work_list"),
    path("periods/", period_views.periods, name="periods"),
    path("periods/<str:month>/", period_views.period, name="period"),
    path("periods/<str:month>/extend/", period_views.extend, name="extend"),
    path("items/", item_views.items, name="items"),
    path("items/add/", item_views.add_item, name="add_item"),
    path("items/<slug:code>/", item_views.item, name="item"),
    path("items/<slug:code>/close/", item_views.close_item, name="close_item"),
    path("<int:pk>/decide/", decide_views.decide, name="decide"),
    path("<slug:community>/<str:month>/", entry_views.entry, name="entry"),
    path("<slug:community>/<str:month>/save/", entry_views.save, name="save"),
    path("<slug:community>/<str:month>/submit/", entry_views.submit, name="submit"),
    path("<slug:community>/<str:month>/tell/", telling_views.tell, name="tell"),
    path("<slug:community>/<str:month>/tell/<int:story>/", telling_views.tell, name="tell_anew"),
    path(
        "<slug:community>/<str:month>/tell/<int:story>/take-back/",
        telling_views.take_back,
        name="take_back",
    ),
    path("<slug:community>/<str:month>/mdts/<int:mdt>/", telling_views.evaluate, name="evaluate"),
    path("<slug:community>/<str:month>/history/<slug:key>/", entry_views.history, name="history"),
]
