"""PowerPlatform-Dataverse-Client and requests write leads into the sandbox's environment."""

import unittest

import requests
from azure.identity import ClientSecretCredential
from PowerPlatform.Dataverse.client import DataverseClient
from PowerPlatform.Dataverse.core.errors import HttpError

from sandbox import Sandbox


def client(block):
    credential = ClientSecretCredential(
        block["directoryId"], block["applicationId"], block["applicationKey"]
    )
    return DataverseClient(block["instanceUrl"], credential)


class DataverseTests(unittest.TestCase):
    def test_lead_lives_and_dies(self):
        with Sandbox() as sandbox, client(sandbox.credentials["dynamics"]) as dataverse:
            lead = {"subject": "interop", "lastname": "O'Hara", "leadsourcecode": 8}
            identifier = dataverse.records.create("lead", lead)
            found = dataverse.records.retrieve("lead", identifier)
            self.assertEqual("O'Hara", found["lastname"])
            dataverse.records.update("lead", identifier, {"subject": "changed"})
            subject = dataverse.records.retrieve("lead", identifier)["subject"]
            self.assertEqual("changed", subject)
            dataverse.records.delete("lead", identifier)
            self.assertIsNone(dataverse.records.retrieve("lead", identifier))

    def test_denied_lead_is_told(self):
        with Sandbox("lead-create-denied") as sandbox:
            with client(sandbox.credentials["dynamics"]) as dataverse:
                with self.assertRaises(HttpError) as denied:
                    dataverse.records.create("lead", {"subject": "interop"})
                self.assertIn("prvCreateLead", str(denied.exception))

    def test_stranger_is_challenged(self):
        with Sandbox() as sandbox:
            block = sandbox.credentials["dynamics"]
            answer = requests.get(block["instanceUrl"] + "/api/data/v9.2/WhoAmI")
            self.assertEqual(401, answer.status_code)
            self.assertIn(block["directoryId"], answer.headers["WWW-Authenticate"])

    def test_hosts_that_are_not_played_are_refused(self):
        with Sandbox():
            with self.assertRaises(requests.exceptions.ProxyError):
                requests.get("https://example.com/")


if __name__ == "__main__":
    unittest.main()
