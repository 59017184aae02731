"""The institution from whose file an event came."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("events", sa.Column("institution", sa.Text, nullable=False, server_default=sa.text("''")))
    op.create_index(
        "ix_events_institution", "events", ["institution"], sqlite_where=sa.text("institution <> ''")
    )
