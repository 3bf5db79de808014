"""The address of a child's page; which child stands in the form, never in the address."""

from django.urls import path

from forspring.web.pages.child import views

urlpatterns = [path("barn/", views.child, name="child")]
