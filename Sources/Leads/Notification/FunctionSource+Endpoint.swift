extension FunctionSource {
  /// `function_app.py` of what takes leads.
  static let endpoint = #"""
    """Takes leads that are sent as JSON, keeps them, and mails each.

    A lead is kept in the table ReceivedLeads of the function's own storage account before it is
    told; where a mail cannot be sent, it is told a quarter of an hour later.
    """

    import datetime
    import json
    import logging
    import os
    import uuid

    import azure.functions as func
    from azure.core.exceptions import ResourceExistsError, ResourceNotFoundError
    from azure.data.tables import TableClient, UpdateMode

    from notice import send

    app = func.FunctionApp()

    # More would not go into a column of the table.
    MAXIMUM_LETTERS = 30_000


    @app.route(route="leads", methods=["POST"], auth_level=func.AuthLevel.FUNCTION)
    def take(request: func.HttpRequest) -> func.HttpResponse:
        try:
            lead = request.get_json()
        except ValueError:
            return func.HttpResponse("The body is no JSON.", status_code=400)
        if not isinstance(lead, dict):
            return func.HttpResponse("The body is no JSON object.", status_code=400)
        text = json.dumps(lead, ensure_ascii=False)
        if len(text) > MAXIMUM_LETTERS:
            return func.HttpResponse("The lead is too large.", status_code=413)
        with received() as table:
            keep(table, text)
            try:
                tell(table)
            except Exception:
                # The lead is kept: that it was not told yet is no reason to refuse it.
                logging.exception("a lead could not be told")
        return func.HttpResponse(status_code=200)


    @app.timer_trigger(schedule="0 */15 * * * *", arg_name="timer")
    def remind(timer: func.TimerRequest) -> None:
        with received() as table:
            tell(table)


    def received() -> TableClient:
        connection = os.environ["AzureWebJobsStorage"]
        return TableClient.from_connection_string(connection, "ReceivedLeads")


    def keep(table, text: str) -> None:
        row = {
            "PartitionKey": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d"),
            "RowKey": str(uuid.uuid4()),
            "Lead": text,
            "Told": False,
        }
        try:
            table.create_table()
        except ResourceExistsError:
            pass
        table.create_entity(row)


    def tell(table) -> None:
        """Mails what was not told yet, one mail for all."""
        try:
            rows = list(table.query_entities("Told eq false"))
        except ResourceNotFoundError:
            return
        if not rows:
            return
        send([fields(json.loads(row["Lead"])) for row in rows])
        for row in rows:
            keys = {"PartitionKey": row["PartitionKey"], "RowKey": row["RowKey"]}
            table.update_entity({**keys, "Told": True}, mode=UpdateMode.MERGE)


    def fields(lead: dict) -> dict:
        """Names and values in one level; UserDetails is written with a small letter at times."""
        result = {}
        for name, value in lead.items():
            if name.lower() == "userdetails" and isinstance(value, dict):
                result = {str(key): text(detail) for key, detail in value.items()} | result
            else:
                result[name] = text(value)
        return result


    def text(value) -> str:
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    """#
}
