"""Addresses of findings."""

from django.urls import path

from forspring.web.pages.findings import views

urlpatterns = [
    path("data/fund/", views.every, name="findings"),
    path("data/fund/aendr/", views.change, name="findings_change"),
]
