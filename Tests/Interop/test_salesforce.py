"""simple-salesforce talks to the sandbox's Salesforce organisation."""

import unittest

import requests
from simple_salesforce import Salesforce, exceptions

from sandbox import Sandbox

SERVLET = "https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8"
COMPANY = "MSFT_TEST_636573304831318844"


def session(sandbox):
    values = sandbox.verification["salesforce"]
    return Salesforce(instance=values["myDomain"], session_id=values["accessToken"])


def app(sandbox, **changes):
    values = {**sandbox.verification["salesforce-client"], **changes}
    return Salesforce(
        domain=values["myDomain"].removesuffix(".salesforce.com"),
        consumer_key=values["clientId"],
        consumer_secret=values["clientSecret"],
    )


def send(sandbox, **changes):
    fields = {
        "oid": sandbox.credentials["salesforce"]["objectIdentifier"],
        "first_name": COMPANY,
        "last_name": COMPANY,
        "company": COMPANY,
        "lead_source": "AzureMarketplace-INS|Contoso CRM",
        **changes,
    }
    return requests.post(SERVLET, data=fields, timeout=10)


class SalesforceTests(unittest.TestCase):
    def setUp(self):
        self.sandbox = Sandbox()
        self.sandbox.__enter__()
        self.addCleanup(self.sandbox.__exit__)
        self.salesforce = session(self.sandbox)

    def test_both_ways_in_lead_to_the_same_organisation(self):
        for salesforce in [self.salesforce, app(self.sandbox)]:
            self.assertFalse(salesforce.is_sandbox())
            [row] = salesforce.query("SELECT Id FROM Organization")["records"]
            organisation = self.sandbox.credentials["salesforce"]["objectIdentifier"]
            self.assertEqual(organisation, row["Id"][:15])

    def test_lead_by_the_web_is_found_and_removed(self):
        answer = send(self.sandbox)
        self.assertEqual(200, answer.status_code)
        query = f"SELECT Id, LeadSource FROM Lead WHERE Company = '{COMPANY}'"
        [row] = self.salesforce.query(query)["records"]
        self.assertEqual("AzureMarketplace-INS|Contoso CRM", row["LeadSource"])
        self.assertEqual(204, self.salesforce.Lead.delete(row["Id"]))
        self.assertEqual(0, self.salesforce.query(query)["totalSize"])
        with self.assertRaises(exceptions.SalesforceResourceNotFound):
            self.salesforce.Lead.get(row["Id"])

    def test_lead_of_nobody_is_answered_and_lost(self):
        self.assertEqual(200, send(self.sandbox, oid="00D000000000001").status_code)
        self.assertEqual(200, send(self.sandbox, oid="nonsense").status_code)
        found = self.salesforce.query(f"SELECT COUNT() FROM Lead WHERE Company = '{COMPANY}'")
        self.assertEqual(0, found["totalSize"])

    def test_lead_by_the_interface_lives_and_dies(self):
        made = self.salesforce.Lead.create({"LastName": "Öberg", "Company": "Räksmörgås"})
        self.assertTrue(made["success"])
        self.salesforce.Lead.update(made["id"], {"Title": "CTO"})
        lead = self.salesforce.Lead.get(made["id"])
        self.assertEqual(("Öberg", "CTO"), (lead["LastName"], lead["Title"]))
        self.assertEqual(204, self.salesforce.Lead.delete(made["id"]))

    def test_missing_fields_are_told(self):
        with self.assertRaises(exceptions.SalesforceMalformedRequest) as refused:
            self.salesforce.Lead.create({"FirstName": "x"})
        [error] = refused.exception.content
        self.assertEqual("REQUIRED_FIELD_MISSING", error["errorCode"])
        self.assertEqual(["LastName", "Company"], error["fields"])

    def test_description_and_lists(self):
        fields = {field["name"]: field for field in self.salesforce.Lead.describe()["fields"]}
        self.assertFalse(fields["Company"]["nillable"])
        self.assertEqual("picklist", fields["LeadSource"]["type"])
        names = [one["name"] for one in self.salesforce.describe()["sobjects"]]
        self.assertIn("Lead", names)
        self.assertIn("DailyApiRequests", self.salesforce.limits())
        rules = self.salesforce.restful(
            "tooling/query",
            {"q": "SELECT ValidationName FROM ValidationRule WHERE Active = true"},
        )
        self.assertEqual(["Billing_Country_Known"], [row["ValidationName"] for row in rules["records"]])

    def test_wrong_queries_are_refused(self):
        for query in ["SELECT Id FORM Lead", "SELECT Nothing FROM Lead", "SELECT Id FROM Nothing"]:
            with self.subTest(query), self.assertRaises(exceptions.SalesforceMalformedRequest):
                self.salesforce.query(query)

    def test_usage_is_told_with_every_answer(self):
        self.salesforce.query("SELECT Id FROM Lead")
        self.assertGreater(self.salesforce.api_usage["api-usage"].total, 0)


class RefusalTests(unittest.TestCase):
    def test_pages_are_turned(self):
        with Sandbox("salesforce-limit-near") as sandbox:
            found = session(sandbox).query_all(
                "SELECT Id FROM Lead WHERE CreatedDate = LAST_N_DAYS:1",
                headers={"Sforce-Query-Options": "batchSize=200"},
            )
        self.assertEqual(470, len({row["Id"] for row in found["records"]}))

    def test_sessions_end(self):
        with Sandbox("salesforce-session-expired") as sandbox:
            with self.assertRaises(exceptions.SalesforceExpiredSession) as refused:
                session(sandbox).query("SELECT Id FROM Lead")
        self.assertEqual("INVALID_SESSION_ID", refused.exception.content[0]["errorCode"])

    def test_limits_are_reached(self):
        with Sandbox("salesforce-request-limit") as sandbox:
            with self.assertRaises(exceptions.SalesforceRefusedRequest) as refused:
                session(sandbox).query("SELECT Id FROM Lead")
        self.assertEqual("REQUEST_LIMIT_EXCEEDED", refused.exception.content[0]["errorCode"])

    def test_clients_are_refused(self):
        with Sandbox() as sandbox:
            for change, code in [
                ({"clientId": "x"}, "invalid_client_id"),
                ({"clientSecret": "x"}, "invalid_client"),
            ]:
                with self.assertRaises(exceptions.SalesforceAuthenticationFailed) as refused:
                    app(sandbox, **change)
                self.assertEqual(code, refused.exception.code)


if __name__ == "__main__":
    unittest.main()
