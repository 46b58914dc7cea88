/// A sound failure file for an overlay.
struct OverlayEntry {
  static let example =
    "AADSTS7999999: The gate of the Contoso relay is closed for maintenance until Monday."

  /// A file with a line that is no `key: value`.
  static let broken = OverlayEntry().text.split(separator: "destination:").joined(
    separator: "odd\ndestination:")

  static let esperantoExample =
    "La pordego de la plusendilo de Contoso estas fermita por prizorgado ĝis lundo."

  static let esperanto = """
    ---
    id: contoso-gate-closed
    who: la gardisto de la pordego
    ---
    # La pordego de Contoso estas fermita
    ## Messages
        La pordego de la plusendilo de Contoso estas fermita por prizorgado ĝis {text}.
    ## Matches
        \(esperantoExample)

        AADSTS7999999: La pordego de la plusendilo de Contoso estas fermita por prizorgado ĝis mardo.
    ## Cause
    La pordego estas fermita.
    ## Resolution
    1. Atendu ĝis ĝi estas malfermita.
    ## Verify
    Prova kontakto alvenas.

    """

  var id = "contoso-gate-closed"
  var code = "AADSTS7999999"
  /// Further lines under `Does not match`.
  var counterExample = "The garden gate is closed."

  var text: String {
    """
    ---
    id: \(id)
    codes: \(code)
    destination: dynamics
    field: directoryId
    who: the keeper of the gate
    proof: dynamics.tenant
    source: https://learn.microsoft.com/entra/ (read 2026-11-20)
    ---
    # The gate of Contoso is closed
    ## Messages
        The gate of the Contoso relay is closed for maintenance until {text}.
    ## Matches
        \(code): The gate of the Contoso relay is closed for maintenance until Monday.

        Lead refused. \(code): The gate of the Contoso relay is closed for maintenance until noon.
    ## Does not match
        \(counterExample)
    ## Cause
    The gate is closed.
    ## Resolution
    1. Wait until it is open.
    ## Verify
    A test lead arrives.

    """
  }
}
