"""Addresses of runs."""

from django.urls import path

from forspring.web.pages.runs import views

urlpatterns = [
    path("koersler/", views.runs, name="runs"),
    path("koersler/<int:number>/", views.run, name="run"),
    path("koersler/<int:number>/offentliggoer/", views.publish, name="run_publish"),
]
