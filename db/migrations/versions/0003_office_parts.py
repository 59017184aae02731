"""What the office has set for all: the collection window, how places are written and the like."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "office_parts",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1")),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
        sa.UniqueConstraint("name"),
    )
