"""What validate writes is read by other people's readers."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

from sandbox import EXAMPLES, leadline

FORMATS = {
    "json": "report.json",
    "junit": "report.junit.xml",
    "sarif": "report.sarif",
    "markdown": "report.md",
}
# Of a blob and of an organisation without a session it can only be said what is the matter.
WELL = sorted(
    path for path in EXAMPLES.glob("*.json") if path.stem not in {"blob", "salesforce-no-session"}
)
# A certificate that has expired is the endpoint's own fault, and others' may be a proxy's.
FOREIGN = [path for path in WELL if path.stem.split("-")[0] in {"dynamics", "table", "marketo"}]
VALIDATOR = pathlib.Path(__file__).with_name("validate_reports.py")


class ReportTests(unittest.TestCase):
    def check(self, status, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            files = [f"{folder}/{name}" for name in FORMATS.values()]
            reports = []
            for kind, file in zip(FORMATS, files):
                reports += ["--report", f"{kind}={file}"]
            leadline("validate", "--sandbox", *reports, *arguments, status=status)
            result = subprocess.run(
                [sys.executable, str(VALIDATOR), *files], capture_output=True, text=True
            )
            self.assertEqual(0, result.returncode, result.stdout + result.stderr)

    def test_all_well(self):
        self.check(0, *WELL)

    def test_broken(self):
        self.check(1, "--fault", "secret-expired", "--fault", "key-rejected", *WELL)

    def test_not_established(self):
        self.check(75, "--fault", "tls-expired", *FOREIGN)

    def test_unreadable(self):
        self.check(65, "--offline", VALIDATOR)


if __name__ == "__main__":
    unittest.main()
