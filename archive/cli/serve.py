"""`archive serve`: the page, on the machine itself or behind a proxy."""

from __future__ import annotations

import errno
import signal
import socket
import sys

import click

from archive.cli import wiring
from archive.cli.frame import OK, Setup, reindex_command, with_setup
from archive.cli.terminal import say, tell
from archive.errors import ArchiveError

PORTS_TRIED = 20


class ServeError(ArchiveError):
    """The page can't be served where it should be."""


@click.command()
@click.option("--next-port", is_flag=True, help="Take the next free port when the port is taken.")
@with_setup("host", "port", "threads", "title", "language", "url", "origins")
def serve(setup: Setup, next_port: bool) -> int:
    """Serve the page; Ctrl-C ends it.

    The address is printed as soon as the page answers. A server takes up what is indexed while it
    runs. It serves this machine alone unless another --host is given; for the network put a reverse
    proxy before it.

    \b
    Examples:
        archive serve
        archive serve --port 8080 --title 'Archiv der Lokalredaktion'
    """
    from waitress.server import create_server  # 50 ms that no other command should wait for

    from web import PageSettings, create_app

    settings = setup.settings
    with listen(settings.host, settings.port, PORTS_TRIED if next_port else 1) as socket_, \
            setup.home.history() as history:  # fmt: skip
        page = PageSettings(
            title=settings.title,
            language=settings.language,
            reindex=reindex_command(setup.home),
            url=settings.url.rstrip("/"),
            origins=tuple(settings.origins.split()),
        )
        app = create_app(wiring.open_store(setup), page, history=history, settled=True)
        server = create_server(app, sockets=[socket_], threads=settings.threads, ident=None)
        say(f"http://{url_host(settings.host)}:{socket_.getsockname()[1]}/")
        sys.stdout.flush()
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # what waitress takes as the end
        server.run()
        server.close()
        tell("archive: the page is closed")
    return OK


def listen(host: str, port: int, tries: int) -> socket.socket:
    """A listening socket on the first port that is free. Raises ServeError when none is, or OSError."""
    for candidate in range(port, min(port + tries, 65536)):
        family, kind, protocol, _, address = socket.getaddrinfo(host, candidate, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind(address)
        except OSError as error:
            bound.close()
            if error.errno == errno.EADDRINUSE:
                continue
            raise OSError(
                error.errno, f"can't listen there: {error.strerror}", f"{host}:{candidate}"
            ) from None
        return bound
    span = f"port {port} is" if tries == 1 else f"ports {port} to {port + tries - 1} are"
    raise ServeError(f"{host}: {span} taken; choose another: archive serve --port {port + tries}")


def url_host(host: str) -> str:
    """A host as it stands in an address that a browser on this machine can open."""
    if host in ("0.0.0.0", "::", ""):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
