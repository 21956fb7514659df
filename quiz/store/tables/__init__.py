"""The tables, as SQLModel classes: what build, exchange and reports work with.

The answer path speaks SQL of its own, tested against these definitions. Importing this module costs a
good part of a second; the study path must not. The tables are made by ``quiz.store.migrations``, whose
first step writes them out as they were then; a test holds the sum of all steps against this module.

Instants (``at``, ``…_at``) are microseconds since 1970 UTC; days are study days (days since 1970-01-01
of the learner's local date after rollover); ids of learners, events and drills are UUIDv7 as text. Where
a key's ``learner`` or ``deck`` may mean all of them, it is empty: NULL cannot stand in a primary key.
"""

from __future__ import annotations

from quiz.store.tables.base import COUNTING_KEY, Base
from quiz.store.tables.content import (
    CardAliasTable,
    CardBodyTable,
    CardTable,
    DeckTable,
    SourceAttachmentTable,
)
from quiz.store.tables.drills import (
    DrillQuestionTable,
    DrillTable,
    ParticipantTable,
    ResponseTable,
    RosterMemberTable,
    RosterTable,
    SavedDrillTable,
    ShownTable,
)
from quiz.store.tables.learners import LearnerIdentityTable, LearnerTable, ParameterSetTable, SettingTable
from quiz.store.tables.log import EventTable, MemoryTable, NewMarkTable
from quiz.store.tables.plans import CramCardTable, CramTable, DeckPlanTable
from quiz.store.tables.schema import MigrationTable

__all__ = [
    "COUNTING_KEY",
    "Base",
    "CardAliasTable",
    "CardBodyTable",
    "CardTable",
    "CramCardTable",
    "CramTable",
    "DeckPlanTable",
    "DeckTable",
    "DrillQuestionTable",
    "DrillTable",
    "EventTable",
    "LearnerIdentityTable",
    "LearnerTable",
    "MemoryTable",
    "MigrationTable",
    "NewMarkTable",
    "ParameterSetTable",
    "ParticipantTable",
    "ResponseTable",
    "RosterMemberTable",
    "RosterTable",
    "SavedDrillTable",
    "SettingTable",
    "ShownTable",
    "SourceAttachmentTable",
    "metadata",
]

metadata = Base.metadata
"""All tables, for engines and comparisons."""
