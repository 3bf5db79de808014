"""The address of the registration guide."""

from django.urls import path

from forspring.web.pages.guide import views

urlpatterns = [path("data/vejviser/", views.show, name="guide")]
