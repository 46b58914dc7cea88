import Leads
import Testing
import Text

/// A record and the form in which it is.
struct FormRecord: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let form: LeadForm
  let record: LeadRecord

  init(_ name: String, _ form: LeadForm, _ members: KeyValuePairs<String, String>) {
    testDescription = name
    self.form = form
    record = LeadSamples.record(members)
  }
}

private let records = [
  FormRecord(
    "Dynamics: an exported view", .dynamics,
    [
      "(Do Not Modify) Lead": "5b2f", "(Do Not Modify) Row Checksum": "x",
      "First Name": "John", "Last Name": "Smith", "Topic": "Offer", "Email": "john@adatum.com",
      "Company Name": "Adatum", "Business Phone": "1234567890", "Job Title": "CTO",
      "Country/Region": "US", "Lead Source": "SPZA-PLT|contoso.suite", "Status Reason": "New",
      "Created On": "2026-01-15 09:30:00",
    ]),
  FormRecord(
    "Salesforce: REST", .salesforce,
    [
      "Id": "00Q", "FirstName": "John", "LastName": "Smith", "Company": "Adatum",
      "Email": "john@adatum.com", "Phone": "1234567890", "Country": "US", "Title": "CTO",
      "LeadSource": "SPZA-PLT|contoso.suite", "IsConverted": "false",
      "CreatedDate": "2026-01-15T09:30:00.000+0000",
    ]),
  FormRecord(
    "Salesforce: a report", .salesforce,
    [
      "Lead Owner": "x", "First Name": "John", "Last Name": "Smith",
      "Company / Account": "Adatum", "Email": "john@adatum.com", "Phone": "1234567890",
      "Country": "US", "Title": "CTO", "Lead Source": "SPZA-PLT|contoso.suite",
      "Create Date": "15.01.2026 09:30",
    ]),
  FormRecord(
    "Marketo: REST", .marketo,
    [
      "id": "1", "firstName": "John", "lastName": "Smith", "company": "Adatum",
      "email": "john@adatum.com", "phone": "1234567890", "country": "US", "title": "CTO",
      "leadSource": "SPZA-PLT|contoso.suite", "createdAt": "2026-01-15T09:30:00Z",
    ]),
  FormRecord(
    "Marketo: a form", .marketo,
    [
      "FirstName": "John", "LastName": "Smith", "Company": "Adatum", "Email": "john@adatum.com",
      "Phone": "1234567890", "Country": "US", "Title": "CTO", "formid": "1001",
      "LeadSource": "SPZA-PLT|contoso.suite", "munchkinId": "123-PQR-789",
      "Created At": "2026-01-15T11:30:00+02:00",
    ]),
  FormRecord(
    "Marketo: an export", .marketo,
    [
      "First Name": "John", "Last Name": "Smith", "Company Name": "Adatum",
      "Email Address": "john@adatum.com", "Phone Number": "1234567890", "Country": "US",
      "Job Title": "CTO", "Lead Source": "SPZA-PLT|contoso.suite",
      "Created At": "2026-01-15 09:30:00", "Acquisition Program": "x",
    ]),
  FormRecord(
    "table: an export", .table,
    [
      "PartitionKey": "p", "RowKey": "r", "Timestamp": "2026-01-16T00:00:00.1234567Z",
      "CreatedTime": "2026-01-15T09:30:00.0000000Z", "ActionCode": "PLT",
      "LeadSource": "SPZA-PLT|contoso.suite", "OfferDisplayName": "Suite",
      "CustomerInfo": #"{"FirstName":"John","LastName":"Smith","Email":"john@adatum.com","#
        + #""Phone":"1234567890","Country":"US","Company":"Adatum","Title":"CTO"}"#,
    ]),
  FormRecord(
    "table: joined columns", .table,
    [
      "PartitionKey": "p", "RowKey": "r", "CreatedTime": "2026-01-15T09:30Z",
      "ActionCode": "plt", "LeadSource": "SPZA", "ProductId": "suite", "PublisherId": "contoso",
      "CustomerInfo.FirstName": "John", "CustomerInfo.LastName": "Smith",
      "CustomerInfo.Email": "john@adatum.com", "CustomerInfo.Phone": "1234567890",
      "CustomerInfo.Country": "US", "CustomerInfo.Company": "Adatum", "CustomerInfo.Title": "CTO",
    ]),
]

