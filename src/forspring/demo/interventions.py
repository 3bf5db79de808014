"""DUBU's services and follow-ups: what each case gave, under which law, at what price."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from forspring.demo import rates, staff
from forspring.demo.chance import NEVER, Array, between, earliest, lasting, pick, rank_within, repeated, stream, texts
from forspring.demo.concerns import HISTORY_FROM, delivered
from forspring.demo.sheet import Sheet, blanked, sheet
from forspring.demo.social import CLOSED, Casework, Examined, about


@dataclass(frozen=True)
class Service:
    """A type of service: the law's paragraphs, its price and how often each track gives it."""

    name: str
    sel: str
    bl: str
    step: int
    monthly: int  # kroner, 0 where nothing is posted
    early: float = 0.0
    support: float = 0.0
    place: float = 0.0
    disability: float = 0.0


# fmt: off
SERVICES = (
    Service("Konsulentbistand", "§ 11 stk. 3 nr. 1", "§ 30 stk. 1 nr. 1", 2, 0, early=.30),
    Service("Samtaleforløb", "§ 11 stk. 3 nr. 1", "§ 30 stk. 1 nr. 1", 2, 0, early=.28),
    Service("Cool Kids", "§ 11 stk. 3 nr. 2", "§ 30 stk. 1 nr. 2", 2, 0, early=.10),
    Service("Forældrekursus", "§ 11 stk. 3 nr. 2", "§ 30 stk. 1 nr. 2", 2, 0, early=.12),
    Service("Gruppeforløb", "§ 11 stk. 3 nr. 2", "§ 30 stk. 1 nr. 2", 2, 0, early=.13),
    Service("Familieplanlægning", "§ 11 stk. 3 nr. 3", "§ 30 stk. 1 nr. 3", 2, 0, early=.02),
    Service("Økonomisk støtte", "§ 11 stk. 4", "§ 35", 2, 1100, early=.05, support=.06),
    Service("Familiebehandling", "§ 52 stk. 3 nr. 3", "§ 32 stk. 1 nr. 5", 3, 9200, support=.34),
    Service("Praktisk støtte i hjemmet", "§ 52 stk. 3 nr. 2", "§ 32 stk. 1 nr. 2", 3, 6400, support=.12, disability=.20),
    Service("Støtteophold", "§ 52 stk. 3 nr. 5", "§ 32 stk. 1 nr. 7", 3, 7300, support=.06, disability=.16),
    Service("Aflastning", "§ 52 stk. 3 nr. 5", "§ 32 stk. 1 nr. 7", 3, 8100, support=.08, disability=.34),
    Service("Kontaktperson", "§ 52 stk. 3 nr. 6", "§ 32 stk. 1 nr. 3", 3, 5200, support=.26, disability=.10),
    Service("Familieophold", "§ 52 stk. 3 nr. 4", "§ 32 stk. 1 nr. 6", 3, 68000, support=.01),
    Service("Dag- og klubtilbud", "§ 52 stk. 3 nr. 1", "§ 32 stk. 1 nr. 1", 3, 12400, support=.04, disability=.15),
    Service("Praktiktilbud", "§ 52 stk. 3 nr. 8", "§ 32 stk. 1 nr. 4", 3, 3100, support=.01),
    Service("Anden støtte", "§ 52 stk. 3 nr. 9", "§ 32 stk. 1 nr. 8", 3, 4700, support=.02, disability=.05),
    Service("Netværksplejefamilie", "§ 52 stk. 3 nr. 7", "§ 46", 4, 17500, place=.13),
    Service("Plejefamilie", "§ 52 stk. 3 nr. 7", "§ 46", 5, 42000, place=.52),
    Service("Børne- og ungehjem", "§ 52 stk. 3 nr. 7", "§ 46", 6, 98000, place=.13),
    Service("Døgninstitution", "§ 52 stk. 3 nr. 7", "§ 46", 6, 112000, place=.10),
    Service("Opholdssted", "§ 52 stk. 3 nr. 7", "§ 46", 6, 91000, place=.12),
)
WRITTEN = (("SEL {}", "BL {}"), ("Serviceloven {}", "Barnets lov {}"), ("SEL {}", "BL {}"), ("serviceloven {},", "barnets lov {},"))
# fmt: on
EARLY = np.array([service.early > 0 and service.step == 2 and service.monthly == 0 for service in SERVICES])
HEAVY = np.array([service.step > 2 for service in SERVICES])
PLACED = np.array([service.place > 0 for service in SERVICES])
_SHARES = {rates.EARLY: "early", rates.SUPPORT: "support", rates.PLACE: "place", rates.DISABILITY: "disability"}


