"""What else is kept of an action: which files came in by it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("actions", sa.Column("details", sa.JSON))
