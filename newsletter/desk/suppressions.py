"""Suppressed addresses: only hashes are kept, so one is found by typing it."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from ..actions.subscribers import lift_suppression, suppress
from ..addresses import address_hash
from ..models import Suppression
from . import access, journal
from .forms import SuppressForm

HASH_SHOWN = 12


def short_hash(suppression: Suppression) -> str:
    return f"{suppression.address_hash[:HASH_SHOWN]}…"


class SuppressionIndexView(access.Needs, IndexView):
    """The list; what is typed into its search is hashed and compared."""

    needs = access.READ_SUPPRESSED
    results_template_name = "wagtailadmin/newsletter/suppressions_results.html"
    is_searchable = True

    @property
    def columns(self):
        def lift_url(suppression):
            if self.request.user.has_perm(access.LIFT):
                return reverse("newsletter_suppressions:lift", args=[suppression.pk])
            return None

        return [
            TitleColumn(
                "hash", label=_("Hash of the address"), accessor=short_hash, get_url=lift_url
            ),
            Column("reason", label=_("Reason"), accessor="get_reason_display"),
            Column("note", label=_("Note")),
            DateColumn("created_at", label=_("Since"), sort_key="created_at"),
        ]

    @property
    def header_buttons(self):
        if not self.request.user.has_perm(access.SUPPRESS):
            return []
        url = reverse("newsletter_suppressions:suppress")
        return [HeaderButton(_("Suppress addresses"), url=url, icon_name="plus")]

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        return queryset.filter(address_hash=address_hash(self.search_query))


class Below(WagtailAdminTemplateMixin):
    """A page below the list."""

    header_icon = "no-view"

    def get_breadcrumbs_items(self):
        index = {
            "url": reverse("newsletter_suppressions:index"),
            "label": _("Suppressed addresses"),
        }
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]


class SuppressView(access.Needs, Below, FormView):
    """Takes addresses that must never be mailed again."""

    needs = access.SUPPRESS
    form_class = SuppressForm
    template_name = "wagtailadmin/newsletter/suppress.html"
    page_title = gettext_lazy("Suppress addresses")

    def form_valid(self, form):
        emails, user = form.cleaned_data["emails"], self.request.user
        for email in emails:
            reason = Suppression.Reason.MANUAL
            suppress(email=email, reason=reason, note=form.cleaned_data["note"], by=user)
        journal.note(user, "suppress", user, count=len(emails))
        words = ngettext(
            "%(count)d address is never mailed again.",
            "%(count)d addresses are never mailed again.",
            len(emails),
        )
        messages.success(self.request, words % {"count": len(emails)})
        return redirect("newsletter_suppressions:index")

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


class LiftView(access.Needs, Below, TemplateView):
    """Asks, with a warning, whether an address may be mailed again."""

    needs = access.LIFT
    template_name = "wagtailadmin/newsletter/ask.html"
    page_title = gettext_lazy("Lift the suppression")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.suppression = get_object_or_404(Suppression, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question=f"{short_hash(self.suppression)} ({self.suppression.get_reason_display()})",
            explanation=WARNINGS[self.suppression.reason],
            answer=self.page_title,
            is_warning=True,
            back_url=reverse("newsletter_suppressions:index"),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        reason = self.suppression.reason
        lift_suppression(suppression=self.suppression, by=request.user)
        journal.note(request.user, "lift", request.user, reason=reason)
        messages.success(request, _("The address may be mailed again, once its owner signs up."))
        return redirect("newsletter_suppressions:index")


WARNINGS = {
    Suppression.Reason.ERASED: gettext_lazy(
        "This person asked to be erased. Lift it only when they ask for that themselves; "
        "signing up anew lifts it without you."
    ),
    Suppression.Reason.BOUNCED: gettext_lazy(
        "A mail server said that this address does not exist. Mailing it again harms the delivery "
        "of all our mail, so be sure that it exists by now."
    ),
    Suppression.Reason.COMPLAINED: gettext_lazy(
        "This person marked our mail as spam. Mailing them against their will is unlawful: "
        "lift it only when they have asked for that."
    ),
    Suppression.Reason.MANUAL: gettext_lazy(
        "A colleague suppressed this address for a reason. Find out which before you lift it."
    ),
}


class SuppressionViewSet(ModelViewSet):
    model = Suppression
    name = "newsletter_suppressions"
    url_prefix = "newsletter/suppressed"
    icon = "no-view"
    menu_label = gettext_lazy("Suppressed addresses")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True  # for the right to view; its page is not among the addresses
    index_view_class = SuppressionIndexView
    list_filter = ["reason"]
    search_fields = ["address_hash"]
    search_backend_name = None
    form_fields = ["note"]  # a form must be named; there is no page for it

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", SuppressView.as_view(), name="suppress"),
            path("lift/<int:pk>/", LiftView.as_view(), name="lift"),
        ]