@dataclass(frozen=True)
class Given:
    """Services given: in which case, of which type, from when to when (an end may lie ahead), by which team."""

    case: Array
    type: Array
    start: Array
    last: Array
    asked: Array
    team: Array
    child: Array

    def __len__(self) -> int:
        return len(self.case)


def draw(work: Casework, seed: int) -> Given:
    """The services of every case on a track that gives any."""
    rng = stream(seed, work.block, 8)
    tracks = work.cases.track
    many = {rates.EARLY: (0.8, 0.2), rates.SUPPORT: (0.45, 0.33, 0.22), rates.PLACE: (0.6, 0.28, 0.12), rates.DISABILITY: (0.6, 0.3, 0.1)}
    counts = np.zeros(len(tracks), np.int64)
    for one, weights in many.items():
        rows = tracks == one
        counts[rows] = 1 + pick(rng, int(rows.sum()), weights)
    case, place = repeated(counts)
    track, opened, closed = tracks[case], work.cases.opened[case], work.cases.closed[case]
    kind = np.zeros(len(case), np.int64)
    for one, name in _SHARES.items():
        rows = track == one
        kind[rows] = pick(rng, int(rows.sum()), [getattr(service, name) for service in SERVICES])
    start, last = _days(rng, track, place, counts[case], opened, closed)
    asked = np.where((track != rates.PLACE) & (rng.random(len(case)) < 0.7), start - between(rng, 3, 70, len(case)), NEVER)
    team = _performers(rng, track, work.team[case])
    again = (rank_within(case * len(SERVICES) + kind, place) > 0) & (track != rates.PLACE)
    keep = delivered(start, last, work.newest) & (last >= start) & ~again
    columns = (case, kind, start, last, asked, team, work.cases.child[case])
    return Given(*(column[keep] for column in columns))


