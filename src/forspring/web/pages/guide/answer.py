"""Where and as what a course is registered: read from the mappings of the sources and the lists of the law, never guessed.

A system's own category fits when it stands for the activity on the day and does not say the other nature. Its
paragraphs are those of the mapping that are in force on the day; a category whose mapping names none has none here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forspring.kernel.texts import _
from forspring.law import lists
from forspring.law.lists import Paragraph
from forspring.law.naming import named
from forspring.law.settings import EqualEfforts, Registration
from forspring.report import danish
from forspring.sources.declaration import Meaning, Source

EQUAL_IN = "esdh"  # only a course that the journal alone holds can be equal to an early effort
TRANSITION = "BL-213"


@dataclass(frozen=True)
class Question:
    """What is to be registered: the activity on a day, perhaps by whom and of which nature."""

    activity: str
    on: date
    profession: str = ""
    nature: str = ""


@dataclass(frozen=True)
class Law:
    """A paragraph in force on the day, as people read it."""

    told: str
    heading: str
    is_verified: bool


@dataclass(frozen=True)
class Place:
    """One way to register: the system, its own category, the paragraphs, and how it is counted."""

    system: str
    title: str
    category: str
    step: int | None
    nature: str
    laws: Sequence[Law]
    counted: str
    reasons: Sequence[str]


@dataclass(frozen=True)
class Answer:
    """Where to register first, where the same course may stand too, and what the data do not say."""

    first: Sequence[Place]
    others: Sequence[Place]
    lacking: Sequence[str]
    unfit: Sequence[Place]
    agreement: Registration | None
    transition: Law | None


def answer(question: Question, declared: Sequence[Source], agreed: Sequence[Registration], equal: EqualEfforts) -> Answer:
    """The answer that the data give; what they do not give is said."""
    agreement = next((one for one in agreed if one.profession == question.profession), None)
    known = [
        (_place(source, meaning, question, equal), meaning)
        for source in declared
        for meaning in source.meanings
        if meaning.activity == question.activity and _holds(meaning.valid_from, meaning.last_day, question.on)
    ]
    fitting = [place for place, meaning in known if not _contradicts(meaning, question)]
    first = [place for place in fitting if agreement is None or place.system == agreement.system]
    return Answer(
        first,
        [place for place in fitting if place not in first],
        _lacking(question, first, agreement),
        [place for place, meaning in known if _contradicts(meaning, question)],
        agreement,
        next((_law(one.provision, one) for one in _in_force(TRANSITION, question.on)), None),
    )


def of_nature(nature: str, system: str, declared: Sequence[Source], on: date) -> list[tuple[str, str]]:
    """The categories of a system that are of the nature on the day, with the activity each stands for."""
    return [
        (meaning.value, meaning.activity)
        for source in declared
        if nature and source.name == system
        for meaning in source.meanings
        if meaning.nature == nature and _holds(meaning.valid_from, meaning.last_day, on)
    ]


def _contradicts(meaning: Meaning, question: Question) -> bool:
    return bool(question.nature and meaning.nature and meaning.nature != question.nature)


def _holds(first: date | None, last: date | None, on: date) -> bool:
    return (first or date.min) <= on <= (last or date.max)


def _place(source: Source, meaning: Meaning, question: Question, equal: EqualEfforts) -> Place:
    written = [one for told in (meaning.provision_sel, meaning.provision_bl) if told for one in told.split("|")]
    laws = [_law(provision, one) for provision in written for one in _in_force(provision, question.on)]
    return Place(
        source.name,
        source.title,
        meaning.value,
        meaning.step,
        meaning.nature or "",
        laws,
        _counted(source.name, meaning, [one for one in written if _in_force(one, question.on)], equal),
        _reasons(source, meaning, written, laws, question),
    )


def _in_force(provision: str, on: date) -> list[Paragraph]:
    return [one for one in lists.paragraphs() if one.provision == provision and _holds(one.valid_from, one.last_day, on)]


def _law(provision: str, paragraph: Paragraph) -> Law:
    return Law(named(provision), paragraph.heading, paragraph.verified)


def _counted(system: str, meaning: Meaning, in_force: Sequence[str], equal: EqualEfforts) -> str:
    kinds = {kind for kind, group in lists.provision_groups() for one in in_force if one == group or one.startswith(f"{group}-")}
    if "early" in kinds:
        return _("Registreret tidlig indsats")
    if "heavier" in kinds:
        return _("Tungere indsats")
    if system == EQUAL_IN and meaning.activity in equal.activities:
        return _("Ligestillet med en tidlig indsats, når en enhed med rollen {role} har forløbet").format(role=equal.role)
    return _("Hverken tidlig eller tungere indsats")


def _reasons(source: Source, meaning: Meaning, written: Sequence[str], laws: Sequence[Law], question: Question) -> list[str]:
    told = [
        _("»{value}« i {source} tæller som aktiviteten {activity}.").format(
            value=meaning.value, source=source.title, activity=_activity(meaning.activity)
        )
    ]
    if not written:
        told.append(_("Kilden angiver ingen paragraf for kategorien."))
        if usual := _usual(meaning.activity, question.on):
            told.append(_("Aktiviteten hører ellers under {paragraphs}.").format(paragraphs=danish.listed(usual)))
    elif not laws:
        told.append(_("Ingen af kategoriens paragraffer gælder på dagen efter lovlisten."))
    elif len(laws) > 1:
        told.append(_("Kategorien kan høre under flere paragraffer. Afgørelsen i sagen bestemmer, hvilken."))
    if question.nature and not meaning.nature:
        told.append(_("{source} siger ikke, om kategorien er afklarende eller udviklende.").format(source=source.title))
    return told


def _lacking(question: Question, first: Sequence[Place], agreement: Registration | None) -> list[str]:
    told = []
    if question.profession and agreement is None:
        told.append(
            _("Der er ingen aftale om, hvor faggruppen {profession} registrerer. Alle systemer, der kender aktiviteten, står her.").format(
                profession=question.profession
            )
        )
    if not first:
        told.append(_("Data giver intet svar: ingen kategori passer til det, der er valgt. Spørg den dataansvarlige."))
    return told


def _usual(activity: str, on: date) -> list[str]:
    """The paragraphs in force that the activity stands under where a record has one."""
    known = next((one.provisions for one in lists.activities() if one.activity == activity), ())
    return [named(provision) for provision in known if _in_force(provision, on)]


def _activity(activity: str) -> str:
    return next((_(one.title) for one in lists.activities() if one.activity == activity), activity)
