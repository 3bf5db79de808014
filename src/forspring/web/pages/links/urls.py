"""Addresses of doubtful links."""

from django.urls import path

from forspring.web.pages.links import views

urlpatterns = [
    path("data/koblinger/", views.every, name="links"),
    path("data/koblinger/<int:number>/", views.one, name="link"),
]
