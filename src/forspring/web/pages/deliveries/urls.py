"""Addresses of deliveries."""

from django.urls import path

from forspring.web.pages.deliveries import confirming, views

urlpatterns = [
    path("data/", views.every, name="deliveries"),
    path("data/leverancer.csv", views.as_file, name="deliveries_file"),
    path("data/bekraeft/<slug:source>/<slug:day>/<slug:file>/", confirming.confirm, name="delivery_confirm"),
]
