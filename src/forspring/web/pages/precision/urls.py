"""The address of the precision of early efforts."""

from django.urls import path

from forspring.web.pages.precision import views

urlpatterns = [path("data/praecision/", views.show, name="precision")]