def _days(rng: np.random.Generator, track: Array, place: Array, of: Array, opened: Array, closed: Array) -> tuple[Array, Array]:
    """First and last day of each service: placements follow each other, other services overlap."""
    count = len(track)
    lead = np.select(
        [track == rates.PLACE, track == rates.EARLY], [between(rng, 0, 45, count), between(rng, 5, 60, count)], between(rng, 20, 130, count)
    )
    room = np.maximum((closed - opened).astype(np.int64) - lead, 1)
    begins = opened + lead + np.where(track == rates.PLACE, room * place // of, (room * place * 0.28).astype(np.int64))
    in_turn = opened + lead + room * (place + 1) // of - 1
    left = np.maximum((closed - begins).astype(np.int64), 0)
    last = np.where(
        track == rates.PLACE,
        in_turn,
        begins + (left * np.where(rng.random(count) < 0.4, 1.0, 0.5 + 0.5 * rng.random(count))).astype(np.int64),
    )
    last = np.where((track == rates.EARLY), earliest(last, begins + lasting(rng, 170.0, count, 0.5)), last)
    return begins, last


def _performers(rng: np.random.Generator, track: Array, holder: Array) -> Array:
    """The team that delivers: early services by three, the rest by the houses or by the authority for others."""
    early = staff.team_of(pick(rng, len(track), (0.46, 0.3)), "counselling", "family_house")
    early = np.where(rng.random(len(track)) < 0.24, np.where(holder == staff.TEAM["disability"], 0, holder), early)
    other = staff.team_of(pick(rng, len(track), (0.6, 0.4)), "family_house", "youth")
    return np.select([track == rates.EARLY, track == rates.SUPPORT], [early, np.where(rng.random(len(track)) < 0.7, other, holder)], holder)


def service_rows(work: Casework, given: Given, seed: int) -> Sheet:
    """dubu_ydelser."""
    rng = stream(seed, work.block, 9)
    count, track = len(given), work.cases.track[given.case]
    names = [service.name for service in SERVICES]
    provision = provisions(rng, given)
    worker = work.staff.worker(work.staff.post(given.team, rng.random(count)), given.start)
    monthly = np.array([service.monthly for service in SERVICES])[given.type]
    amount = np.rint(monthly * (0.8 + 0.4 * rng.random(count)) / 50).astype(np.int64) * 5000
    step = pa.array(np.array([service.step for service in SERVICES])[given.type]).cast(pa.string())
    return sheet(
        "dubu_ydelser", given.child,
        about(work.people, given.child, np.fmax(given.start, HISTORY_FROM)) | {
            "Sagsnummer": work.case_number(given.case), "Sagstype": texts(rates.CASE_TYPES, track),
            "Type": texts(("Tidlig indsats", "Støttende indsats", "Anbringelse"), np.select([EARLY[given.type], ~PLACED[given.type]], [0, 1], 2)),
            "Ydelsestype": texts(names, given.type), "Tilbud": texts([f"{name}, Demo Kommune" for name in names], given.type),
            "Afgørelsesparagraf": blanked(provision, EARLY[given.type]), "Foranstaltningsparagraf": provision,
            "Leverandør": texts(("Demo Kommune", "Eksempelfonden", "Opholdsstedet Prøven"), np.where(PLACED[given.type], pick(rng, count, (0.3, 0.4, 0.3)), 0)),
            "Afdeling": staff.named(rng, staff.unit_on(given.team, given.start), 0.5, 0.05), "Startdato": given.start, "Slutdato": given.last,
            "Ydelsesbeløb": np.where(amount > 0, amount, np.iinfo(np.int64).min), "Antal": np.ones(count, np.int64),
            "Enheds angivelse": blanked(texts(("måned",), np.zeros(count, np.int64)), amount == 0),
            "Beregningsfrekvens": blanked(texts(("Månedlig",), np.zeros(count, np.int64)), amount == 0), "Ansøgt": given.asked,
            "Sagsbehandler": blanked(work.staff.initials(worker), rng.random(count) < 0.03), "Indsatstrappe": blanked(step, rng.random(count) < 0.5),
        },
    )  # fmt: skip


def provisions(rng: np.random.Generator, given: Given) -> pa.Array:
    """The paragraph as caseworkers write it: by the law of the start, some placed without consent, some early ones without a number."""
    bl = given.start >= CLOSED
    wordings = [(service.sel, service.bl) for service in SERVICES]
    wordings += [(sel.rpartition(" nr.")[0], bl.rpartition(" nr.")[0]) for sel, bl in wordings]
    wordings += [("§ 58", "§ 47"), ("§ 11 stk. 3 nr. 4", "§ 30 stk. 1 nr. 4")]
    kind = given.type.copy()
    kind[EARLY[given.type] & (rng.random(len(given)) < 0.11)] += len(SERVICES)
    kind[PLACED[given.type] & (rng.random(len(given)) < 0.18)] = len(wordings) - 2
    kind[EARLY[given.type] & (rng.random(len(given)) < 0.04)] = len(wordings) - 1
    style = pick(rng, len(given), (0.6, 0.2, 0.1, 0.1))
    vocabulary = [
        _written(laws[after], pair[after], style == 2) for style, laws in enumerate(WRITTEN) for pair in wordings for after in (0, 1)
    ]
    return texts(vocabulary, (style * len(wordings) + kind) * 2 + bl)


def _written(law: str, paragraph: str, tight: bool) -> str:
    """A paragraph in one of the ways people write it."""
    whole = law.format(paragraph).rstrip(",")
    return whole.replace("§ ", "§").replace(" stk. ", ", stk.").replace(" nr. ", ", nr.") if tight else whole.replace(" stk.", ", stk.")


def follow_up_rows(work: Casework, given: Given, made: Examined, seed: int) -> Sheet:
    """dubu_opfoelgninger: follow-ups of the services, and the talks, meetings and plans of the cases."""
    rng = stream(seed, work.block, 10)
    parts = [_of_services(rng, work, given), _at_assessment(rng, given, made), _plans(rng, work, given), *_of_cases(rng, work)]
    case, day, kind, following = (np.concatenate(column) for column in zip(*parts, strict=True))
    keep = (day >= HISTORY_FROM) & (day <= np.datetime64(work.newest)) & (day <= work.cases.closed[case])
    case, day, kind, following = case[keep], day[keep], kind[keep], following[keep]
    order = np.lexsort((kind, day, case))
    case, day, kind, following = case[order], day[order], kind[order], following[order]
    first = rank_within((case * 40_000 + day.astype(np.int64)) * 10 + kind) == 0
    case, day, kind, following = case[first], day[first], kind[first], following[first]
    child = work.cases.child[case]
    return sheet(
        "dubu_opfoelgninger", child,
        {
            "Sagsnummer": work.case_number(case), "CPR-nr.": work.people.number_on(child, day), "Dato": day, "Type": texts(FOLLOW_UPS, kind),
            "Næste opfølgning": following, "Sagsbehandler": work.worker_on(case, day),
        },
    )  # fmt: skip


FOLLOW_UPS = ("Opfølgning", "Børnesamtale", "Forældresamtale", "Barnets plan", "Handleplan", "Netværksmøde")
Held = tuple[Array, Array, Array, Array]  # case, day, type, next


def _of_services(rng: np.random.Generator, work: Casework, given: Given) -> Held:
    """The first follow-up in time as often as published for the year, the rest in the cadence that was decided."""
    followed = np.flatnonzero(HEAVY[given.type] | (rng.random(len(given)) < 0.5))
    start, end = given.start[followed], np.fmin(given.last[followed], np.datetime64(work.newest))
    in_time = rng.random(len(followed)) < rates.on(rates.FIRST_FOLLOW_UP, start)
    first = start + np.where(in_time, between(rng, 25, 89, len(followed)), between(rng, 95, 230, len(followed)))
    every = between(rng, 75, 190, len(followed))
    owner, place = repeated(np.maximum((end - first).astype(np.int64) // every + 1, 0))
    day = first[owner] + every[owner] * place + np.where(place > 0, between(rng, -9, 10, len(owner)), 0)
    following = np.where(rng.random(len(owner)) < 0.7, first[owner] + every[owner] * (place + 1), NEVER)
    return given.case[followed][owner], day, np.zeros(len(owner), np.int64), following


def _at_assessment(rng: np.random.Generator, given: Given, made: Examined) -> Held:
    """Under the new law the first follow-up is due when an assessment beside the service ends: it is held then in most cases."""
    ended = np.flatnonzero((made.last >= CLOSED) & np.isin(made.case, given.case[HEAVY[given.type]]) & (rng.random(len(made.case)) < 0.6))
    return made.case[ended], made.last[ended] - between(rng, 0, 4, len(ended)), np.zeros(len(ended), np.int64), np.full(len(ended), NEVER)


def _plans(rng: np.random.Generator, work: Casework, given: Given) -> Held:
    """A plan for most heavier services: Handleplan under the old law, Barnets plan under the new."""
    planned = np.flatnonzero(HEAVY[given.type] & (rng.random(len(given)) < 0.85))
    wait = np.where(rng.random(len(planned)) < 0.72, between(rng, 5, 89, len(planned)), between(rng, 95, 200, len(planned)))
    kind = np.where(given.start[planned] >= CLOSED, 3, 4)
    return given.case[planned], given.start[planned] + wait, kind, np.full(len(planned), NEVER)


def _of_cases(rng: np.random.Generator, work: Casework) -> list[Held]:
    """Talks with children and parents, and network meetings."""
    held: list[Held] = []
    end = np.fmin(work.cases.closed, np.datetime64(work.newest))
    for kind, every in ((1, 170), (2, 75), (5, 210)):
        counts = rng.poisson(np.maximum((end - work.cases.opened).astype(np.int64), 0) / every)
        case, _ = repeated(counts)
        span = (end - work.cases.opened).astype(np.int64)[case]
        held.append(
            (case, work.cases.opened[case] + between(rng, 0, span + 1, len(case)), np.full(len(case), kind), np.full(len(case), NEVER))
        )
    return held


def monthly_costs(work: Casework, given: Given, months: Array) -> tuple[Array, Array]:
    """Service and month, for every month of the list in which a service that is paid for ran."""
    monthly = np.array([service.monthly for service in SERVICES])[given.type]
    paid = np.flatnonzero(monthly > 0)
    first = given.start[paid].astype("datetime64[M]").astype(int) - int(months[0].astype(int))
    last = np.fmin(given.last[paid], np.datetime64(work.newest)).astype("datetime64[M]").astype(int) - int(months[0].astype(int))
    first, last = first.clip(0), last.clip(-1, len(months) - 1)
    owner, place = repeated(np.maximum(last - first + 1, 0))
    return paid[owner], first[owner] + place
