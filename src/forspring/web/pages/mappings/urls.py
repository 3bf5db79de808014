"""The address of the mappings."""

from django.urls import path

from forspring.web.pages.mappings import views

urlpatterns = [path("data/oversaettelser/", views.show, name="mappings")]
