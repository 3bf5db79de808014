"""Addresses of the committee reports."""

from django.urls import path

from forspring.web.pages.reports import views

urlpatterns = [
    path("rapporter/", views.reports, name="reports"),
    path("rapporter/<int:number>/", views.report, name="report"),
    path("rapporter/<int:number>/rapport.pdf", views.pdf, name="report_pdf"),
    path("rapporter/<int:number>/rapport.xlsx", views.xlsx, name="report_xlsx"),
]
