"""The address of the rows behind a figure; it names a cell, never a child."""

from django.urls import path

from forspring.web.pages.rows import views

urlpatterns = [path("noegletal/<slug:name>/raekker/", views.behind, name="indicator_rows")]
