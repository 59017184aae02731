"""The sphere of co-operation of an event, where its section does not say it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("events", sa.Column("sphere", sa.String(64), nullable=False, server_default=sa.text("''")))
    op.create_index("ix_events_sphere", "events", ["sphere"], sqlite_where=sa.text("sphere <> ''"))
