import Destinations
import Knowledge
import Testing
import Text

private let id = SalesforceWorld.organisation
private let found = ["objectIdentifier=\(id)"]
private let foundLong = ["objectIdentifier=00D5j000001uVaTEAU"]

/// A form as Setup generates it.
private let generated = """
  <!--  ----------------------------------------------------------------------  -->
  <!--  NOTE: Please add the following <META> element to your page <HEAD>.      -->
  <!--  ----------------------------------------------------------------------  -->
  <META HTTP-EQUIV="Content-type" CONTENT="text/html; charset=UTF-8">
  <form action="https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8&orgId=\(id)" method="POST">
  <input type=hidden name="oid" value="\(id)">
  <input type=hidden name="retURL" value="http://">
  <!--  <input type="hidden" name="debug" value=1>                              -->
  <label for="first_name">First Name</label><input  id="first_name" maxlength="40" name="first_name" size="20" type="text" /><br>
  <input type="submit" name="submit">
  </form>
  """

private let samples: [PastedSample] = [
  PastedSample("as it is generated", generated, found),
  PastedSample("with Windows line ends", generated.replacing("\n", with: "\r\n"), found),
  PastedSample("the line", "<input type=hidden name=\"oid\" value=\"\(id)\">", found),
  PastedSample("in capitals", "<INPUT TYPE=HIDDEN NAME='OID' VALUE='\(id)'>", found),
  PastedSample("without quotes", "<input value=\(id) name=oid type=hidden>", found),
  PastedSample("other order", "<input value = \"\(id)\"\n\tname\n=\n\"oid\"/>", found),
  PastedSample("18 characters", "<input name=oid value=00D5j000001uVaTEAU>", foundLong),
  PastedSample("18 in lower case", "<input name=oid value=00d5j000001uvateau>", foundLong),
  PastedSample("encoded quotes", "<input name=&quot;oid&quot; value='\(id)'>", found),
  PastedSample(
    "an encoded name", "<input name=\"&#111;&#x69;d\" value='&#48;0D5j000001uVaT&nbsp;'>", found),
  PastedSample(
    "the source of a page, shown on another",
    "&lt;input type=hidden name=&quot;oid&quot; value=&quot;\(id)&quot;&gt;", found),
  PastedSample("in a comment", "<!-- <input name=oid value=\(id)> -->", []),
  PastedSample(
    "behind a comment", "<!-- > <input name=oid value=x> --><input name=oid value=\(id)>", found),
  PastedSample("behind a short comment", "<!--><input name=oid value=\(id)>", found),
  PastedSample("in a comment without end", "<!-- <input name=oid value=\(id)>", []),
  PastedSample(
    "in a script", "<script>document.write('<input name=oid value=\(id)>')</script>", []),
  PastedSample(
    "behind a script",
    "<SCRIPT>if (a<b) x='</scripts><input name=oid value=x>'</Script ><input name=oid value=\(id)>",
    found),
  PastedSample("in a text area", "<textarea><input name=oid value=\(id)></textarea>", []),
  PastedSample("a broken quote", "<input name=\"oid value=\"\(id)\">", []),
  PastedSample("cut off", "<form><input name=oid value=\(id)", []),
  PastedSample("twice the same", "\(generated)\n\(generated)", found),
  PastedSample(
    "15 and 18 characters",
    "<input name=oid value=\(id)><input name=oid value=00D5j000001uVaTEAU>", found),
  PastedSample(
    "two organisations", "<input name=oid value=\(id)><input name=oid value=00D30000001HWbP>", []),
  PastedSample(
    "the first attribute counts", "<input name=oid value=\(id) value=00D30000001HWbP>", found),
  PastedSample(
    "two in one form",
    generated.replacing("name=\"oid\" value=\"\(id)", with: "name=\"oid\" value=\"00D30000001HWbP"),
    []),
  PastedSample(
    "the address alone",
    "<form action='https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8&amp;orgId=\(id)'>",
    found),
  PastedSample(
    "a form for cases",
    "<form action=\"https://webto.salesforce.com/servlet/servlet.WebToCase\"><input name=orgid value=\(id)>",
    found),
  PastedSample("another form", "<form action=/search><input name=orgid value=\(id)>", []),
  PastedSample("a stand-in", "<input name=oid value=YOUR_OID>", []),
  PastedSample("the documented sample", "<input name=oid value=00Do0000000ZHog>", []),
  PastedSample("a user's id", "<input name=oid value=0055j000001uVaT>", []),
  PastedSample("no form", "<p>oid</p>", []),
  PastedSample("a line with its label", "oid: \(id)", found),
  PastedSample("a variable", "export SALESFORCE_OID=\"\(id)\"", found),
  PastedSample(
    "the page of the company",
    "Organization Edition\nEnterprise\nSalesforce.com Organization ID\n\(id)", found),
  PastedSample("a table", "Organization ID | 00D5j000001uVaTEAU", foundLong),
  PastedSample("JSON", "{\"orgId\": \"00D5j000001uVaTEAU\"}", foundLong),
  PastedSample("an id alone", id, []),
  PastedSample("a session", "oid: \(SalesforceWorld.token)", []),
  PastedSample("a test lead", "company = MSFT_TEST_636573304831318844\noid = \(id)", []),
  PastedSample(
    "a document",
    """
    {"leadDestination": "salesforce", "salesforceLeadConfiguration":
    {"objectIdentifier": "\(id)", "contactEmail": "leads@contoso.com"}, "x-leadline":
    {"schemaVersion": 1, "verification": {"myDomain": "\(SalesforceWorld.host)",
    "accessToken": "\(SalesforceWorld.token)"}}}
    """, found + ["contactEmail=leads@contoso.com"]),
  PastedSample(
    "a document of a stranger",
    "{\"leadDestination\": \"salesforce\", \"salesforceLeadConfiguration\": {\"objectIdentifier\": \"0055j000001uVaT\"}}",
    []),
]

