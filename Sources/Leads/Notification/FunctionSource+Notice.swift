extension FunctionSource {
  /// `notice.py`: how leads are mailed.
  static let notice = #"""
    """Mails leads by Azure Communication Services."""

    import html
    import os

    from azure.communication.email import EmailClient


    def send(leads) -> None:
        """Sends one mail about some leads, each a dictionary of texts; fails with an error."""
        subject = f"{len(leads)} new Marketplace lead" + ("" if len(leads) == 1 else "s")
        addresses = [part.strip() for part in os.environ["MAIL_TO"].split(";") if part.strip()]
        message = {
            "senderAddress": os.environ["MAIL_FROM"],
            "recipients": {"to": [{"address": address} for address in addresses]},
            "content": {
                "subject": subject,
                "plainText": "\n\n".join(plain(lead) for lead in leads),
                "html": "<hr>".join(table(lead) for lead in leads),
            },
        }
        client = EmailClient.from_connection_string(os.environ["MAIL_CONNECTION"])
        client.begin_send(message).result()


    def plain(lead) -> str:
        return "\n".join(f"{name}: {value}" for name, value in lead.items() if value)


    def table(lead) -> str:
        """What strangers typed is shown, and means nothing to a browser."""
        rows = "".join(
            f"<tr><th align=left>{html.escape(name)}</th><td>{html.escape(value)}</td></tr>"
            for name, value in lead.items()
            if value
        )
        return f"<table>{rows}</table>"

    """#
}
