"""All addresses of the site. Public ones start with their language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from newsletter import urls as newsletter_urls
from sparks.accounts import urls as account_urls
from sparks.core import urls as core_urls
from sparks.reuse import urls as reuse_urls
from sparks.search import urls as search_urls
from submissions import urls as submissions_urls

urlpatterns = [
    *account_urls.wagtail_doors,
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(core_urls.neutral)),
    path("", include(newsletter_urls.neutral)),
    path("", include(reuse_urls.neutral)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("", include(account_urls)),
        *account_urls.wagtail_page_doors,
        path("", include(search_urls)),
        path("", include(reuse_urls.pages)),
        path("", include(newsletter_urls)),
        path("", include(submissions_urls)),
        path("", include(core_urls.pages)),
    ),
]

handler404 = "sparks.core.views.not_found"
handler500 = "sparks.core.views.server_error"
