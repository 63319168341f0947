"""Settings of the bare Django view."""

ALLOWED_HOSTS = ["*"]
MIDDLEWARE = []
ROOT_URLCONF = "sparks.local.bench.view"
SECRET_KEY = "signs nothing"  # noqa: S105
USE_TZ = True
