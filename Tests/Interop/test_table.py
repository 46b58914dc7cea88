"""azure-data-tables reads and writes the sandbox's storage account."""

import datetime
import os
import unittest

from azure.core import exceptions
from azure.data import tables

from sandbox import Sandbox


def service(connection):
    return tables.TableServiceClient.from_connection_string(
        connection,
        proxies={"https": os.environ["HTTPS_PROXY"]},
        connection_verify=os.environ["REQUESTS_CA_BUNDLE"],
        retry_total=0,
    )


class TableTests(unittest.TestCase):
    def setUp(self):
        self.sandbox = Sandbox()
        self.sandbox.__enter__()
        self.addCleanup(self.sandbox.__exit__)
        self.connection = self.sandbox.credentials["table"]["storageAccountConnectionString"]
        self.service = service(self.connection)

    def test_leads_table_is_there(self):
        names = [table.name for table in self.service.list_tables()]
        self.assertIn("marketplaceleads", [name.lower() for name in names])

    def test_row_lives_and_dies(self):
        table = self.service.create_table("InteropRows")
        row = {
            "PartitionKey": "p'1",
            "RowKey": "r 1",
            "Text": "räksmörgås",
            "Number": 7,
            "When": datetime.datetime(2024, 1, 15, 9, 30, tzinfo=datetime.timezone.utc),
        }
        table.create_entity(row)
        with self.assertRaises(exceptions.ResourceExistsError):
            table.create_entity(row)
        found = table.get_entity("p'1", "r 1")
        self.assertEqual("räksmörgås", found["Text"])
        self.assertEqual(7, found["Number"])
        self.assertIsNotNone(found.metadata["timestamp"])
        table.upsert_entity({**row, "Number": 8})
        self.assertEqual(8, table.get_entity("p'1", "r 1")["Number"])
        table.delete_entity("p'1", "r 1")
        with self.assertRaises(exceptions.ResourceNotFoundError):
            table.get_entity("p'1", "r 1")
        self.service.delete_table("InteropRows")
        self.assertNotIn("InteropRows", [table.name for table in self.service.list_tables()])

    def test_more_rows_than_a_page_holds(self):
        table = self.service.create_table("InteropPages")
        for number in range(1200):
            table.create_entity({"PartitionKey": "p", "RowKey": f"{number:05}", "N": number})
        rows = [row["N"] for row in table.list_entities()]
        self.assertEqual(list(range(1200)), rows)
        found = table.query_entities("N ge 600 and N lt 603", select=["N"])
        self.assertEqual([600, 601, 602], [row["N"] for row in found])

    def test_wrong_key_is_refused(self):
        wrong = self.connection.replace("AccountKey=bG", "AccountKey=aG")
        with self.assertRaises(exceptions.ClientAuthenticationError) as refused:
            list(service(wrong).list_tables())
        self.assertEqual("AuthenticationFailed", refused.exception.error_code)

    def test_missing_table_is_told(self):
        with self.assertRaises(exceptions.ResourceNotFoundError) as missing:
            list(self.service.get_table_client("NoSuchTable").list_entities())
        self.assertEqual("TableNotFound", missing.exception.error_code)

    def test_shared_access_signature_opens_and_limits(self):
        credential = self.service.credential
        until = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
        signature = tables.generate_account_sas(
            credential,
            resource_types=tables.ResourceTypes(service=True, object=True, container=True),
            permission=tables.AccountSasPermissions(read=True, list=True),
            expiry=until,
        )
        account = "https://contosoleads.table.core.windows.net"
        limited = service(f"TableEndpoint={account};SharedAccessSignature={signature}")
        self.assertTrue(list(limited.list_tables()))
        with self.assertRaises(exceptions.HttpResponseError) as refused:
            limited.create_table("InteropDenied")
        self.assertEqual("AuthorizationPermissionMismatch", refused.exception.error_code)


if __name__ == "__main__":
    unittest.main()
