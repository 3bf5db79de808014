"""Addresses of coming in and going out."""

from django.urls import path

from forspring.web.pages.login import views

urlpatterns = [
    path("log-ind/", views.come_in, name="login"),
    path("log-af/", views.go_out, name="logout"),
    path("sprog/", views.choose_language, name="language"),
]
