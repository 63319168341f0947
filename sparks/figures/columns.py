"""The column that says by when a figure has to be looked at again."""

from wagtail.admin.ui.tables import Column


class DueColumn(Column):
    """The day; in the colour of errors when it has come."""

    cell_template_name = "wagtailadmin/figures/due_cell.html"
