"""Addresses of why a figure moved."""

from django.urls import path

from forspring.web.pages.changes import views

urlpatterns = [
    path("hvorfor/", views.ask, name="changes"),
    path("hvorfor/<int:number>/", views.answer, name="changes_answer"),
]
