"""The pages, a folder each: views, addresses, templates."""

PAGES = ("front", "login", "overview", "indicators", "changes", "runs", "links", "accounts", "log")
