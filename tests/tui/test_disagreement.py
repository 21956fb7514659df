"""The views of disagreement: what they show, by keys and by mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import tui_samples as samples
from tui_driving import press, screen_text, settle, shown, start, type_text

from quiz.study import views as v
from tui.screens.choose import ChooseScreen
from tui.screens.home import HomeScreen
from tui.widgets.dispute import PositionCard
from tui.widgets.tabs import Tab

VIEWS = ("questions", "map", "pair", "timeline", "discrepancies")


# ---------------------------------------------------------------- going from view to view


async def test_each_view_has_a_key_and_a_tab(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await start(pilot)
        for key, name in enumerate(VIEWS, 1):
            await press(pilot, str(key))
            assert shown(screen) == name
        for tab in screen.query(Tab):
            await pilot.click(tab)
            await settle(pilot)
            assert shown(screen) == tab.view
        for name in ("Questions", "Map", "Two voices", "Timeline", "Discrepancies"):
            assert name in screen_text(app).splitlines()[1]
        assert "▸5 Discrepancies" in screen_text(app)


async def test_where_it_is_narrow_only_the_name_of_the_view_shown_is_written_out(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(40, 24)) as pilot:
        await start(pilot, "4")
        assert screen_text(app).splitlines()[1].split() == ["1", "2", "3", "▸4", "Timeline", "5"]


async def test_every_view_can_be_resized_and_stands_a_tiny_terminal(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await start(pilot)
        for key, name in enumerate(VIEWS, 1):
            await press(pilot, str(key))
            assert shown(screen) == name
            await press(pilot, "down", "enter")
            for size in ((200, 60), (20, 5), (9, 4), (80, 24)):
                await pilot.resize_terminal(*size)
                await pilot.press("right", "down")
                await settle(pilot)
            assert "f1 Help" in screen_text(app)


async def test_a_deck_without_anything_says_so_in_every_view(sample_app: Any) -> None:
    app, library = sample_app(home=True)
    empty = v.DisputesView(deck="x", title="Empty", disputes=(), voices=(), sources=())
    library.disputes = lambda deck: empty
    words = ("no disputes", "no disputes", "no disputes", "no events", "no discrepancies")
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot)
        for key, said in zip("12345", words, strict=True):
            await press(pilot, key, "down", "enter", "right", "n", "t", "v", "s", "w", "g", "end", "pagedown")
            assert f"This deck holds {said}." in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


HOSTILE = "[bold red]x[/] \x1b[31m\u202eevil"


def hostile(view: v.DisputesView) -> v.DisputesView:
    """The view with nasty words wherever there are any."""
    position = replace(
        view.disputes[0].stances[0].positions[0],
        voice=HOSTILE,
        claim=HOSTILE,
        grounds=HOSTILE,
        hedge=HOSTILE,
        through=(HOSTILE,),
        evidence=(("s", HOSTILE, 1),),
    )
    stances = (
        v.StanceView(HOSTILE, (position,)),
        v.StanceView(HOSTILE, (replace(position, voice_id="other", id="other"),)),
    )
    dispute = replace(view.disputes[0], question=HOSTILE, topic=HOSTILE, note=HOSTILE, stances=stances)
    said = v.Said(HOSTILE, ("x",), "s", HOSTILE, 1)
    event = replace(
        view.events[0],
        text=HOSTILE,
        when=HOSTILE,
        why=HOSTILE,
        standing=HOSTILE,
        said=(said,),
        notes=(HOSTILE,),
        follows=(HOSTILE,),
        discrepancies=("d",),
        dispute=dispute.id,
        position="third",
    )
    discrepancy = replace(
        view.discrepancies[0],
        id="d",
        thing=HOSTILE,
        difference=HOSTILE,
        note=HOSTILE,
        values=(v.ValueView(HOSTILE, (said,)),),
    )
    return replace(
        view,
        title=HOSTILE,
        disputes=(dispute, replace(dispute, id="second")),
        voices=(v.VoiceRow(position.voice_id, HOSTILE, 2), v.VoiceRow("other", HOSTILE, 2)),
        events=(event,),
        discrepancies=(discrepancy,),
        labels={position.voice_id: HOSTILE, "other": HOSTILE, "x": HOSTILE, "s": HOSTILE},
    )


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 24)])
async def test_words_of_a_deck_are_never_markup_or_codes(sample_app: Any, size: tuple[int, int]) -> None:
    app, library = sample_app(home=True)
    library.disputes = lambda deck: hostile(samples.DISPUTES)
    async with app.run_test(size=size) as pilot:
        await start(pilot)
        for keys in (("1",), ("enter",), ("2",), ("3",), ("4",), ("enter",), ("5",)):
            await press(pilot, *keys)
            text = screen_text(app)
            assert "[bold" in text
            assert "\x1b" not in text
            assert "\u202e" not in text


# ---------------------------------------------------------------- two voices


async def test_two_voices_stand_side_by_side_and_one_below_the_other_when_narrow(sample_app: Any) -> None:
    for width, beside in ((80, True), (40, False)):
        app, _ = sample_app(home=True)
        async with app.run_test(size=(width, 30)) as pilot:
            await start(pilot, "3")
            text = screen_text(app)
            line = next(line for line in text.splitlines()[6:] if "many Iraqis" in line)
            assert ("Iraqi Kurdistan" in line) is beside
            assert "they agree" in text
            assert "because" in text


async def test_the_other_voice_is_chosen_among_those_that_share_a_dispute_first(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 40)) as pilot:
        screen = await start(pilot, "3", "w")
        assert isinstance(app.screen, ChooseScreen)
        lines = [line for line in screen_text(app).splitlines() if "shared" in line]
        kinds = ["none shared" in line for line in lines]
        assert kinds == sorted(kinds)
        assert kinds[0] is False
        await type_text(pilot, "sadr")
        await press(pilot, "enter")
        assert shown(screen) == "pair"
        assert "many Iraqis and Muqtada al-Sadr" in screen_text(app)
        assert "≠ they part" in screen_text(app)
        await press(pilot, "w")
        await type_text(pilot, "hook")
        await press(pilot, "enter")
        assert "take part in no dispute together" in screen_text(app)
        await press(pilot, "v")
        await type_text(pilot, "brew")
        await press(pilot, "enter")
        assert "Gregory Brew and Brian Hook" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.focused, PositionCard)
        assert app.focused.position.voice == "Gregory Brew"
        await press(pilot, "escape")
        assert shown(screen) == "pair"


# ---------------------------------------------------------------- the timeline


async def test_times_are_as_sure_as_the_texts(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 40)) as pilot:
        await start(pilot, "4")
        text = screen_text(app)
        for words in ("● 1979", "│ inferred", "● 31 December 2019", "○ “at once”", "│ order only"):
            assert words in text
        assert "○ no time given" in text
        assert "  no date" in text
        assert "Its time is inferred: The article counts" in text


async def test_an_event_tells_what_each_source_says(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 50)) as pilot:
        screen = await start(pilot, "4", "down", "down", "enter")
        text = screen_text(app)
        assert "● 1979" not in text  # read in full
        for words in (
            "¶3, ¶6",
            "Where at Baghdad’s airport the strike fell: the sources conflict.",
            "inside the airport’s perimeter",
            "leaves out the year",
        ):
            assert words in text
        await press(pilot, "n")
        assert "Others on “Should American troops stay in Iraq?”" in screen_text(app)
        assert "After: An American drone strike" in screen_text(app)
        await press(pilot, "g")
        assert shown(screen) == "questions"
        assert isinstance(app.focused, PositionCard)
        assert app.focused.position.voice == "Muqtada al-Sadr"
        await press(pilot, "escape")
        assert shown(screen) == "timeline"
        await press(pilot, "escape")
        assert "● 1979" in screen_text(app)


async def test_what_no_card_asks_for_is_not_studied(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await start(pilot, "4")
        assert screen.check_action("study", ())
        await press(pilot, "end")
        assert not screen.check_action("study", ())
        assert "Who says it shows once the deck is built again." in screen_text(app)


# ---------------------------------------------------------------- discrepancies


async def test_each_value_stands_with_those_who_give_it(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    for width in (120, 80, 40):
        app, _ = sample_app(home=True)
        async with app.run_test(size=(width, 40)) as pilot:
            await start(pilot, "5")
            text = " ".join(screen_text(app).replace("▌", " ").split())
            for words in ("the sources conflict", "• near the airport", "¶23", "• 2005", "one source slips"):
                assert words in text


# ---------------------------------------------------------------- filters


async def test_a_filter_holds_in_every_view(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await start(pilot, "s")
        await type_text(pilot, "magnier")
        await press(pilot, "enter")
        counts = []
        for key in "12345":
            await press(pilot, key)
            assert screen.pane is not None
            counts.append(screen.pane.count)
        assert counts[:3] == ["2 disputes", "4 voices in 2 disputes", "1 shared dispute"]
        assert counts[3:] == ["2 events", "1 discrepancy"]
        await press(pilot, "x", "4")
        assert screen.pane.count == "5 events"


async def test_a_filter_that_leaves_nothing_says_so(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, "v")
        await type_text(pilot, "pentagon")
        await press(pilot, "enter", "4")
        assert "No event is told there." in screen_text(app)
        await press(pilot, "5")
        assert "No value of a discrepancy is given there." in screen_text(app)
        await press(pilot, "x")
        assert "near the airport" in screen_text(app)
