"""A square for each country, roughly where it lies: column and row.

Every country is as large as every other, so that Malta can be seen and France does not shout.
"""

COLUMNS, ROWS = 10, 9
ROWS_OF_TILES = (
    "IS .  .  .  NO SE FI .  .  . ",
    ".  .  .  .  DK .  EE .  .  . ",
    "IE GB .  NL DE PL LV .  .  . ",
    ".  .  BE LU CZ SK LT UA .  . ",
    ".  FR CH LI AT HU RO MD .  . ",
    "PT ES .  IT SI HR RS BG .  . ",
    ".  .  .  .  .  BA ME MK .  . ",
    ".  .  .  MT .  .  AL GR TR GE",
    ".  .  .  .  .  .  .  .  CY . ",
)
TILES = {
    code: (column, row)
    for row, line in enumerate(ROWS_OF_TILES)
    for column, code in enumerate(line.split())
    if code != "."
}
