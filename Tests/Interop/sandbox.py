"""Starts the sandbox, and leads this process's HTTPS clients to it."""

import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PRODUCTS = pathlib.Path(os.environ.get("LEADLINE_PRODUCTS", ROOT / ".build" / "release"))
EXAMPLES = ROOT / "knowledge" / "examples"


class Sandbox:
    """A running sandbox; what goes wrong in it is given by name."""

    def __init__(self, *faults):
        self.faults = faults

    def __enter__(self):
        command = [str(PRODUCTS / "leadline-sandbox"), "--until-stdin-closes"]
        for fault in self.faults:
            command += ["--fault", fault]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        ready = json.loads(self.process.stdout.readline())
        self.credentials = ready["credentials"]
        self.verification = ready["verification"]
        self.client_id = self.verification["dynamics-office365"]["clientId"]
        self.before = dict(os.environ)
        os.environ.update(
            HTTPS_PROXY=ready["proxy"],
            REQUESTS_CA_BUNDLE=ready["caFile"],
            NO_PROXY="",
        )
        return self

    def __exit__(self, *_):
        os.environ.clear()
        os.environ.update(self.before)
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=10)


def leadline(*arguments, status=None):
    """Runs leadline and gives its output; a status other than the wanted one is an error."""
    result = subprocess.run(
        [str(PRODUCTS / "leadline"), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    if status is not None and result.returncode != status:
        raise AssertionError(
            f"status {result.returncode}, expected {status}\n{result.stdout}{result.stderr}"
        )
    return result.stdout
