"""The address of the access log."""

from django.urls import path

from forspring.web.pages.log import views

urlpatterns = [path("adgangslog/", views.read, name="log")]
