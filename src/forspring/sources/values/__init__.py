"""How texts are read as values: each distinct text once, as a table of what it says and what is wrong with it.

Every module gives a SELECT over a relation of distinct texts (`texts`, column `text`) with one row per text:
the value, and `problem`, the code of what is wrong with it or null. Rows then join these small tables, so a
column of a million dates costs a few thousand readings. Fresh problems are named in `sources/findings.py`.
"""
