extension FunctionSource {
  /// `leads.py` for the Azure table.
  static let table = #"""
    """Finds new leads in the Azure table that Marketplace writes."""

    import dataclasses
    import datetime
    import json
    import os

    from azure.core.exceptions import ResourceNotFoundError
    from azure.data.tables import TableClient


    @dataclasses.dataclass
    class Lead:
        moment: datetime.datetime
        key: str
        fields: dict


    def new_leads(since: datetime.datetime) -> list:
        """The leads that were written at a moment or after it."""
        with TableClient.from_connection_string(
            os.environ["LEADS_STORAGE"], os.environ.get("LEADS_TABLE", "MarketplaceLeads")
        ) as table:
            try:
                rows = table.query_entities("Timestamp ge @since", parameters={"since": since})
                return [lead(row) for row in rows]
            except ResourceNotFoundError:
                # Marketplace makes the table when it brings the first lead.
                return []


    def lead(row) -> Lead:
        fields = {name: str(value) for name, value in row.items() if name != "CustomerInfo"}
        fields.pop("PartitionKey", None)
        fields.pop("RowKey", None)
        return Lead(
            moment=row.metadata["timestamp"],
            key=f"{row['PartitionKey']}\n{row['RowKey']}",
            fields={**customer(row.get("CustomerInfo")), **fields},
        )


    def customer(text) -> dict:
        """Who the customer is; a text that is no JSON is shown as it is."""
        try:
            details = json.loads(text or "{}")
            return {str(name): str(value or "") for name, value in details.items()}
        except (ValueError, AttributeError, TypeError):
            return {"CustomerInfo": str(text)}

    """#
}
