"""The tables of the store. Column types are portable, so that it can later stand on another database."""

import enum
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from db.entities import Level, Origin, Precision, ReportKind
from db.journal import ActionKind


class UtcTime(TypeDecorator[datetime]):
    """A moment: kept in UTC, given back aware of it. A time without a zone is refused."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """The type that values have."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return what the database keeps."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment that was kept."""
        return value and value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """What every table has: a key, and a version that grows by one with every change of the row."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it once
        UUID: Uuid(),
        datetime: UtcTime(),
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(),
        list[dict[str, str]]: JSON(),
        list[int]: JSON(none_as_null=True),
        list[list[int]]: JSON(none_as_null=True),
        list[dict[str, Any]]: JSON(none_as_null=True),
        enum.StrEnum: Enum(
            enum.Enum, native_enum=False, length=16, values_callable=lambda kind: [one.value for one in kind]
        ),
    }

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(server_default=text("1"))


def _text() -> Mapped[str]:
    return mapped_column(Text, server_default=text("''"))


class ReportRow(Base):
    """A report without what stands in it."""

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("year", "quarter", "kind", "author", "edition"),)

    kind: Mapped[ReportKind]
    year: Mapped[int]
    quarter: Mapped[int]
    author: Mapped[str] = mapped_column(String(64))
    edition: Mapped[int]
    title: Mapped[str] = _text()
    closing: Mapped[str] = _text()
    nil: Mapped[str] = _text()


class SectionRow(Base):
    """A heading row."""

    __tablename__ = "sections"

    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"), index=True)
    position: Mapped[int]
    heading: Mapped[str] = _text()
    entries: Mapped[list[str]]


_IN_BIN = text("binned_at IS NOT NULL")
_HAS_SPHERE = text("sphere <> ''")
_HAS_INSTITUTION = text("institution <> ''")


class EventRow(Base):
    """A numbered row. `text_hash`, `reader` and `period_origin` are null where nothing was read yet.

    Head counts are kept as their two ends; `added_partners`, `removed_partners`, `set_headcount` and
    `set_signed` are what a person set instead of what was read, null where nothing was set. The partners are
    also in rows of their own, by which events are found; reading those back would make each save slower.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index(None, "report_id", "binned_at"),  # alone serves to count the events of a report
        # Small, so never in the way. Naming PostgreSQL here too would load its dialect at every start.
        Index(None, "binned_at", sqlite_where=_IN_BIN),
        Index(None, "sphere", sqlite_where=_HAS_SPHERE),
        Index(None, "institution", sqlite_where=_HAS_INSTITUTION),
    )

    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("sections.id"), index=True)
    position: Mapped[int]
    title: Mapped[str] = _text()
    place: Mapped[str] = _text()
    period: Mapped[str] = _text()
    content: Mapped[str] = _text()
    participants: Mapped[str] = _text()
    text_hash: Mapped[str | None] = mapped_column(String(64))
    reader: Mapped[int | None] = mapped_column(index=True)
    period_origin: Mapped[Origin | None]
    partners: Mapped[list[dict[str, Any]] | None]
    headcount: Mapped[list[int] | None]
    headcount_parts: Mapped[list[list[int]] | None]
    remote: Mapped[bool | None]
    signed: Mapped[list[dict[str, Any]] | None]
    foreign_party: Mapped[bool | None]
    added_partners: Mapped[list[dict[str, Any]] | None]
    removed_partners: Mapped[list[dict[str, Any]] | None]
    set_headcount: Mapped[list[int] | None]
    set_signed: Mapped[list[dict[str, Any]] | None]
    binned_at: Mapped[datetime | None]
    sphere: Mapped[str] = mapped_column(String(64), server_default=text("''"))
    institution: Mapped[str] = _text()

    spans: Mapped[list["SpanRow"]] = relationship(lazy="raise", order_by="SpanRow.position", viewonly=True)


class SpanRow(Base):
    """A span of the period that was read from an event's text."""

    __tablename__ = "spans"

    event_id: Mapped[UUID] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    first: Mapped[date]
    last: Mapped[date]
    precision: Mapped[Precision]
    label: Mapped[str] = _text()
    bracketed: Mapped[bool]


class PartnerOrigin(enum.StrEnum):
    """Whether a partner was read from the texts, or added to what was read or removed from it by a person."""

    READ = "read"
    ADDED = "added"
    REMOVED = "removed"


class PartnerRow(Base):
    """A partner of an event; `entry_id` is that of the dictionaries, empty for a place they do not list."""

    __tablename__ = "partners"
    __table_args__ = (Index(None, "level", "entry_id", "name"),)

    event_id: Mapped[UUID] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    level: Mapped[Level]
    name: Mapped[str] = _text()
    entry_id: Mapped[str] = mapped_column(String(64))
    origin: Mapped[PartnerOrigin]


class UserEntryRow(Base):
    """A line that a person added to a dictionary."""

    __tablename__ = "user_entries"
    __table_args__ = (Index(None, "dictionary", "entry_id"),)

    dictionary: Mapped[str] = mapped_column(String(64))
    entry_id: Mapped[str] = mapped_column(String(64))
    values: Mapped[dict[str, Any]]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class ExplanationRow(Base):
    """An author's answer to a finding. It outlives its report, which may come back."""

    __tablename__ = "explanations"

    report_id: Mapped[UUID] = mapped_column(index=True)
    event_id: Mapped[UUID | None]
    rule: Mapped[str] = mapped_column(String(16))
    field: Mapped[str] = mapped_column(String(16))
    value_hash: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = _text()


class PreparationRow(Base):
    """What was prepared to be sent. It outlives its report, which may come back."""

    __tablename__ = "preparations"
    __table_args__ = (Index(None, "report_id", "edition"),)

    report_id: Mapped[UUID]
    edition: Mapped[int]
    prepared_at: Mapped[datetime]
    prepared_by: Mapped[str] = _text()
    files: Mapped[list[dict[str, str]]]
    control_code: Mapped[str] = mapped_column(String(16))
    snapshot: Mapped[str] = _text()


class OfficePartRow(Base):
    """A part of what the office has set."""

    __tablename__ = "office_parts"
    __table_args__ = (UniqueConstraint("name"),)

    name: Mapped[str] = mapped_column(String(64))
    values: Mapped[dict[str, Any]]


class ActionRow(Base):
    """An action of the journal. Actions are ordered by number: clocks can be set back."""

    __tablename__ = "actions"

    number: Mapped[int] = mapped_column(unique=True)
    kind: Mapped[ActionKind]
    label: Mapped[str] = _text()
    owner: Mapped[str] = _text()
    at: Mapped[datetime]
    reverses: Mapped[UUID | None] = mapped_column(ForeignKey("actions.id"), index=True)
    details: Mapped[dict[str, Any] | None]

    changes: Mapped[list["ChangeRow"]] = relationship(lazy="raise", order_by="ChangeRow.position")


class ChangeRow(Base):
    """What an action did to one entity; `entity_version` is the version that it made."""

    __tablename__ = "changes"

    action_id: Mapped[UUID] = mapped_column(ForeignKey("actions.id"), index=True)
    position: Mapped[int]
    entity_table: Mapped[str] = mapped_column(String(32))
    entity_id: Mapped[UUID] = mapped_column(index=True)
    entity_version: Mapped[int]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
