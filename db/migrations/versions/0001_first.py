"""The first schema: reports with their events, what people add to dictionaries, the journal."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None


def upgrade() -> None:
    _create_reports()
    _create_events()
    _create_user_entries()
    _create_journal()


def _create_reports() -> None:
    _create(
        "reports",
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("quarter", sa.Integer, nullable=False),
        sa.Column("author", sa.String(64), nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        _text("title"),
        _text("closing"),
        sa.UniqueConstraint("year", "quarter", "kind", "author", "edition"),
    )
    _create(
        "sections",
        sa.Column("report_id", sa.Uuid, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        _text("heading"),
        sa.Column("entries", sa.JSON, nullable=False),
    )
    op.create_index("ix_sections_report_id", "sections", ["report_id"])


def _create_events() -> None:
    _create(
        "events",
        sa.Column("report_id", sa.Uuid, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("section_id", sa.Uuid, sa.ForeignKey("sections.id")),
        sa.Column("position", sa.Integer, nullable=False),
        *map(_text, ("title", "place", "period", "content", "participants")),
        sa.Column("text_hash", sa.String(64)),
        sa.Column("reader", sa.Integer),
        sa.Column("period_origin", sa.String(16)),
        sa.Column("binned_at", sa.DateTime),
    )
    op.create_index("ix_events_report_id_binned_at", "events", ["report_id", "binned_at"])
    op.create_index("ix_events_section_id", "events", ["section_id"])
    in_bin = sa.text("binned_at IS NOT NULL")
    op.create_index(
        "ix_events_binned_at", "events", ["binned_at"], sqlite_where=in_bin, postgresql_where=in_bin
    )
    _create(
        "spans",
        sa.Column("event_id", sa.Uuid, sa.ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("precision", sa.String(16), nullable=False),
        _text("label"),
        sa.Column("bracketed", sa.Boolean, nullable=False),
    )
    op.create_index("ix_spans_event_id", "spans", ["event_id"])


def _create_user_entries() -> None:
    _create(
        "user_entries",
        sa.Column("dictionary", sa.String(64), nullable=False),
        sa.Column("entry_id", sa.String(64), nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
    )
    op.create_index("ix_user_entries_dictionary_entry_id", "user_entries", ["dictionary", "entry_id"])


def _create_journal() -> None:
    _create(
        "actions",
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("kind", sa.String(16), nullable=False),
        _text("label"),
        _text("owner"),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("reverses", sa.Uuid, sa.ForeignKey("actions.id")),
    )
    op.create_index("ix_actions_reverses", "actions", ["reverses"])
    _create(
        "changes",
        sa.Column("action_id", sa.Uuid, sa.ForeignKey("actions.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("entity_table", sa.String(32), nullable=False),
        sa.Column("entity_id", sa.Uuid, nullable=False),
        sa.Column("entity_version", sa.Integer, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
    )
    op.create_index("ix_changes_action_id", "changes", ["action_id"])
    op.create_index("ix_changes_entity_id", "changes", ["entity_id"])


def _create(name: str, *parts: SchemaItem) -> None:
    key = sa.Column("id", sa.Uuid, primary_key=True)
    version = sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1"))
    op.create_table(name, key, version, *parts)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))
