"""cloudpub, which publishers automate Partner Center with, reads what leadline writes."""

import json
import os
import pathlib
import shutil
import tempfile
import unittest

from cloudpub.models.ms_azure import CustomerLeads

from sandbox import EXAMPLES, leadline

SECRETS = {"applicationKey", "password", "storageAccountConnectionString"}


class DocumentTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        before = os.environ.get("XDG_CONFIG_HOME")
        os.environ["XDG_CONFIG_HOME"] = self.folder.name
        self.addCleanup(self.restore, before)
        self.profiles = pathlib.Path(self.folder.name, "leadline", "profiles")
        self.profiles.mkdir(parents=True)

    @staticmethod
    def restore(before):
        if before is None:
            del os.environ["XDG_CONFIG_HOME"]
        else:
            os.environ["XDG_CONFIG_HOME"] = before

    def test_round_trip(self):
        documents = sorted(EXAMPLES.glob("*.json"))
        self.assertTrue(documents)
        for path in documents:
            with self.subTest(path.name):
                shutil.copy(path, self.profiles)
                written = json.loads(leadline("profile", "export", path.stem, status=0))
                self.assertNotIn("x-leadline", written)
                kept = CustomerLeads.from_json(written).to_json()
                for key, value in written.items():
                    if isinstance(value, dict):
                        for inner, text in value.items():
                            if inner not in SECRETS:
                                self.assertEqual(text, kept[key][inner], (key, inner))
                    elif key != "$schema":
                        self.assertEqual(value, kept[key], key)


if __name__ == "__main__":
    unittest.main()
