"""Who takes part in a drill: joining, coming back, being sent away, points and places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from quiz.classroom.live import names
from quiz.classroom.live.codes import new_token, token_hash
from quiz.errors import UsageError
from quiz.store.drills import Participant
from quiz.store.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

MOST_PEOPLE = 1000
"""So many may take part in one drill."""


class Member(NamedTuple):
    """A learner of the class, who may join as themselves by their own code."""

    learner: str
    name: str


class Place(NamedTuple):
    """A line of the leaderboard: equal points share a place."""

    place: int
    name: str
    points: int


@dataclass(slots=True)
class Person:
    """Somebody in the drill. ``connections`` counts the pages open under their token.

    ``before`` is how a member was kept who has joined again, on another device.
    """

    kept: Participant
    before: Participant | None = None
    points: int = 0
    connections: int = 0
    answered: set[int] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The participant's id."""
        return self.kept.id

    @property
    def here(self) -> bool:
        """Whether they may take part: not sent away."""
        return self.kept.banned_at is None


class People:
    """Everybody in a drill, found by id and by token; names are unique when folded."""

    def __init__(self, drill: str, teams: Sequence[str] = (), known: Iterable[Participant] = ()) -> None:
        self._drill = drill
        self._teams = tuple(teams)
        self._by_id: dict[str, Person] = {}
        self._by_token: dict[str, Person] = {}
        self._names: set[str] = set()
        for participant in known:
            self._add(participant)

    def _add(self, participant: Participant) -> Person:
        person = Person(participant)
        self._by_id[participant.id] = person
        self._names.add(participant.folded)
        if participant.token_hash is not None:
            self._by_token[participant.token_hash] = person
        return person

    def join(
        self,
        name: str,
        at: int,
        *,
        team: str | None = None,
        member: Member | None = None,
        reserved: Collection[str] = (),
    ) -> tuple[Person, str]:
        """Let somebody in; return them and the token by which they are known from now on.

        A member of the class has the name of the class; whose device is gone joins again on another, as the
        same. ``reserved`` are folded names that members alone may have. Raises :class:`UsageError`, with a
        remedy, for a name that cannot be or is taken, a team there is not, and a full room.
        """
        if member is not None and (known := self._known(member)) is not None:
            return known, self._again(known)
        if len(self._by_id) >= MOST_PEOPLE:
            raise UsageError(f"The drill is full: {MOST_PEOPLE:,} take part.")
        shown = names.cleaned(member.name if member is not None else name)
        if member is not None:
            shown = names.free(shown, self._names)
        elif names.folded(shown) in reserved:
            raise UsageError(
                f"{shown} is a name of the class.",
                remedy="If it is yours, give your own code below; else choose another.",
            )
        elif (folded := names.folded(shown)) in self._names:
            raise (
                UsageError(
                    f"Somebody is called {shown} already.",
                    remedy=f"{names.free(shown, self._names)} is free.",
                )
                if folded
                else UsageError("That is no name.")
            )
        token = new_token()
        person = self._add(
            Participant(
                id=new_id(),
                drill=self._drill,
                name=shown,
                folded=names.folded(shown),
                token_hash=token_hash(token),
                learner=None if member is None else member.learner,
                joined_at=at,
                banned_at=None,
                team=self._team(team),
            )
        )
        return person, token

    def _known(self, member: Member) -> Person | None:
        return next((one for one in self._by_id.values() if one.kept.learner == member.learner), None)

    def _again(self, person: Person) -> str:
        """Let a member go on on another device; return the new token, which alone counts from now on."""
        shown = person.kept.name
        if not person.here:
            raise UsageError(f"{shown} was sent away from this drill.", remedy="Ask your teacher.")
        if person.connections:
            raise UsageError(
                f"{shown} has joined already, and is here.",
                remedy="Go on with the device you joined with, or close the page there and try again.",
            )
        token = new_token()
        person.before = person.kept
        self._known_by(person, person.kept._replace(token_hash=token_hash(token)))
        return token

    def _known_by(self, person: Person, kept: Participant) -> None:
        if person.kept.token_hash is not None:
            self._by_token.pop(person.kept.token_hash, None)
        person.kept = kept
        if kept.token_hash is not None:
            self._by_token[kept.token_hash] = person

    def _team(self, wanted: str | None) -> str | None:
        if not self._teams:
            return None
        if wanted is not None:
            if wanted not in self._teams:
                raise UsageError("There is no such team.", remedy=f"Teams: {', '.join(self._teams)}.")
            return wanted
        sizes = Counter(one.kept.team for one in self.present())
        return min(self._teams, key=lambda team: (sizes[team], self._teams.index(team)))

    def forget(self, person: Person) -> None:
        """Take back a joining that could not be kept."""
        if person.before is not None:
            self._known_by(person, person.before)
            return
        self._by_id.pop(person.id, None)
        self._names.discard(person.kept.folded)
        if person.kept.token_hash is not None:
            self._by_token.pop(person.kept.token_hash, None)

    def unname(self, forgotten: Participant) -> None:
        """Take over that somebody was forgotten: the name is free, and the token lets nobody in."""
        person = self._by_id[forgotten.id]
        self._names.discard(person.kept.folded)
        if person.kept.token_hash is not None:
            self._by_token.pop(person.kept.token_hash, None)
        person.before = None
        person.kept = forgotten._replace(team=person.kept.team)

    def by_token(self, token: str) -> Person | None:
        """Return who holds this token, also when sent away; None where nobody does."""
        return self._by_token.get(token_hash(token))

    def by_id(self, participant: str) -> Person | None:
        """Return somebody by id."""
        return self._by_id.get(participant)

    def ban(self, person: Person, at: int) -> None:
        """Send somebody away for good: the token lets nobody in again, the name stays taken."""
        person.kept = person.kept._replace(banned_at=at)

    def present(self) -> list[Person]:
        """Return everybody not sent away, in the order of joining."""
        return [one for one in self._by_id.values() if one.here]

    # ------------------------------------------------------------ places

    def places(self) -> list[Place]:
        """Return the leaderboard: everybody by points, equal points on equal places."""
        return _ranked((one.kept.name, one.points) for one in self.present())

    def place_of(self, person: Person) -> int:
        """Return somebody's place."""
        return 1 + sum(other.points > person.points for other in self.present())

    def team_places(self) -> list[Place]:
        """Return the teams by their members' mean points, so that a small team has the same chance."""
        totals: dict[str, list[int]] = {team: [] for team in self._teams}
        for one in self.present():
            if one.kept.team in totals:
                totals[one.kept.team].append(one.points)
        return _ranked((team, round(sum(got) / len(got)) if got else 0) for team, got in totals.items())


def _ranked(lines: Iterable[tuple[str, int]]) -> list[Place]:
    ordered = sorted(lines, key=lambda line: -line[1])
    out: list[Place] = []
    for at, (name, points) in enumerate(ordered):
        place = out[-1].place if out and out[-1].points == points else at + 1
        out.append(Place(place, name, points))
    return out
