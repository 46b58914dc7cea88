/// What of a lead is shown in a mail, by the names that a destination has.
enum LeadColumns {
  /// A column: its title, and the expression for its value.
  typealias Column = (title: String, expression: String)

  /// The expression for the list of leads.
  static func source(_ destination: LeadDestination) -> String {
    switch destination {
    case .table: "body('Get_entities')?['value']"
    case .dynamics: "createArray(triggerOutputs()?['body'])"
    case .salesforce, .httpsEndpoint, .marketo: "createArray(triggerBody())"
    }
  }

  /// The columns of a destination. In an Azure table the customer is a text of JSON, which is shown
  /// as it is: were it damaged, taking it apart would end the run, and nobody would be told.
  static func of(_ destination: LeadDestination) -> [Column] {
    switch destination {
    case .table:
      plain([
        ("Time", "Timestamp"), ("Customer", "CustomerInfo"), ("Offer", "OfferDisplayName"),
        ("Source", "LeadSource"), ("Action", "ActionCode"), ("Notes", "Description"),
      ])
    case .dynamics:
      plain([
        ("Time", "createdon"), ("Topic", "subject"), ("First name", "firstname"),
        ("Last name", "lastname"), ("Company", "companyname"), ("E-mail", "emailaddress1"),
        ("Telephone", "telephone1"), ("Id", "leadid"),
      ])
    case .salesforce:
      plain([
        ("Time", "CreatedDate"), ("First name", "FirstName"), ("Last name", "LastName"),
        ("Company", "Company"), ("E-mail", "Email"), ("Telephone", "Phone"),
        ("Source", "LeadSource"), ("Id", "Id"),
      ])
    case .httpsEndpoint, .marketo: details + leaves
    }
  }

  private static let details: [Column] = [
    ("First name", "FirstName"), ("Last name", "LastName"), ("Company", "Company"),
    ("E-mail", "Email"), ("Telephone", "Phone"), ("Country", "Country"), ("Title", "Title"),
  ].map { ($0.0, "item()?['UserDetails']?['\($0.1)']") }

  private static let leaves = plain([
    ("Offer", "OfferTitle"), ("Source", "LeadSource"), ("Action", "ActionCode"),
    ("Notes", "Description"),
  ])

  private static func plain(_ names: [(String, String)]) -> [Column] {
    names.map { ($0.0, "item()?['\($0.1)']") }
  }
}
