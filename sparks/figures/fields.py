"""A decimal column whose values come without zeros that say nothing: 4120, not 4120.0000."""

from decimal import Decimal

from django.db import models


class PlainDecimalField(models.DecimalField):
    """Gives values as one writes them; stored like any other decimal."""

    def from_db_value(self, value: Decimal | None, *args) -> Decimal | None:
        if value is None:
            return None
        whole = value.to_integral_value()
        return whole if whole == value else value.normalize()

    def deconstruct(self):
        """Stand in migrations as what it extends: this class only changes how it reads."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs
