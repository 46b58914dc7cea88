extension Notice {
  /// What to know: what it costs, what may go wrong, and what of it is sure.
  var facts: [String] { ofDestination + ofKind + [sureness] }

  private var ofDestination: [String] {
    switch destination {
    case .table:
      [
        "The table must be there: Marketplace makes it when it brings the first lead, or "
          + "**Validate** does."
      ] + (kind == .function ? [] : [onePage])
    case .dynamics:
      [
        "It tells of every new lead, not only those of Marketplace: what Marketplace writes into "
          + "a row is documented too little to tell them apart."
      ] + (kind == .function ? [readRight] : [])
    case .salesforce:
      [
        "Leads of Marketplace are told by their **Lead Source**, which begins with the name of "
          + "the source.",
        "Salesforce can mail by itself, by assignment rules, at no cost: `leadline lead notify "
          + "salesforce` has the steps.",
      ]
    case .httpsEndpoint:
      [
        "What Marketplace does when an answer is an error, or late, is not documented."
          + (kind == .function ? "" : " A run that fails keeps the lead in its history.")
      ]
    case .marketo:
      ["Marketo calls webhooks from smart campaigns with a trigger, not from those that are run."]
    }
  }

  private var onePage: String {
    "One answer of the table holds at most 1,000 rows; of more leads between two looks the rest "
      + "is not mailed."
  }

  private var readRight: String {
    "The application needs the right to read leads of the whole organisation; the role "
      + "**Microsoft Marketplace Lead Writer** does not give it. An application of its own, with "
      + "a role that may read leads and nothing else, is best."
  }

  private var ofKind: [String] {
    switch kind {
    case .logicApp:
      [
        "A Logic App (Consumption) costs a little for each action and call, also when nothing is "
          + "found: `leadline lead cost` counts it. That a run fails is told by nobody: set an "
          + "alert on **Runs Failed** under **Monitoring** > **Alerts**."
      ]
    case .powerAutomate:
      [
        (destination == .table || destination == .salesforce || destination == .dynamics
          ? "The connector is premium" : "The trigger is premium")
          + ": it takes a plan with premium connectors. That the flow fails is mailed to its "
          + "owner; see that this is not one person."
      ]
    case .function:
      [
        "A lead may be told twice where something fails between mail and note; none is left out. "
          + "No secret stands in these files; `local.settings.json` is for trying it on your own "
          + "machine only, and belongs in no repository once secrets stand in it."
      ]
    }
  }

  private var sureness: String {
    let checked =
      "Made by the published schemas and names of operations, and checked for form; it was not "
      + "deployed to Azure by its maker."
    return switch kind {
    case .logicApp: checked + " Try it with `az deployment group what-if` first."
    case .powerAutomate:
      checked + " The form of the package is documented nowhere; it follows exported packages. If "
        + "the import is refused, the steps of `leadline lead notify \(destination.rawValue)` "
        + "lead to the same flow by hand, and `definition.json` shows what each step holds."
    case .function: checked
    }
  }
}
