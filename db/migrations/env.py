"""Alembic's way into the migrations: they run on the connection and in the transaction of `db.upgrade`."""

from alembic import context

from db.search_index import is_migrated
from db.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    include_name=is_migrated,
)
context.run_migrations()
