"""Addresses of the overview."""

from django.urls import path

from forspring.web.pages.overview import views

urlpatterns = [path("overblik/", views.show, name="overview")]
