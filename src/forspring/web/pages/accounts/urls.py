"""Addresses of accounts."""

from django.urls import path

from forspring.web.pages.accounts import views

urlpatterns = [
    path("brugere/", views.every, name="accounts"),
    path("brugere/<int:number>/luk/", views.close, name="account_close"),
]
