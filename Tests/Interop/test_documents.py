"""cloudpub, which publishers automate Partner Center with, reads what leadline writes."""

import json
import os
import pathlib
import shutil
import tempfile
import unittest

from cloudpub.models.ms_azure import CustomerLeads

from sandbox import EXAMPLES, leadline

# What cloudpub masks, and what it does not know: the keys of Marketo since December 2022.
SECRETS = {"applicationKey", "password", "storageAccountConnectionString"}
UNKNOWN = {"marketoLeadConfiguration": {"clientId", "clientSecret"}}


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
        destinations = {json.loads(path.read_text())["leadDestination"] for path in documents}
        self.assertEqual(
            destinations,
            {"dynamics", "marketo", "salesforce", "table", "httpsEndpoint", "blob", "email", "none"})
        for path in documents:
            with self.subTest(path.name):
                shutil.copy(path, self.profiles)
                written = json.loads(leadline("profile", "export", path.stem, status=0))
                self.assertNotIn("x-leadline", written)
                kept = CustomerLeads.from_json(written).to_json()
                for key, value in written.items():
                    if isinstance(value, dict):
                        for inner, text in value.items():
                            if inner not in SECRETS | UNKNOWN.get(key, set()):
                                self.assertEqual(text, kept[key][inner], (key, inner))
                    elif key != "$schema":
                        self.assertEqual(value, kept[key], key)


if __name__ == "__main__":
    unittest.main()