@Suite("Leads: forms") struct LeadFormTests {
  @Test(arguments: records) func areToldByNamesAndRead(_ sample: FormRecord) throws {
    let read = try #require(LeadDecoder.lead(in: sample.record))
    #expect(read.form == sample.form)
    let customer = read.lead.customer
    #expect(customer.firstName == "John")
    #expect(customer.lastName == "Smith")
    #expect(customer.email == "john@adatum.com")
    #expect(customer.company == "Adatum")
    #expect(customer.phone == "1234567890")
    #expect(customer.country == "US")
    #expect(customer.title == "CTO")
    #expect(read.lead.source.source == "SPZA")
    #expect(read.lead.source.action.uppercased() == "PLT")
    #expect(read.lead.source.offerParts?.publisher == "contoso")
    #expect(read.lead.source.offerParts?.offer == "suite")
    #expect(read.created?.iso8601 == "2026-01-15T09:30:00Z")
    #expect(read.test == nil)
    #expect(!read.remarks.contains { $0.id == "form-uncertain" })
  }

  @Test(arguments: records) func caseOfNamesMakesNoDifference(_ sample: FormRecord) throws {
    let read = try #require(LeadDecoder.lead(in: sample.record))
    let shouted = LeadRecord(
      sample.record.members.map { LeadRecord.Member($0.name.uppercased(), $0.value) })
    let again = try #require(LeadDecoder.lead(in: shouted))
    #expect(again.lead == read.lead)
    #expect(again.created == read.created)
  }

