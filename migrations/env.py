"""How does Alembic run the migrations? It is given a connection that already holds the lock, in its own transaction."""

from alembic import context

from motions.store.row import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
