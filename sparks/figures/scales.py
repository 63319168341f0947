"""Where values and days stand in a chart, in percent of its width and height."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

LEFT, RIGHT, TOP, BOTTOM = 17.0, 99.0, 9.0, 87.0
STEPS = [Decimal(step) for step in ("1", "2", "2.5", "5", "10")]
MOST_TICKS = 4
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Values:
    """The upright scale: it begins at zero, or small differences would look large.

    ticks: round values from zero up, the last one not below the largest value.
    """

    ticks: tuple[Decimal, ...]

    @classmethod
    def of(cls, largest: Decimal) -> "Values":
        """Choose a scale on which `largest` fits."""
        if largest <= 0:
            return cls((Decimal(0), Decimal(1)))
        power = Decimal(10) ** (largest / MOST_TICKS).adjusted()
        step = next(step * power for step in STEPS if step * power * MOST_TICKS >= largest)
        count = int((largest / step).to_integral_value(ROUND_CEILING))
        return cls(tuple(step * place for place in range(count + 1)))

    def y(self, value: Decimal) -> float:
        """Give the height at which `value` stands, from the top."""
        return BOTTOM - (BOTTOM - TOP) * float(value / self.ticks[-1])


@dataclass(frozen=True)
class Time:
    """The level scale, from the first day to the one after the last."""

    first: date
    end: date

    @classmethod
    def of(cls, periods) -> "Time":
        """Choose a scale on which all of `periods`, things with first and last day, fit."""
        return cls(
            min(period.starts_on for period in periods),
            max(period.ends_on for period in periods) + DAY,
        )

    def x(self, day: date) -> float:
        """Give the place of the beginning of `day`, from the left."""
        return LEFT + (RIGHT - LEFT) * ((day - self.first) / (self.end - self.first))