@Suite("Pasted texts: Salesforce") struct SalesforcePasteTests {
  @Test(arguments: samples) func answer(_ sample: PastedSample) {
    #expect(Destination.salesforce.pastedValues(sample.text).shown == sample.answers)
  }

  @Test(arguments: samples) func speakOfSalesforceFirst(_ sample: PastedSample) {
    let destinations = PastedText.destinations(in: sample.text).map(\.destination.id)
    #expect(destinations.first == (sample.answers.isEmpty ? nil : "salesforce"))
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "<", "<a", "<a ", "<a b=\"", "<!--", "<!-", "<!-->", "-->", "<script>", "</script", "&lt;",
      "&", "<input name=oid value=", "<input name=oid value=x>", "<form>", "<select name=a>",
      "<label for=a>", "</", "<?", "/", " a=b", "<a b='>", "&#", "<form action=?orgid=a&orgid=b>",
    ])
  func areReadInNoTime(_ piece: String) {
    for bytes in [1 << 17, 1 << 20] {
      let text = "<p " + String(repeating: piece, count: bytes / piece.utf8.count)
      let start = ContinuousClock.now
      #expect(Destination.salesforce.pastedValues(text) == [])
      #expect(Destination.salesforce.pastedRemarks(text) == [])
      // Without optimisation everything takes many times as long.
      #expect(ContinuousClock.now - start < .seconds(30), "\(piece) \(bytes)")
    }
  }

  @Test(.timeLimit(.minutes(10))) func aFormOfTenMegabytesIsRead() {
    let filler = "<p class='x'>Some text &amp; more</p>\n<input name=a value=b>\n"
    let text = String(repeating: filler, count: (10 << 20) / filler.utf8.count) + generated
    #expect(Destination.salesforce.pastedValues(text).shown == found)
  }
}

