"""From an instance to the widget that asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.questions.model import AnyInstance
    from tui.widgets.question import QuestionWidget


def widget_for(instance: AnyInstance) -> QuestionWidget:
    """Return the widget that asks an instance of this shape. Only the shape's own module is imported."""
    from quiz.questions import model

    match instance:
        case model.Show():
            from tui.widgets.show import ShowWidget

            return ShowWidget(instance)
        case model.Pick():
            from tui.widgets.pick import PickWidget

            return PickWidget(instance)
        case model.Judge():
            from tui.widgets.judge import JudgeWidget

            return JudgeWidget(instance)
        case model.Type():
            from tui.widgets.typed import TypedWidget

            return TypedWidget(instance)
        case model.Assign():
            from tui.widgets.assign import AssignWidget

            return AssignWidget(instance)
        case model.Arrange():
            from tui.widgets.arrange import ArrangeWidget

            return ArrangeWidget(instance)
        case model.Checklist():
            from tui.widgets.checklist import ChecklistWidget

            return ChecklistWidget(instance)
        case model.Reveal():
            from tui.widgets.reveal import RevealWidget

            return RevealWidget(instance)
