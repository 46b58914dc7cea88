"""How long `leadline setup` takes to its first question, against `/bin/true` in the same terminal.

    python3 Tests/Interop/first_question.py [PROGRAM]
"""

import os
import pty
import statistics
import sys
import tempfile
import time

RUNS = 40


def milliseconds(program: str, arguments: list[str], until: bytes, environment: dict) -> float:
    """The time from the start until a text is on the screen; without a text, until the end."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execve(program, arguments, environment)
    seen = b""
    try:
        while not until or until not in seen:
            part = os.read(terminal, 65536)
            if not part:
                break
            seen += part
    except OSError:
        pass  # The other end is closed.
    elapsed = (time.perf_counter() - start) * 1000
    if until:
        assert until in seen, seen
        os.kill(process, 9)
    os.waitpid(process, 0)
    os.close(terminal)
    return elapsed


def main() -> None:
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/leadline")
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        ours, bare = [], []
        for _ in range(RUNS):
            bare.append(milliseconds("/bin/true", ["true"], b"", environment))
            ours.append(milliseconds(program, [program, "setup"], b"Where shall", environment))
    question, true = statistics.median(ours), statistics.median(bare)
    print(f"first question: {question:.1f} ms, /bin/true {true:.1f} ms, {question - true:.1f} ms more")


if __name__ == "__main__":
    main()
