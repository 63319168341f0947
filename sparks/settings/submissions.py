"""Settings of the room for project teams: files, review, and how long they stay."""

import environ

env = environ.Env()
MEGABYTE = 1024 * 1024

# Which queue takes a kind of outbox message; those not named here go to the common one.
OUTBOX_QUEUES = {"submissions.check_file": "uploads"}

# The virus scanner: clamd://host:3310 or unix:///run/clamav/clamd.ctl, or the word "none" where
# there is none, and then no upload is ever published. "development" knows the test file alone.
CLAMD_URL = env.str("CLAMD_URL", default="")
CLAMD_SECONDS = env.int("CLAMD_SECONDS", default=8)  # for each look at a file; there are two

# Bytes, by kind of file and for all files of a team together. Request limits follow the largest.
SUBMISSIONS_MAX_BYTES = {
    "image": env.int("SUBMISSIONS_IMAGE_MEGABYTES", default=10) * MEGABYTE,
    "pdf": env.int("SUBMISSIONS_PDF_MEGABYTES", default=18) * MEGABYTE,
    "office": env.int("SUBMISSIONS_OFFICE_MEGABYTES", default=18) * MEGABYTE,
}
SUBMISSIONS_TEAM_BYTES = env.int("SUBMISSIONS_TEAM_MEGABYTES", default=500) * MEGABYTE

# What the process that opens a hostile file may use before it is ended.
SUBMISSIONS_CLEANING_SECONDS = 20
SUBMISSIONS_CLEANING_BYTES = 1024 * MEGABYTE

SUBMISSIONS_KEEP_REFUSED_DAYS = env.int("SUBMISSIONS_KEEP_REFUSED_DAYS", default=30)
SUBMISSIONS_KEEP_UNUSED_DAYS = env.int("SUBMISSIONS_KEEP_UNUSED_DAYS", default=365)

# How many days a team may go on working here after its project has ended.
SUBMISSIONS_GRACE_DAYS = 180

# Within how many days a team should get an answer, unless an editor sets another date.
SUBMISSIONS_REVIEW_DAYS = env.int("SUBMISSIONS_REVIEW_DAYS", default=10)
# Approving publishes exactly what was approved; Wagtail's own would publish the newest.
WAGTAIL_FINISH_WORKFLOW_ACTION = "submissions.finishing.finish"
