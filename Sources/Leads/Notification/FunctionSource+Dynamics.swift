extension FunctionSource {
  /// `leads.py` for Dynamics 365.
  static let dynamics = #"""
    """Finds new leads in Dynamics 365, by the Web API of Dataverse."""

    import dataclasses
    import datetime
    import json
    import os
    import urllib.parse
    import urllib.request

    COLUMNS = [
        "subject", "firstname", "lastname", "companyname", "emailaddress1", "telephone1",
        "jobtitle", "address1_country", "description", "createdon",
    ]


    @dataclasses.dataclass
    class Lead:
        moment: datetime.datetime
        key: str
        fields: dict


    def new_leads(since: datetime.datetime) -> list:
        """The leads that were made at a moment or after it."""
        environment = os.environ["DYNAMICS_URL"].rstrip("/")
        moment = since.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        query = urllib.parse.urlencode(
            {"$select": ",".join(COLUMNS), "$filter": f"createdon ge {moment}"},
            quote_via=urllib.parse.quote,
        )
        token = sign_in(environment)
        address = f"{environment}/api/data/v9.2/leads?{query}"
        rows = []
        # The token goes to this environment only, whatever an answer names as its next page.
        while address and address.startswith(environment + "/"):
            page = fetch(address, headers={"Authorization": f"Bearer {token}"})
            rows += page["value"]
            address = page.get("@odata.nextLink")
        return [lead(row) for row in rows]


    def lead(row) -> Lead:
        moment = datetime.datetime.strptime(row["createdon"], "%Y-%m-%dT%H:%M:%SZ")
        return Lead(
            moment=moment.replace(tzinfo=datetime.timezone.utc),
            key=row["leadid"],
            fields={name: str(row[name]) for name in COLUMNS if row.get(name) is not None},
        )


    def sign_in(environment: str) -> str:
        authority = os.environ.get("SIGN_IN_AUTHORITY", "https://login.microsoftonline.com")
        form = {
            "grant_type": "client_credentials",
            "client_id": os.environ["DYNAMICS_CLIENT_ID"],
            "client_secret": os.environ["DYNAMICS_CLIENT_SECRET"],
            "scope": f"{environment}/.default",
        }
        address = f"{authority}/{os.environ['DYNAMICS_TENANT']}/oauth2/v2.0/token"
        return fetch(address, body=urllib.parse.urlencode(form).encode())["access_token"]


    def fetch(address: str, body=None, headers=None):
        request = urllib.request.Request(address, data=body, headers=headers or {})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    """#
}
