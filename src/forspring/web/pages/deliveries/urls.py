"""The address of deliveries."""

from django.urls import path

from forspring.web.pages.deliveries import views

urlpatterns = [path("data/", views.every, name="deliveries")]
