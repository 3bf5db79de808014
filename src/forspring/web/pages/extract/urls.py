"""The address of the citizen's extract; which child stands in the form, never in the address."""

from django.urls import path

from forspring.web.pages.extract import views

urlpatterns = [path("adgangslog/udtraek/", views.extract, name="extract")]
