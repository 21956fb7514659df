from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.classroom.live import codes, names
from quiz.classroom.live.people import Member, People
from quiz.classroom.live.throttle import Throttle
from quiz.errors import UsageError

JOINERS = "\u200c\u200d"
OBEYED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@given(st.text(max_size=500))
@example("\u202eevil\u202c")
@example("\x1b]0;owned\x07<script>alert(1)</script>")
@example("a" + "\u0301" * 200)
@example("=cmd|' /C calc'!A0")
def test_a_name_holds_nothing_that_a_screen_would_obey(name: str) -> None:
    try:
        shown = names.cleaned(name)
    except UsageError:
        return
    assert 1 <= len(shown) <= 3 * names.LONGEST
    assert shown == names.cleaned(shown)
    for char in shown:
        assert char in "\u200c\u200d" or unicodedata.category(char) not in {
            "Cc",
            "Cf",
            "Cs",
            "Co",
            "Zl",
            "Zp",
        }
    assert shown == shown.strip()


@pytest.mark.parametrize("name", ["Ada", "محمد", "Nguyễn", "Zoë", "👩‍🚀 Max", "می‌خواهم", "李雷"])
def test_names_of_every_script_stay_as_they_are(name: str) -> None:
    assert names.cleaned(name) == unicodedata.normalize("NFKC", name)


@pytest.mark.parametrize("name", ["", "   ", "\u202e", "\u0301\u0301", "!!!", "\u200d"])
def test_what_has_no_letter_is_no_name(name: str) -> None:
    with pytest.raises(UsageError):
        names.cleaned(name)


@pytest.mark.parametrize("name", ["A" * names.LONGEST, "q\u0301" * names.LONGEST])
def test_a_name_that_is_offered_can_be_taken(name: str) -> None:
    taken = {names.folded(name)}
    for number in range(2, 12):
        offered = names.free(name, taken)
        assert offered.endswith(f" {number}")
        assert names.cleaned(offered) == offered
        taken.add(names.folded(offered))


def test_a_name_taken_in_other_letters_of_the_same_look_is_taken_and_a_free_one_offered() -> None:
    people = People("d")
    people.join("Ada L", 1)
    for same in ("ada l", "ＡＤＡ L", "Ada  L", "AdaL"):
        with pytest.raises(UsageError, match="is free"):
            people.join(same, 2)
    people.join("Ada L 2", 3)
    with pytest.raises(UsageError, match="Ada L 3 is free"):
        people.join("Ada L", 4)


def test_people_are_known_by_their_token_and_by_nothing_else() -> None:
    people = People("d")
    ada, token = people.join("Ada", 1)
    assert people.by_token(token) is ada
    for other in ("", "Ada", ada.id, ada.kept.token_hash or "", token[:-1], token + "x"):
        assert people.by_token(other) is None
    assert token not in repr(ada.kept)


def test_who_was_sent_away_stays_away_and_keeps_the_name_from_others() -> None:
    people = People("d")
    ada, token = people.join("Ada", 1)
    people.ban(ada, 5)
    known = people.by_token(token)
    assert known is not None
    assert not known.here
    assert people.present() == []
    with pytest.raises(UsageError):
        people.join("Ada", 6)


def test_teams_fill_evenly_unless_one_is_chosen_and_rank_by_their_mean() -> None:
    people = People("d", ["red", "blue"])
    teams = [people.join(f"n{i}", i)[0].kept.team for i in range(4)]
    assert sorted(str(team) for team in teams) == ["blue", "blue", "red", "red"]
    extra, _ = people.join("late", 9, team="red")
    extra.points = 300
    assert [(one.name, one.points) for one in people.team_places()] == [("red", 100), ("blue", 0)]
    with pytest.raises(UsageError, match="red, blue"):
        people.join("x", 10, team="green")


def test_equal_points_share_a_place() -> None:
    people = People("d")
    for name, points in (("a", 50), ("b", 90), ("c", 50), ("d", 10)):
        people.join(name, 1)[0].points = points
    assert [(one.place, one.name) for one in people.places()] == [(1, "b"), (2, "a"), (2, "c"), (4, "d")]
    assert people.place_of(people.present()[2]) == 2


def test_a_member_of_the_class_has_the_name_of_the_class_and_is_one_person_on_any_device() -> None:
    people = People("d")
    ada = Member("learner-1", "Ada Lovelace")
    person, token = people.join("whatever", 1, member=ada)
    assert (person.kept.name, person.kept.learner) == ("Ada Lovelace", "learner-1")
    person.connections = 1
    with pytest.raises(UsageError, match="joined already, and is here"):
        people.join("", 2, member=ada)
    person.connections, person.points = 0, 300  # the phone's battery is empty
    again, other = people.join("", 3, member=ada)
    assert again is person
    assert (people.by_token(token), people.by_token(other)) == (None, person)
    people.forget(person)  # it could not be kept
    assert (people.by_token(token), people.by_token(other)) == (person, None)
    people.ban(person, 4)
    with pytest.raises(UsageError, match="was sent away"):
        people.join("", 5, member=ada)
    assert people.present() == []


def test_a_name_of_the_class_is_for_its_own_student() -> None:
    people = People("d")
    for nickname in ("Ada Lovelace", "ADA LOVELACE"):
        with pytest.raises(UsageError, match="is a name of the class"):
            people.join(nickname, 1, reserved={names.folded("Ada Lovelace")})
    people.join("Ada", 1, reserved={names.folded("Ada Lovelace")})


def test_codes_are_typed_as_people_type_them_and_never_alike_letters() -> None:
    code = codes.new_code()
    assert len(code) == codes.CODE_LENGTH
    assert not set(codes.ALPHABET) & set("ILO01")
    assert codes.same_code(f" {code[:3].lower()}-{code[3:]} ", code)
    assert not codes.same_code("", code)
    assert not codes.same_code("\ud800" * 6, code)
    assert len(codes.new_token()) >= 43


def test_a_throttle_lets_a_burst_through_then_a_steady_rate_each_key_for_itself() -> None:
    gate = Throttle(rate=1.0, burst=3)
    assert [gate.allow("a", 0.0) for _ in range(4)] == [True, True, True, False]
    assert gate.allow("b", 0.0)
    assert not gate.allow("a", 0.5)
    assert gate.allow("a", 1.6)
    assert not gate.allow("a", 1.0), "a clock that goes back fills nothing"
