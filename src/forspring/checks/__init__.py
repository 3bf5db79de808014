"""Rules over whole rows and across rows, files and systems.

What can be seen while one field is read (an unreadable date, an unknown code, an end before its start) is told by the
reader. Here are the rules that need the whole row, its neighbours or another system. A rule that lacks a file is not
evaluated, which is something else than passed.
"""

from forspring.checks.definition import MEND, NOTE, SET_ASIDE, Plan, Rule, catalogue, plan, rule, statement, statements
from forspring.checks.steps import STEPS

__all__ = ["MEND", "NOTE", "SET_ASIDE", "STEPS", "Plan", "Rule", "catalogue", "plan", "rule", "statement", "statements"]
