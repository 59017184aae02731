"""What is read from the texts of an event besides its period, and what a person set instead of it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for name in ("headcount", "headcount_parts", "signed", "set_headcount", "set_signed"):
        op.add_column("events", sa.Column(name, sa.JSON))
    for name in ("partners", "added_partners", "removed_partners"):
        op.add_column("events", sa.Column(name, sa.JSON))
    for name in ("remote", "foreign_party"):
        op.add_column("events", sa.Column(name, sa.Boolean))
    op.create_index("ix_events_reader", "events", ["reader"])
    op.create_table(
        "partners",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1")),
        sa.Column("event_id", sa.Uuid, sa.ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("entry_id", sa.String(64), nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
    )
    op.create_index("ix_partners_event_id", "partners", ["event_id"])
    op.create_index("ix_partners_level_entry_id_name", "partners", ["level", "entry_id", "name"])
