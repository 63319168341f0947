"""What files with addresses, and test letters that were given up, leave behind."""

from django.utils import timezone

from sparks.core.tasks import recurring

from ..models import ImportRow, SubscriberImport, TrialLetter
from ..models.imports import KEPT_FOR


@recurring
def forget() -> None:
    """Delete rows of files a day after they came, files nobody imported, stale test letters."""
    old = timezone.now() - KEPT_FOR
    ImportRow.objects.filter(source__created_at__lt=old).delete()
    unused = SubscriberImport.objects.filter(state=SubscriberImport.State.CHECKED)
    unused.filter(created_at__lt=old).delete()
    TrialLetter.objects.filter(created_at__lt=old).delete()
