"""The journal: every change of the store is an action of one or more changes that can be reversed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.errors import AppError

#: The fields of an entity as JSON keeps them.
Record = Mapping[str, Any]


class ActionKind(StrEnum):
    """Whether an action did something new, took an action back or did again what had been taken back."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """What an action did to one entity.

    `before` and `after` hold the fields that differ. `before` is None where the entity was created, `after`
    where it was removed. `version` is the version of the entity that the change made.
    """

    table: str
    entity_id: UUID
    version: int
    before: Record | None
    after: Record | None

    def reversed(self, version: int) -> "Change":
        """Return the change that takes this one back and makes the version."""
        return replace(self, version=version, before=self.after, after=self.before)

    def followed_by(self, later: "Change") -> "Change":
        """Return what this change of an entity and the next one of it did together."""
        before: Record | None = None if self.before is None else {**(later.before or {}), **self.before}
        after: Record | None = None if later.after is None else {**(self.after or {}), **later.after}
        if before is not None and after is not None:
            before, after = difference(before, after)
        return replace(self, version=later.version, before=before, after=after)

    @property
    def changes_nothing(self) -> bool:
        """Whether the entity is as it was before: it is not there, or no field differs."""
        return not self.before and not self.after


@dataclass(frozen=True, slots=True)
class Action:
    """What a person did in one go.

    `reverses` is the action that this one took back, by undo or by redo. `details` are what else is kept of
    it: which files came in, which reception was taken back.
    """

    id: UUID
    number: int
    kind: ActionKind
    label: str
    owner: str
    at: datetime
    reverses: UUID | None = None
    changes: tuple[Change, ...] = field(default=(), repr=False)
    details: Record | None = None

    def version_of(self, entity_id: UUID) -> int | None:
        """Return the version of an entity that the action has made; None of one that it left as it was."""
        return next((each.version for each in self.changes if each.entity_id == entity_id), None)


class StaleWrite(AppError):
    """What is to be written was changed or removed since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "Изменения не сохранены: запись за это время изменили или удалили, или такая уже есть; "
            "откройте ее заново и повторите правку.",
            "То, что было сохранено раньше, не изменилось.",
            "Откройте запись заново и повторите правку.",
        )


class NotKept(AppError):
    """What is asked for is not in the store."""

    def __init__(self) -> None:
        super().__init__(
            "Запись не найдена: возможно, ее удалили; обновите список.",
            "Ничего не изменено.",
            "Обновите список; удаленное можно вернуть отменой.",
        )


class CannotReverse(AppError):
    """Later changes stand in the way of undoing or redoing an action."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"Нельзя отменить или повторить действие «{label}»: те же записи с тех пор менялись; "
            "сначала отмените более поздние действия.",
            "Ничего не изменено.",
            "Отмените сначала более поздние действия или внесите правку вручную.",
        )


def difference(before: Record, after: Record) -> tuple[Record, Record]:
    """Return the fields in which two states of an entity differ, as they were and as they are."""
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def joined(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return what changes did together, one for each entity that is not as it was before."""
    together: dict[UUID, Change] = {}
    for change in changes:
        earlier = together.get(change.entity_id)
        together[change.entity_id] = earlier.followed_by(change) if earlier else change
    return tuple(change for change in together.values() if not change.changes_nothing)


def stands(state: Record | None, after: Record | None, aside: Collection[str] = ()) -> bool:
    """Say whether an entity is still as a change left it; fields that the change did not touch may differ.

    So may those that are set aside: they follow from the others.
    """
    if state is None or after is None:
        return state is after
    return all(name in state and state[name] == value for name, value in after.items() if name not in aside)
