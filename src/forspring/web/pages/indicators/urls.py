"""Addresses of key figures."""

from django.urls import path

from forspring.web.pages.indicators import views

urlpatterns = [
    path("noegletal/", views.every, name="indicators"),
    path("noegletal/<slug:name>/", views.one, name="indicator"),
    path("noegletal/<slug:name>/tal.csv", views.as_file, name="indicator_file"),
]
