"""The command line: one module a command, loaded only when its command is asked for."""

from __future__ import annotations

import traceback
from importlib import import_module

import click

from srcgraph import __version__

FAILED, INTERRUPTED = 2, 130
_COMMANDS = {
    "apply": "srcgraph.cli.apply",
    "audit": "srcgraph.cli.audit",
    "evaluate": "srcgraph.cli.evaluate",
    "explain": "srcgraph.cli.explain",
    "grade": "srcgraph.cli.grade",
    "lint": "srcgraph.cli.lint",
    "rules": "srcgraph.cli.rules",
    "train": "srcgraph.cli.train",
}


class _Commands(click.Group):
    """A group that loads the module of a command when the command is used or described."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, from the function of that name in its module."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a fault or being stopped by hand must not look like a finding."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception:
            from srcgraph.cli.terminal import visible

            for line in traceback.format_exc().splitlines():
                click.echo(visible(line), err=True)
            click.echo(
                "This is a fault in srcgraph, not in the article: please report it.", err=True
            )
            ctx.exit(FAILED)
        except KeyboardInterrupt:
            click.echo("\nStopped. Reports that were finished are complete.", err=True)
            ctx.exit(INTERRUPTED)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def main() -> None:
    """Show who really stands behind the claims of an article.

    srcgraph reads news articles, finds who is said to have said what, tells named from unnamed
    sources, and writes a page, a summary and a JSON file for each article. It works on this
    computer alone: no article leaves it.
    """
