"""cloudpub, which publishers automate Partner Center with, reads the documents."""

import json
import unittest

from cloudpub.models.ms_azure import CustomerLeads

from sandbox import EXAMPLES

SECRETS = {"applicationKey", "password", "storageAccountConnectionString"}


class DocumentTests(unittest.TestCase):
    def test_round_trip(self):
        documents = sorted(EXAMPLES.glob("*.json"))
        self.assertTrue(documents)
        for path in documents:
            with self.subTest(path.name):
                document = json.loads(path.read_text())
                kept = CustomerLeads.from_json(document).to_json()
                for key, value in document.items():
                    if key == "x-leadline":
                        continue
                    if isinstance(value, dict):
                        for inner, text in value.items():
                            if inner not in SECRETS:
                                self.assertEqual(text, kept[key][inner], (key, inner))
                    elif key != "$schema":
                        self.assertEqual(value, kept[key], key)


if __name__ == "__main__":
    unittest.main()