  @Test func referralsAreRead() throws {
    let read = try #require(
      LeadDecoder.lead(
        in: LeadSamples.record([
          "Referral ID": "1", "Creation Date": "2026-01-15", "Customer Country": "Sweden",
          "Customer Name": "Adatum", "Email": "john@adatum.com", "Lead Type": "Offer lead",
          "Lead Source": "Azure Marketplace", "Call to action": "Contact me",
          "Offer ID": "contoso.suite", "Offer name": "Suite", "Status": "Active",
          "Marketplace Purchase Intent": "Have not decided",
        ])))
    #expect(read.form == .referrals)
    #expect(read.lead.customer.company == "Adatum")
    #expect(
      read.lead.source
        == LeadSource(
          source: "Azure Marketplace", action: "Contact me", offer: "contoso.suite"))
    #expect(LeadVocabulary.source(read.lead.source.source)?.code == "AzureMarketplace")
    #expect(LeadVocabulary.action(read.lead.source.action)?.code == "PLT")
    #expect(read.created?.day == "2026-01-15")
    #expect(
      read.others.map(\.name) == [
        "Referral ID", "Lead Type", "Status", "Marketplace Purchase Intent",
      ])
  }

  @Test func referralOfTheInterfaceIsRead() throws {
    let text = """
      {"id": "1", "engagementId": "2", "createdDateTime": "2026-01-15T09:30:00Z",
       "referralSource": "AzureMarketplace", "callToAction": "Contact me", "status": "New",
       "customerProfile": {"name": "Adatum", "address": {"country": "SE"},
         "team": [{"firstName": "John", "lastName": "Smith", "email": "john@adatum.com",
                   "phoneNumber": "1"}, {"firstName": "Ann"}]}}
      """
    let read = try #require(LeadText.read(text)?.leads.first)
    #expect(read.form == .referrals)
    #expect(read.lead.customer.company == "Adatum")
    #expect(read.lead.customer.country == "SE")
    #expect(read.lead.customer.firstName == "John")
    #expect(read.lead.customer.phone == "1")
  }

  @Test func bothSpellingsOfTheEndpointAreRead() throws {
    let details: JSONValue = ["firstName": "John", "EMAIL": "john@adatum.com", "Fax": "1"]
    for (user, source, action) in [
      ("UserDetails", "LeadSource", "ActionCode"), ("userDetails", "leadSource", "actionCode"),
      ("USERDETAILS", "LEADSOURCE", "ACTIONCODE"),
    ] {
      let record = LeadRecord([
        .init(user, details), .init(source, "SPZA"), .init(action, "DNC"), .init("Extra", 7),
      ])
      let read = try #require(LeadDecoder.lead(in: record))
      #expect(read.form == .httpsEndpoint)
      #expect(read.lead.customer.firstName == "John")
      #expect(read.lead.source.description == "SPZA-DNC")
      #expect(
        read.others == [LeadRecord.Member("\(user).Fax", "1"), LeadRecord.Member("Extra", 7)])
    }
  }

  @Test func tiesAreSaid() throws {
    let read = try #require(
      LeadDecoder.lead(
        in: LeadSamples.record([
          "FirstName": "John", "LastName": "Smith", "Email": "john@adatum.com",
          "LeadSource": "SPZA-PLT|a.b",
        ])))
    let remark = try #require(read.remarks.first { $0.id == "form-uncertain" })
    #expect(remark.text.contains("Salesforce"))
    #expect(remark.text.contains("Marketo"))
    #expect(read.form == .salesforce)
  }

  @Test func fullNameIsParted() throws {
    let read = try #require(
      LeadDecoder.lead(
        in: LeadSamples.record([
          "leadid": "1", "fullname": "Anna Maria Ek", "emailaddress1": "a@adatum.com",
          "companyname": "x", "createdon": "2026-01-15T09:30:00Z",
        ])))
    #expect(read.form == .dynamics)
    #expect(read.lead.customer.firstName == "Anna Maria")
    #expect(read.lead.customer.lastName == "Ek")
  }

  @Test func sourceIsFoundWhereACRMSystemPutIt() throws {
    let read = try #require(
      LeadDecoder.lead(
        in: LeadSamples.record([
          "leadid": "1", "lastname": "Ek", "subject": "SPZA-PLT|contoso.suite",
          "description": "Call me",
        ])))
    #expect(read.lead.source.description == "SPZA-PLT|contoso.suite")
    #expect(read.lead.description == "Call me")
    #expect(read.others.contains(LeadRecord.Member("subject", "SPZA-PLT|contoso.suite")))
  }

  @Test(arguments: [
    ("2026-01-15T09:30:00Z", "2026-01-15T09:30:00Z"), ("2026-01-15", "2026-01-15T00:00:00Z"),
    ("2026-01-15T09:30:00.000+0000", "2026-01-15T09:30:00Z"),
    ("2026-01-15T09:30:00+05:30", "2026-01-15T04:00:00Z"),
    ("2026-01-15T09:30:00-08", "2026-01-15T17:30:00Z"),
    ("2026-01-15 09:30", "2026-01-15T09:30:00Z"),
    ("2026-01-15T09:30:00.1234567Z", "2026-01-15T09:30:00Z"),
    ("1/15/2026 9:30 PM", "2026-01-15T21:30:00Z"), ("15/1/2026", "2026-01-15T00:00:00Z"),
    ("1/15/2026 12:05 AM", "2026-01-15T00:05:00Z"), ("2/2/2026", "2026-02-02T00:00:00Z"),
    ("15.01.2026 09:30:01", "2026-01-15T09:30:01Z"), ("3.4.2026", "2026-04-03T00:00:00Z"),
    ("Thu, 15 Jan 2026 09:30:00 GMT", "2026-01-15T09:30:00Z"),
  ]) func timesAreRead(_ text: String, _ time: String) throws {
    let record = LeadSamples.record(["UserDetails": "{\"Email\":\"a@b.se\"}", "CreatedTime": text])
    let read = try #require(LeadDecoder.lead(in: record))
    #expect(read.created?.iso8601 == time)
    #expect(!read.remarks.contains { $0.id == "date-unread" })
  }

  @Test(arguments: [
    "1/2/2026", "yesterday", "2026-13-01", "2026-01-15T25:00:00Z", "15/15/2026", "1/15/26",
    "2026-01-15T09:30:00+5", "46037.39",
  ]) func timesThatCannotBeToldAreSaid(_ text: String) throws {
    let record = LeadSamples.record(["UserDetails": "{\"Email\":\"a@b.se\"}", "CreatedTime": text])
    let read = try #require(LeadDecoder.lead(in: record))
    #expect(read.created == nil)
    #expect(read.remarks.contains { $0.id == "date-unread" && $0.member == "CreatedTime" })
  }
}
