extension FunctionSource {
  /// `function_app.py` of what looks for leads.
  static let timer = #"""
    """Mails each new lead of Azure Marketplace: looks every five minutes, and tells each lead once.

    What was told is noted in the table LeadNotices of the function's own storage account. Where a
    mail cannot be sent, its leads are told at the next look.
    """

    import datetime
    import hashlib
    import json
    import os

    import azure.functions as func
    from azure.core.exceptions import ResourceExistsError, ResourceNotFoundError
    from azure.data.tables import TableClient

    from leads import new_leads
    from notice import send

    app = func.FunctionApp()

    # A service may show a lead some time after the moment that the lead bears.
    OVERLAP = datetime.timedelta(minutes=10)
    LEADS_A_MAIL = 100
    # More would not go into a column of the table.
    MAXIMUM_TOLD = 600
    KEYS = ("leads", "state")


    @app.timer_trigger(schedule="0 */5 * * * *", arg_name="timer")
    def notify(timer: func.TimerRequest) -> None:
        with TableClient.from_connection_string(
            os.environ["AzureWebJobsStorage"], "LeadNotices"
        ) as table:
            look(table, datetime.datetime.now(datetime.timezone.utc))


    def look(table, now) -> None:
        """Tells of the leads that came since the last look; at the first one of none."""
        state = read(table)
        if state is None:
            write(table, {"started": now, "newest": now, "told": {}})
            return
        leads = sorted(new_leads(state["newest"] - OVERLAP), key=lambda lead: lead.moment)
        fresh = [
            lead
            for lead in leads
            if lead.moment > state["started"] and mark(lead) not in state["told"]
        ]
        for start in range(0, len(fresh), LEADS_A_MAIL):
            part = fresh[start : start + LEADS_A_MAIL]
            send([lead.fields for lead in part])
            note(state, part)
            write(table, state)


    def note(state, part) -> None:
        """Notes what was told, and forgets what no further look can find."""
        state["newest"] = max(state["newest"], part[-1].moment)
        state["told"].update((mark(lead), lead.moment) for lead in part)
        reach = state["newest"] - OVERLAP
        told = sorted((moment, name) for name, moment in state["told"].items() if moment >= reach)
        state["told"] = {name: moment for moment, name in told[-MAXIMUM_TOLD:]}
        if len(told) > MAXIMUM_TOLD:
            # Those that are not noted would be told again and again.
            state["started"] = max(state["started"], told[-MAXIMUM_TOLD - 1][0])


    def mark(lead) -> str:
        return hashlib.sha256(lead.key.encode()).hexdigest()[:16]


    def read(table):
        try:
            row = table.get_entity(*KEYS)
        except ResourceNotFoundError:
            return None
        moment = datetime.datetime.fromisoformat
        return {
            "started": moment(row["Started"]),
            "newest": moment(row["Newest"]),
            "told": {name: moment(text) for name, text in json.loads(row["Told"]).items()},
        }


    def write(table, state) -> None:
        told = {name: moment.isoformat() for name, moment in state["told"].items()}
        row = {
            "PartitionKey": KEYS[0],
            "RowKey": KEYS[1],
            "Started": state["started"].isoformat(),
            "Newest": state["newest"].isoformat(),
            "Told": json.dumps(told),
        }
        try:
            table.create_table()
        except ResourceExistsError:
            pass
        table.upsert_entity(row)

    """#
}
