"""How much of everything: national figures where there are any, the demo's own choice elsewhere.

Notifications and children notified, their distribution by number and notifier: Danmarks Statistik UND1, UND2
(2018, 2022). Placed 0.9 % and supported 3.0 % of the 0–22-year-olds, early efforts 27,400 of 1.5 million:
BU43, ISBU02 (2023). Assessed within 24 hours, assessments within four months, first follow-up within three:
Ankestyrelsen's samples. 31 children per full-time caseworker: Dansk Socialrådgiverforening 2023.
"""

from __future__ import annotations

import numpy as np

from forspring.demo.chance import Array

# fmt: off
NOTIFIED = {2018: .060, 2019: .063, 2020: .062, 2021: .062, 2022: .066, 2023: .067, 2024: .067, 2025: .068}   # of children 0–17; the last year stands for later ones
TIMES_NOTIFIED = (.635, .190, .078, .040, .021, .036)           # 1, 2, 3, 4, 5, 6 and more notifications in the year
NOTIFIERS = {"1": .115, "2": .21, "3": .06, "4": .196, "5": .04, "6": .125, "7": .075, "8": .06, "9": .025, "10": .025, "11": .05, "99": .019}
OWN_CHILD = .2                                                  # of code 7, which is 12 (the child) or 13 (the family) from 2024
UNBORN = .030                                                   # of births: the mother was notified about
ASSESSED_24_HOURS = {2018: .86, 2021: .88, 2022: .90, 2023: .92, 2024: .955, 2025: .96}
RECEIPT_IN_TIME = .93
WITHIN_4_MONTHS = {2018: .58, 2021: .60, 2022: .40, 2023: .33, 2024: .46, 2025: .48}
FIRST_FOLLOW_UP = {2012: .28, 2021: .26, 2022: .30, 2023: .36, 2024: .70, 2025: .66}  # before talks that happen to fall in time
CHILDREN_PER_FULL_TIME = 29.6                                   # children at two caseworkers count at both: the mean is 31

# What a notification about a child without an open case leads to, and what a case without a notification is for (per child and year, 0–22)
TRACKS = ("none", "counsel", "early", "examine", "assess", "support", "place", "disability")
NONE, COUNSEL, EARLY, EXAMINE, ASSESS, SUPPORT, PLACE, DISABILITY = range(len(TRACKS))
LED_TO = (.40, .12, .13, .10, .11, .12, .02, .0)
ASKED_FOR = {COUNSEL: .003, EARLY: .0078, SUPPORT: .0075, PLACE: .0010, DISABILITY: .0042}
AGES = {COUNSEL: (0, 18), EARLY: (1, 18), SUPPORT: (2, 18), PLACE: (0, 17), DISABILITY: (1, 15)}
FIRST_YEAR = {COUNSEL: 2019, EARLY: 2019, SUPPORT: 2016, PLACE: 2008, DISABILITY: 2012}
CASE_DAYS = (0, 90, 260, 130, 190, 520, 1500, 1400)             # median length of a case by track
CASE_TYPES = ("", "Rådgivning", "Tidligt forebyggende", "Undersøgelse", "Undersøgelse", "Foranstaltning", "Anbringelse", "Børnehandicap")
OUTCOMES = ("Ingen handling", "Rådgivning", "Tidligt forebyggende", "Afdækning", "Børnefaglig undersøgelse", "Børnefaglig undersøgelse",
            "Børnefaglig undersøgelse", "Børnefaglig undersøgelse")
CAUSES = {
    "Skoleproblemer som fx fravær": .24, "Utilstrækkelig omsorg": .17, "Højt konfliktniveau mellem forældre": .16, "Bekymrende adfærd hos barnet": .14,
    "Overgreb mod barnet": .09, "Forældres misbrug": .07, "Forældres psykiske lidelse": .07, "Sundhedsforhold hos barnet eller den unge": .06,
    "Kriminalitet hos barn/ung": .05, "Misbrug hos barn/ung": .04, "Andet, fx flytning": .03, "Trivsel, søvn; kost": .005,
}

MOVES_IN, MOVES_OUT, MOVES_HOUSE, PARTED = .14, .12, .45, .30   # of families
PROTECTED, REPLACEMENT, RENUMBERED, FAILS_CHECK = .006, .004, .003, .004
TWINS, FATHER_UNKNOWN = .017, .04

PPR_COURSES = {
    "PPR-konsultation": .34, "Udredning": .17, "Pædagogisk-psykologisk vurdering": .15, "Samtaleforløb": .11, "Cool Kids": .05, "Forældrekursus": .04,
    "Gruppeforløb": .03, "Åben rådgivning": .11,
}
PPR_PER_YEAR = .1                                             # courses per child 3–17 and year
ANONYMOUS = .85                                                 # of open counselling
REGISTERED_TWICE = .14                                          # of early courses in DUBU that PPR journalises too
SPLIT_PER_PARENT = .05
# fmt: on


def of_year(table: dict[int, float], year: int) -> float:
    """The rate of the year: the newest that is not later."""
    return table[max((known for known in table if known <= year), default=min(table))]


def on(table: dict[int, float], day: Array) -> Array:
    """The rate of each day's year."""
    year = day.astype("datetime64[Y]").astype(np.int64) + 1970
    found, place = np.unique(year, return_inverse=True)
    return np.array([of_year(table, one) for one in found.tolist()])[place]
