"""Where alembic runs the migrations: within the transaction of `tthc db upgrade`."""

from alembic import context

if __name__ == "env_py":  # so alembic names this file when it runs it
    context.configure(connection=context.config.attributes["connection"])
    context.run_migrations()
