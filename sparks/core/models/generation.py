"""One stamp that changes whenever anything a visitor can see changes."""

import uuid

from django.db import connection, models

from sparks.core.page_cache import bell


class Generation(models.Model):
    """The single row whose stamp says which state the public site is in.

    Everything kept in a process between requests (menus, settings, taxonomies) is kept together
    with the stamp it was read at, and is read again when the stamp is another one. A random stamp,
    not a counter: a counter that is rolled back gives the same number twice.
    """

    ROW = 1

    stamp = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="generation_one_row")]

    def __str__(self):
        return str(self.stamp)

    @classmethod
    def current(cls) -> uuid.UUID | None:
        """Give the stamp as the current transaction sees it (one query)."""
        # Every page begins with this: building the query would take longer than asking it.
        with connection.cursor() as cursor:
            cursor.execute("SELECT stamp FROM core_generation WHERE id = %s", [cls.ROW])
            row = cursor.fetchone()
        return row and row[0]

    @classmethod
    def bump(cls) -> None:
        """Set a new stamp, inside the caller's transaction. Call it after bulk writes.

        With the commit, the page caches of this host are told by their bell; those of others, and
        of processes without this code, by the database (migration 0003).
        """
        cls.objects.bulk_create(
            [cls(pk=cls.ROW)],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["stamp"],
        )
        bell.ring_with_commit()
