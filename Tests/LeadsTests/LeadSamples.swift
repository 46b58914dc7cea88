import Leads
import Text

/// Texts of the documentation, as they stand there.
enum LeadSamples {
  static let marker = "MSFT_TEST_636573304831318844"

  /// The block of the test lead in each translation; lines stand apart by blank lines.
  static let blocks: [String: [String]] = [
    "en": [
      "company = \(marker) ", "country = US ", "description = \(marker) ",
      "email = \(marker)@test.com", "encoding = UTF-8 ", "encoding = UTF-8 ",
      "first_name = \(marker) ", "last_name = \(marker) ",
      "lead_source = \(marker)-\(marker)|<Offer Name> ", "oid = 00Do0000000ZHog ",
      "phone = 1234567890 ", "title = \(marker) ",
    ],
    "sv": [
      "företagets = \(marker) ", "land = USA ", "Beskrivning = \(marker) ",
      "e-post = \(marker)@test.com", "kodning = UTF-8 ", "kodning = UTF-8 ",
      "Förnamn = \(marker) ", "Efternamn = \(marker) ",
      "lead_source = \(marker) \(marker) |<Offer Name> ", "OID = 00Do0000000ZHog ",
      "Phone = 1234567890 ", "Rubrik = \(marker) ",
    ],
    "pl": [
      "Firma = \(marker) ", "kraj = US ", "Opis = \(marker) ",
      "adres e-mail = \(marker)@test.com", "kodowanie = UTF-8 ", "kodowanie = UTF-8 ",
      "first_name = \(marker) ", "last_name = \(marker) ",
      "lead_source = \(marker)-\(marker) | Nazwa oferty\\<> ",
      "Identyfikator OID = 00Do0000000ZHog ", "numer telefonu = 1234567890 ",
      "title = \(marker) ",
    ],
    "tr": [
      "company = \(marker) ", "Ülke = US ", "Açıklama \(marker) = ",
      "e-posta = \(marker)@test.com", "kodlama = UTF-8 ", "kodlama = UTF-8 ",
      "first_name \(marker) = ", "last_name = \(marker) ",
      "lead_source = \(marker)-\(marker)|<Offer Name> ", "oid = 00Do0000000ZHog ",
      "Telefon 1234567890 = ", "title = \(marker) ",
    ],
    "zh-Hans": [
      "company = \(marker) ", "country = US ", "description = \(marker) ",
      "email = \(marker)@test.com", "encoding = UTF-8 ", "encoding = UTF-8 ",
      "first_name = \(marker) ", "last_name = \(marker) ",
      "lead_source = \(marker)-\(marker)|\\<Offer Name> ", "oid = 00Do0000000ZHog ",
      "phone = 1234567890 ", "title = \(marker) ",
    ],
    "pt": [
      "company = \(marker) ", "país = US ", "description = \(marker) ",
      "email = \(marker)@test.com", "codificação = UTF-8 ", "codificação = UTF-8 ",
      "first_name = \(marker) ", "last_name = \(marker) ",
      "lead_source = \(marker)-\(marker) | \\<Nome da oferta > ", "OID = 00Do0000000ZHog ",
      "telefone = 1234567890 ", "title = \(marker) ",
    ],
  ]

  /// What an HTTPS endpoint gets, by the page of 2020.
  static let endpoint = """
    {
      "UserDetails": {
        "FirstName": "Some",
        "LastName": "One",
        "Email": "someone@contoso.com",
        "Phone": "16175555555",
        "Country": "USA",
        "Company": "Contoso",
        "Title": "Esquire"
      },
      "LeadSource": "AzureMarketplace",
      "ActionCode": "INS",
      "OfferTitle": "Test Microsoft",
      "Description": "Test run through Power Automate"
    }
    """

  /// The questions and answers of 2021: a comma is missing after the offer's title.
  static let withoutComma = """
    {
        "userDetails": {
          "FirstName": "MSFT_TEST_636573304831318844",
          "LastName": "MSFT_TEST_636573304831318844",
          "Email": "MSFT_TEST_636573304831318844@test.com",
          "Phone": "1234567890",
          "Country": "US",
          "Company": "MSFT_TEST_636573304831318844",
          "Title": "MSFT_TEST_636573304831318844"
        },
        "LeadSource": "AzureMarketplace",
        "ActionCode": "INS",
        "OfferTitle": "Contoso Test"
        "Description": "MSFT_TEST_636573304831318844"
    }
    """

  /// The customer of the documentation, with its blank lines.
  static let customer = """
        { 

        "FirstName":"John", 

        "LastName":"Smith", 

        "Email":"jsmith@microsoft.com", 

        "Phone":"1234567890", 

        "Country":"US", 

        "Company":"Microsoft", 

        "Title":"CTO" 

        } 
    """

  /// A lead with something in every field.
  static var lead: Lead {
    var customer = Lead.Customer()
    customer.firstName = "Zoë"
    customer.lastName = "O'Neill"
    customer.email = "zoe@adatum.se"
    customer.phone = "+46 8 123 456"
    customer.country = "SE"
    customer.company = "Adatum \"& Sons\" 租户"
    customer.title = "CTO"
    return Lead(
      customer: customer,
      source: LeadSource(source: "SPZA", action: "PLT", offer: "contoso.suite"),
      offerTitle: "Contoso Suite", description: "Call me | soon = now")
  }

  /// Takes an object for a record.
  static func record(_ value: JSONValue) -> LeadRecord {
    LeadRecord((value.object ?? []).map { LeadRecord.Member($0.key, $0.value) })
  }

  /// Takes names and texts for a record.
  static func record(_ members: KeyValuePairs<String, String>) -> LeadRecord {
    LeadRecord(members.map { LeadRecord.Member($0.key, JSONValue($0.value)) })
  }
}
