"""What was prepared to be sent, and what a report says where nothing was held."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "preparations",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1")),
        sa.Column("report_id", sa.Uuid, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("prepared_at", sa.DateTime, nullable=False),
        sa.Column("prepared_by", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("files", sa.JSON, nullable=False),
        sa.Column("control_code", sa.String(16), nullable=False),
        sa.Column("snapshot", sa.Text, nullable=False, server_default=sa.text("''")),
    )
    op.create_index("ix_preparations_report_id_edition", "preparations", ["report_id", "edition"])
    op.add_column("reports", sa.Column("nil", sa.Text, nullable=False, server_default=sa.text("''")))
