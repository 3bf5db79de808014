"""The pages, a folder each: views, addresses, templates."""

PAGES = (
    "front",
    "login",
    "overview",
    "indicators",
    "reports",
    "rows",
    "child",
    "changes",
    "deliveries",
    "findings",
    "mappings",
    "precision",
    "guide",
    "runs",
    "links",
    "accounts",
    "log",
    "extract",
)
