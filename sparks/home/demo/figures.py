"""Demo figures, with what our sources say and one that is made up."""

from decimal import Decimal

from sparks.figures.models import DataPoint, Figure

from .read import days_away, rows


def load_figures() -> int:
    """Create the figures unless there is one; give how many there are now."""
    if not Figure.objects.exists():
        for row in rows("figures")["figure"]:
            points = row.pop("points")
            checked_on, review_by = days_away(row.pop("checked_days")), row.pop("review_days")
            figure = Figure(checked_on=checked_on, review_by=days_away(review_by), **row)
            figure.points = [
                DataPoint(**{**point, "value": Decimal(point["value"])}) for point in points
            ]
            figure.save()
    return Figure.objects.count()
