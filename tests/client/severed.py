"""A way to the API that can be cut: a proxy for TCP between a client and a server on this machine."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Way:
    """Connections go through to the server until they are cut; new ones can be made at any time."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self._server = (parts.hostname or "", parts.port or 80)
        self._door = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._carrying: list[threading.Thread] = []
        self.made = 0
        threading.Thread(target=self._let_in, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def cut(self) -> None:
        """Cut all connections that there are, in the middle of whatever they carry."""
        for end in self._open:
            with suppress(OSError):  # it is closed already
                end.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def close(self) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.cut()
        for thread in self._carrying:
            thread.join()

    def _let_in(self) -> None:
        with suppress(OSError):  # the door is closed
            while True:
                near, _ = self._door.accept()
                self.made += 1
                thread = threading.Thread(target=self._through, args=(near,))
                thread.start()
                self._carrying.append(thread)

    def _through(self, near: socket.socket) -> None:
        with near, socket.create_connection(self._server) as far:
            self._open += [near, far]
            back = threading.Thread(target=_carry, args=(far, near))
            back.start()
            _carry(near, far)
            back.join()


def _carry(from_: socket.socket, to: socket.socket) -> None:
    with suppress(OSError):
        while data := from_.recv(65_536):
            to.sendall(data)
    for end in (from_, to):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def way_to(server: str) -> Iterator[Way]:
    """A way to the server at this URL."""
    way = Way(server)
    try:
        yield way
    finally:
        way.close()
