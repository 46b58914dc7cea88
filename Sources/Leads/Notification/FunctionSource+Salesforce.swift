extension FunctionSource {
  /// `leads.py` for Salesforce.
  static let salesforce = #"""
    """Finds new leads of Marketplace in Salesforce, by its REST API."""

    import dataclasses
    import datetime
    import json
    import os
    import urllib.parse
    import urllib.request

    COLUMNS = [
        "CreatedDate", "FirstName", "LastName", "Company", "Title", "Email", "Phone", "Country",
        "LeadSource", "Description",
    ]
    # What the source of a lead of Marketplace, or of its test lead, begins with.
    SOURCES = ["AzureMarketplace", "AzurePortal", "SPZA", "TestDrive", "MSFT\\_TEST\\_"]


    @dataclasses.dataclass
    class Lead:
        moment: datetime.datetime
        key: str
        fields: dict


    def new_leads(since: datetime.datetime) -> list:
        """The leads that were made at a moment or after it."""
        host = f"https://{os.environ['SALESFORCE_DOMAIN']}"
        moment = since.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        sources = " OR ".join(f"LeadSource LIKE '{source}%'" for source in SOURCES)
        query = (
            f"SELECT Id, {', '.join(COLUMNS)} FROM Lead "
            f"WHERE CreatedDate >= {moment} AND ({sources})"
        )
        headers = {"Authorization": f"Bearer {sign_in(host)}"}
        path = "/services/data/v60.0/query?" + urllib.parse.urlencode({"q": query})
        rows = []
        while path:
            page = fetch(host + path, headers=headers)
            rows += page["records"]
            path = page.get("nextRecordsUrl")
        return [lead(row) for row in rows]


    def lead(row) -> Lead:
        return Lead(
            moment=datetime.datetime.strptime(row["CreatedDate"], "%Y-%m-%dT%H:%M:%S.%f%z"),
            key=row["Id"],
            fields={name: str(row[name]) for name in COLUMNS if row.get(name) is not None},
        )


    def sign_in(host: str) -> str:
        form = {
            "grant_type": "client_credentials",
            "client_id": os.environ["SALESFORCE_CLIENT_ID"],
            "client_secret": os.environ["SALESFORCE_CLIENT_SECRET"],
        }
        body = urllib.parse.urlencode(form).encode()
        return fetch(f"{host}/services/oauth2/token", body=body)["access_token"]


    def fetch(address: str, body=None, headers=None):
        request = urllib.request.Request(address, data=body, headers=headers or {})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    """#
}
