"""One server as a child of this process: start, look, stop."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

STOP_SECONDS = 30


class ServerProcess:
    """A child process whose standard input stays open, and whose output goes to the file ``console``."""

    def __init__(self, command: Sequence[str], console: Path) -> None:
        self._command = command
        self._console = console
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process id while the server runs."""
        return self._child.pid if self._child and self.alive() else None

    def alive(self) -> bool:
        """Whether the process has been started and has not ended."""
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        """Start the process; it may not serve yet."""
        with self._console.open("wb") as console:
            # a session of its own: a Ctrl-C at the terminal reaches us, and we end the server in good order
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=console,
                stderr=console,
                start_new_session=True,
            )

    def stop(self, timeout: float = STOP_SECONDS) -> int | None:
        """Ask the process to end and wait; after ``timeout`` seconds kill it. Its exit status, None if it never ran."""
        if self._child is None:
            return None
        self._child.terminate()
        try:
            self._child.wait(timeout)
        except subprocess.TimeoutExpired:
            self._child.kill()
        if self._child.stdin:
            self._child.stdin.close()
        return self._child.wait()

    def kill(self) -> None:
        """End the process at once, as ``kill -9`` does."""
        if self._child:
            self._child.kill()
            self.stop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
