"""Addresses of the front door."""

from django.urls import path

from forspring.web.pages.front import views

urlpatterns = [
    path("", views.front, name="front"),
    path("sundhed/", views.health, name="health"),
    path("klar/", views.ready, name="ready"),
]
