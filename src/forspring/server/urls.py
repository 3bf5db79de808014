"""All addresses, page by page."""

from django.urls import include, path

from forspring.web.pages import PAGES

urlpatterns = [path("", include(f"forspring.web.pages.{name}.urls")) for name in PAGES]
handler403 = "forspring.web.pages.front.views.forbidden"
handler404 = "forspring.web.pages.front.views.missing"
handler500 = "forspring.web.pages.front.views.broken"