/// A form and the entries of what is remarked about it.
private struct RemarkedForm: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let entries: [String]

  init(_ description: String, _ text: String, _ entries: [String]) {
    testDescription = description
    self.text = text
    self.entries = entries
  }
}

private let sandbox = "salesforce-form-of-sandbox"
private let captcha = "salesforce-form-has-captcha"
private let picklist = "salesforce-form-has-picklist"
private let oid = "<input name=oid value=\(id)>"

private func form(_ host: String, _ content: String = "") -> String {
  "<form action=\"https://\(host)/servlet/servlet.WebToLead?encoding=UTF-8\">\(oid)\(content)</form>"
}

private let forms: [RemarkedForm] = [
  RemarkedForm("as it is generated", generated, []),
  RemarkedForm("an old host", form("www.salesforce.com"), []),
  RemarkedForm("of a sandbox", form("test.salesforce.com"), [sandbox]),
  RemarkedForm(
    "of a sandbox, by My Domain", form("contoso--uat.sandbox.my.salesforce.com"), [sandbox]),
  RemarkedForm("in capitals", form("TEST.Salesforce.COM"), [sandbox]),
  RemarkedForm(
    "with a captcha",
    form(
      "webto.salesforce.com",
      "<input type=hidden name='captcha_settings' value='{\"keyname\":\"x\"}'>"),
    [captcha]),
  RemarkedForm(
    "with a box for it",
    form("webto.salesforce.com", "<div class=\"g-recaptcha\" data-sitekey=x></div>"),
    [captcha]),
  RemarkedForm(
    "with lists", form("webto.salesforce.com", "<select name=country><option>US</select>"),
    [picklist]),
  RemarkedForm(
    "with everything",
    form("test.salesforce.com", "<select name=a></select><div class='g-recaptcha'>"),
    [sandbox, captcha, picklist]),
  RemarkedForm(
    "another form on the page", "<form><select name=a></form>\(form("webto.salesforce.com"))", []),
  RemarkedForm("a list in a comment", form("webto.salesforce.com", "<!-- <select name=a> -->"), []),
  RemarkedForm(
    "no organisation", "<form action=https://test.salesforce.com/servlet/servlet.WebToLead>", []),
  RemarkedForm("a line", "oid: \(id)", []),
]

@Suite("Pasted texts: remarks on forms of Salesforce") struct SalesforceRemarkTests {
  @Test(arguments: forms) fileprivate func areMade(_ form: RemarkedForm) {
    let remarks = Destination.salesforce.pastedRemarks(form.text)
    #expect(remarks.compactMap(\.entry?.rawValue) == form.entries)
    #expect(remarks.allSatisfy { $0.field == "objectIdentifier" && $0.said != nil })
  }

  @Test func nameListsAsPeopleDo() {
    let text = form(
      "webto.salesforce.com",
      """
      <label for="industry">Industry &amp; more</label><select id="industry" name="industry">
      Product Interest:<select  id="00N5j00000ABC12" name="00N5j00000ABC12" title="Interest">
      """)
    let remark = Destination.salesforce.pastedRemarks(text).first
    #expect(remark?.parameters[.fields] == "Industry & more, 00N5j00000ABC12")
    #expect(remark?.parameters[.count] == "2")
  }

  @Test func showNothingThatHarms() {
    let text = form(
      "test.salesforce.com",
      "<label for=a>\u{1B}[31m`rm -rf`${x}</label><select id=a name='\u{202E}'>")
    for remark in Destination.salesforce.pastedRemarks(text) {
      let shown = (remark.said ?? "") + remark.parameters.values.joined()
      #expect(!shown.unicodeScalars.contains { "\u{1B}\u{202E}`${}".unicodeScalars.contains($0) })
    }
  }

  @Test(arguments: Registry.all.map(\.id)) func areNoneOnOtherTexts(_ id: String) throws {
    let destination = try #require(Registry.destination(id))
    for text in ["", "hello", TableWorld.connection, "<form></form>"] {
      #expect(destination.pastedRemarks(text) == [])
    }
  }
}
