"""marketorestpython talks to the sandbox's Marketo instance."""

import unittest

from marketorestpython.client import MarketoClient

from sandbox import Sandbox

EMAIL = "MSFT_TEST_636573304831318844@test.com"


def client(sandbox, **changes):
    values = {**sandbox.credentials["marketo"], **changes}
    return MarketoClient(
        values["munchkinId"], values["clientId"], values["clientSecret"], max_retry_time=1
    )


class MarketoTests(unittest.TestCase):
    def setUp(self):
        self.sandbox = Sandbox()
        self.sandbox.__enter__()
        self.addCleanup(self.sandbox.__exit__)
        self.client = client(self.sandbox)
        self.form = self.sandbox.credentials["marketo"]["formId"]

    def test_form_is_there_and_approved(self):
        [form] = self.client.execute(
            method="get_form_by_id", id=self.form, status="approved"
        )
        self.assertEqual("approved", form["status"])
        named = self.client.execute(method="get_form_by_name", name=form["name"])
        self.assertEqual([form["id"]], [one["id"] for one in named])

    def test_forms_come_in_pages(self):
        forms = self.client.execute(method="get_forms", maxReturn=10)
        ids = [form["id"] for form in forms]
        self.assertEqual(25, len(set(ids)))
        self.assertIn(int(self.form), ids)
        pages = list(self.client.execute(method="get_forms_yield", maxReturn=10))
        self.assertEqual([10, 10, 5], [len(page) for page in pages])

    def test_fields(self):
        fields = self.client.execute(method="get_form_fields", id=self.form)
        self.assertLessEqual({"Email", "LastName", "LeadSource"}, {field["id"] for field in fields})
        described = self.client.execute(method="describe")
        self.assertIn("leadSource", [field["rest"]["name"] for field in described])

    def test_lead_lives_and_dies(self):
        fields = {"email": EMAIL, "lastName": "One", "leadSource": "AzureMarketplace-INS|x"}
        [sent] = self.client.execute(
            method="submit_form", formId=self.form, input={"leadFormFields": fields}
        )
        self.assertEqual("created", sent["status"])
        found = self.client.execute(
            method="get_multiple_leads_by_filter_type",
            filterType="email",
            filterValues=[EMAIL],
            fields="id,email,leadSource",
        )
        self.assertEqual([fields["leadSource"]], [lead["leadSource"] for lead in found])
        [lead] = self.client.execute(method="get_lead_by_id", id=sent["id"])
        self.assertEqual("One", lead["lastName"])
        [gone] = self.client.execute(method="delete_lead", id=[sent["id"]])
        self.assertEqual("deleted", gone["status"])
        [again] = self.client.execute(method="delete_lead", id=[sent["id"]])
        self.assertEqual("1004", again["reasons"][0]["code"])

    def test_people_come_in_pages(self):
        leads = [{"email": f"page{number}@example.com", "company": "Pages"} for number in range(7)]
        made = self.client.execute(method="create_update_leads", leads=leads)
        self.assertEqual({"created"}, {one["status"] for one in made})
        found = self.client.execute(
            method="get_multiple_leads_by_filter_type",
            filterType="company",
            filterValues=["Pages"],
            batchSize=3,
        )
        self.assertEqual(7, len({lead["id"] for lead in found}))

    def test_usage(self):
        [usage] = self.client.execute(method="get_daily_usage")
        self.assertGreater(usage["total"], 0)
        self.assertEqual(7, len(self.client.execute(method="get_last_7_days_usage")))
        [errors] = self.client.execute(method="get_daily_errors")
        self.assertEqual(0, errors["total"])

    def test_wrong_secret_is_refused(self):
        with self.assertRaises(Exception) as refused:
            client(self.sandbox, clientSecret="x").execute(method="describe")
        self.assertIn("Bad client credentials", str(refused.exception))

    def test_missing_form_has_no_result(self):
        # A lookup by id takes the answer apart and misses what is not there.
        with self.assertRaises(KeyError):
            self.client.execute(method="get_form_by_id", id=7)


class RefusalTests(unittest.TestCase):
    def code(self, fault, **call):
        with Sandbox(fault) as sandbox, self.assertRaises(Exception) as refused:
            client(sandbox).execute(**call)
        error = refused.exception
        return getattr(error, "code", None) or error.args[0]["code"]

    def test_codes_are_understood(self):
        for fault, code in [
            ("marketo-access-denied", "603"),
            ("marketo-quota-reached", "607"),
            ("marketo-subscription-invalid", "614"),
            ("marketo-form-missing-702", "702"),
        ]:
            with self.subTest(fault):
                self.assertEqual(code, self.code(fault, method="get_form_by_id", id=1179))

    def test_token_that_has_expired_is_renewed(self):
        with Sandbox("marketo-token-expired*1") as sandbox:
            forms = client(sandbox).execute(method="get_form_by_id", id=1179)
        self.assertEqual(1179, forms[0]["id"])


if __name__ == "__main__":
    unittest.main()
