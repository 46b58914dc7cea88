"""The definitions of `leadline lead notify`: read by other readers, and the functions run."""

import contextlib
import datetime
import importlib
import io
import json
import os
import pathlib
import py_compile
import sys
import tempfile
import types
import unittest
import unittest.mock
import zipfile

from sandbox import leadline

DESTINATIONS = ["table", "dynamics", "salesforce", "httpsEndpoint", "marketo"]
UTC = datetime.timezone.utc
NOON = datetime.datetime(2026, 11, 20, 12, tzinfo=UTC)


class Missing(Exception):
    pass


class Standing(Exception):
    pass


class Row(dict):
    """A row of a table, with the moment that the service gives it."""

    def __init__(self, values, moment):
        super().__init__(values)
        self.metadata = {"timestamp": moment}


class Table:
    """A table in memory, as far as the functions use one."""

    tables = {}

    def __init__(self, name):
        self.name = name

    @classmethod
    def from_connection_string(cls, connection, name):
        assert connection, "a connection string is missing"
        return cls(name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    @property
    def rows(self):
        if self.name not in self.tables:
            raise Missing
        return self.tables[self.name]

    def create_table(self):
        if self.name in self.tables:
            raise Standing
        self.tables[self.name] = {}

    def get_entity(self, partition, row):
        if (partition, row) not in self.rows:
            raise Missing
        return self.rows[partition, row]

    def upsert_entity(self, row):
        self.rows[row["PartitionKey"], row["RowKey"]] = Row(row, NOON)

    create_entity = upsert_entity

    def update_entity(self, row, mode):
        self.rows[row["PartitionKey"], row["RowKey"]].update(row)

    def query_entities(self, query, parameters=None):
        if query == "Told eq false":
            return [row for row in self.rows.values() if not row["Told"]]
        assert query == "Timestamp ge @since", query
        return [r for r in self.rows.values() if r.metadata["timestamp"] >= parameters["since"]]


class Mails:
    """The service that sends mail, or fails to."""

    sent = []
    fails = False

    @classmethod
    def from_connection_string(cls, connection):
        assert connection
        return cls()

    def begin_send(self, message):
        if Mails.fails:
            raise OSError("no mail today")
        Mails.sent.append(message)
        return types.SimpleNamespace(result=lambda: None)


class App:
    """Takes the decorators of the programming model, and hands the functions back."""

    def timer_trigger(self, schedule, arg_name):
        assert len(schedule.split()) == 6
        return lambda function: function

    def route(self, route, methods, auth_level):
        assert (methods, auth_level) == (["POST"], "function")
        return lambda function: function


class Response:
    def __init__(self, body="", status_code=200):
        self.body, self.status_code = body, status_code


def modules():
    """The libraries of Azure, as far as the functions import them."""

    def module(name, **members):
        made = types.ModuleType(name)
        made.__dict__.update(members)
        return made

    functions = module(
        "azure.functions", FunctionApp=App, TimerRequest=object, HttpRequest=object,
        HttpResponse=Response, AuthLevel=types.SimpleNamespace(FUNCTION="function"))
    names = {
        "azure": module("azure", functions=functions),
        "azure.functions": functions,
        "azure.core": module("azure.core"),
        "azure.core.exceptions": module(
            "azure.core.exceptions", ResourceNotFoundError=Missing, ResourceExistsError=Standing),
        "azure.data": module("azure.data"),
        "azure.data.tables": module(
            "azure.data.tables", TableClient=Table, UpdateMode=types.SimpleNamespace(MERGE=1)),
        "azure.communication": module("azure.communication"),
        "azure.communication.email": module("azure.communication.email", EmailClient=Mails),
    }
    return names


class NotifyTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        Table.tables = {}
        Mails.sent, Mails.fails = [], False

    def definition(self, destination, kind):
        folder = self.folder / f"{destination}-{kind}"
        leadline(
            "lead", "notify", destination, "--definition", kind, "--to", "sales@contoso.example",
            "--output", folder, status=0)
        return folder

    @contextlib.contextmanager
    def function(self, destination):
        """The function's modules, with the libraries of Azure played and its settings set."""
        folder = self.definition(destination, "function")
        settings = json.loads((folder / "local.settings.json").read_text())["Values"]
        values = {name: value or f"some-{name.lower()}" for name, value in settings.items()}
        own = {path.stem for path in folder.glob("*.py")}
        with unittest.mock.patch.dict(sys.modules, modules()), \
                unittest.mock.patch.dict(os.environ, values), \
                unittest.mock.patch.object(sys, "path", [str(folder), *sys.path]), \
                unittest.mock.patch.object(sys, "dont_write_bytecode", True):
            for name in own:
                sys.modules.pop(name, None)
            importlib.invalidate_caches()
            yield importlib.import_module("function_app")
            for name in own:
                sys.modules.pop(name, None)

    # Form

    def test_packages_are_archives(self):
        for destination in DESTINATIONS:
            with self.subTest(destination):
                path = self.definition(destination, "power-automate")
                with zipfile.ZipFile(path / "new-marketplace-leads.zip") as archive:
                    self.assertIsNone(archive.testzip())
                    names = archive.namelist()
                    self.assertEqual(names[0], "manifest.json")
                    for name in names:
                        json.loads(archive.read(name))
                    shown = json.loads((path / "definition.json").read_text())
                    packed = next(name for name in names if name.endswith("/definition.json"))
                    self.assertEqual(json.loads(archive.read(packed)), shown)

    def test_sources_compile(self):
        for destination in DESTINATIONS:
            folder = self.definition(destination, "function")
            sources = sorted(folder.glob("*.py"))
            self.assertGreaterEqual(len(sources), 2)
            for path in sources:
                with self.subTest(f"{destination} {path.name}"):
                    py_compile.compile(str(path), cfile=str(path) + "c", doraise=True)

    # What they do

    def lead(self, key, moment, **values):
        row = Row({"PartitionKey": "leads", "RowKey": key, **values}, moment)
        Table.tables.setdefault("MarketplaceLeads", {})["leads", key] = row

    def look(self, app, minutes):
        with Table("LeadNotices") as table:
            app.look(table, NOON + datetime.timedelta(minutes=minutes))

    def mailed(self):
        return [mail["content"]["plainText"] for mail in Mails.sent]

    def test_each_row_of_a_table_is_told_once(self):
        with self.function("table") as app:
            minute = datetime.timedelta(minutes=1)
            self.lead("old", NOON - minute, ActionCode="OLD")
            self.look(app, 0)
            self.look(app, 5)
            self.assertEqual(self.mailed(), [])
            self.lead("one", NOON + 6 * minute, ActionCode="ONE")
            self.look(app, 10)
            self.look(app, 15)
            self.assertEqual(len(self.mailed()), 1)
            self.assertIn("ActionCode: ONE", self.mailed()[0])
            # A row that is seen late, with a moment before that of the newest.
            self.lead("late", NOON + 5 * minute, ActionCode="LATE")
            self.look(app, 16)
            self.look(app, 20)
            self.assertEqual(len(self.mailed()), 2)
            self.assertIn("LATE", self.mailed()[1])

    def test_no_row_is_left_out_where_mail_fails(self):
        with self.function("table") as app:
            self.look(app, 0)
            self.lead("one", NOON + datetime.timedelta(minutes=1), ActionCode="ONE")
            Mails.fails = True
            with self.assertRaises(OSError):
                self.look(app, 5)
            Mails.fails = False
            self.look(app, 10)
            self.assertEqual(len(self.mailed()), 1)

    def test_many_rows_go_out_in_parts(self):
        with self.function("table") as app:
            self.look(app, 0)
            # Far more in ten minutes than are noted.
            for number in range(1050):
                moment = NOON + datetime.timedelta(milliseconds=1 + 100 * number)
                self.lead(f"{number:04}", moment, ActionCode=f"N{number:04}.")
            self.look(app, 20)
            self.look(app, 25)
            self.assertEqual(len(Mails.sent), 11)
            told = "".join(self.mailed())
            self.assertTrue(all(told.count(f"N{number:04}.") == 1 for number in range(1050)))

    def test_what_strangers_typed_means_nothing(self):
        with self.function("table") as app:
            self.look(app, 0)
            moment = NOON + datetime.timedelta(minutes=1)
            customer = json.dumps({"FirstName": "<b>Z & Ö</b>", "Phone": None})
            self.lead("one", moment, CustomerInfo=customer)
            self.lead("two", moment, CustomerInfo="{damaged <i>")
            self.lead("three", moment, CustomerInfo="[1]")
            self.look(app, 5)
            content = Mails.sent[0]["content"]
            self.assertEqual(content["subject"], "3 new Marketplace leads")
            self.assertIn("&lt;b&gt;Z &amp; Ö&lt;/b&gt;", content["html"])
            self.assertIn("{damaged &lt;i&gt;", content["html"])
            self.assertNotIn("<b>", content["html"])
            self.assertIn("FirstName: <b>Z & Ö</b>", content["plainText"])
            recipients = Mails.sent[0]["recipients"]["to"]
            self.assertEqual(recipients, [{"address": "sales@contoso.example"}])

    def test_an_endpoint_keeps_and_tells(self):
        for destination in ["httpsEndpoint", "marketo"]:
            with self.subTest(destination), self.function(destination) as app:
                Table.tables, Mails.sent = {}, []
                sample = json.loads(leadline("lead", "sample", "httpsEndpoint", "--quiet"))
                answer = app.take(types.SimpleNamespace(get_json=lambda: sample))
                self.assertEqual(answer.status_code, 200)
                self.assertIn("Email: someone@contoso.com", self.mailed()[0])
                self.assertIn("OfferTitle: Test Microsoft", self.mailed()[0])
                Mails.fails = True
                with self.assertLogs(level="ERROR"):
                    answer = app.take(types.SimpleNamespace(get_json=lambda: {"ActionCode": "B"}))
                self.assertEqual(answer.status_code, 200)
                Mails.fails = False
                app.remind(None)
                app.remind(None)
                self.assertEqual(self.mailed()[1:], ["ActionCode: B"])

    def test_an_endpoint_refuses_what_is_no_lead(self):
        def damaged():
            raise ValueError

        with self.function("httpsEndpoint") as app:
            for body, status in [
                (damaged, 400), (lambda: [1], 400), (lambda: {"Description": "x" * 40_000}, 413),
            ]:
                answer = app.take(types.SimpleNamespace(get_json=body))
                self.assertEqual(answer.status_code, status)
            self.assertEqual((Table.tables, Mails.sent), ({}, []))

    def answers(self, *pages):
        """Plays a service that answers with these documents, one after the other."""
        asked = []
        rest = list(pages)

        def open_address(request, timeout):
            asked.append(request)
            return io.BytesIO(json.dumps(rest.pop(0)).encode())

        return asked, unittest.mock.patch("urllib.request.urlopen", open_address)

    def test_rows_of_dynamics_are_found(self):
        with self.function("dynamics") as app:
            os.environ["DYNAMICS_URL"] = "https://contoso.crm4.dynamics.com/"
            row = {"leadid": "1", "createdon": "2026-11-20T12:00:05Z", "lastname": "Smith"}
            host = "https://contoso.crm4.dynamics.com"
            asked, played = self.answers(
                {"access_token": "token"},
                {"value": [row], "@odata.nextLink": host + "/api/data/v9.2/leads?page=2"},
                {"value": [dict(row, leadid="2")], "@odata.nextLink": "https://evil.example/"})
            with played:
                leads = app.new_leads(NOON)
            self.assertEqual([lead.key for lead in leads], ["1", "2"])
            self.assertEqual(leads[0].moment, NOON + datetime.timedelta(seconds=5))
            self.assertEqual(leads[0].fields["lastname"], "Smith")
            self.assertIn(b"client_credentials", asked[0].data)
            self.assertIn("createdon%20ge%202026-11-20T12%3A00%3A00Z", asked[1].full_url)
            self.assertEqual(len(asked), 3)

    def test_rows_of_salesforce_are_found(self):
        with self.function("salesforce") as app:
            row = {"Id": "00Q1", "CreatedDate": "2026-11-20T12:00:05.000+0000", "Email": None}
            asked, played = self.answers(
                {"access_token": "token"},
                {"records": [row], "nextRecordsUrl": "/services/data/v60.0/query/01g-2000"},
                {"records": [dict(row, Id="00Q2", LastName="Smith")]})
            with played:
                leads = app.new_leads(NOON)
            self.assertEqual([lead.key for lead in leads], ["00Q1", "00Q2"])
            self.assertEqual(leads[0].moment, NOON + datetime.timedelta(seconds=5))
            self.assertNotIn("Email", leads[0].fields)
            self.assertIn("LeadSource+LIKE+%27AzureMarketplace%25%27", asked[1].full_url)
            self.assertTrue(asked[2].full_url.endswith("/services/data/v60.0/query/01g-2000"))


if __name__ == "__main__":
    unittest.main()
