"""The response map: what there is for each pillar and capability, what is missing, and where.

sources    what is counted, by which filters of which listing
counting   all numbers of the map in one statement
choices    the years and countries it can be narrowed to
gaps       what is missing, in words
table      rows and cells as templates and exports read them
partners   countries and their tiles on the map
exports    the same as CSV and JSON
"""
