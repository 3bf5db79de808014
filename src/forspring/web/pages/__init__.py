"""The pages, a folder each: views, addresses, templates."""

PAGES = ("front", "login", "overview", "changes", "runs", "links", "accounts", "log")
