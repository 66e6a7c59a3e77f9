"""Runs the migrations: in the tracker's own connection, or from the `alembic` command."""

from alembic import context
from sqlmodel.sql.sqltypes import AutoString

from tracker.config import load_settings
from tracker.models.records import columns, every
from tracker.store.database import Database
from tracker.store.migrate import declared


def plain(kind: str, thing: object, _autogen: object) -> str | bool:
    """Write our column types as plain ones, so that old migrations outlive our code."""
    if kind == "type" and isinstance(thing, columns.UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, AutoString):
        return "sa.String()"
    return False


def run(connection: object) -> None:
    context.configure(
        connection=connection,
        target_metadata=every.metadata,
        render_item=plain,
        include_name=declared,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    database = Database(load_settings().database.url)
    with database.engine.execution_options(writes=True).begin() as own:
        run(own)
