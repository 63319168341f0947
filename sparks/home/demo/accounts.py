"""Demo accounts, for development only. Kept free of Django, so that the runner can print them."""

DEMO_ACCOUNTS = (
    ("admin@sparks.example", "a spark in the dark", "Administrators"),
    ("moderator@sparks.example", "a spark in the dark", "Moderators"),
    ("editor@sparks.example", "a spark in the dark", "Editors"),
)
