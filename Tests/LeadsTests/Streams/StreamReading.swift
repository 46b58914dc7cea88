import Leads

/// What a stream yields, kept for comparison.
struct StreamReading: Equatable {
  struct Found: Equatable {
    let line: Int
    let event: LeadStreamEvent
  }

  var found: [Found] = []
  var form: LeadStreamForm?
  var mendedRecords = 0
  var firstMendedLine = 0

  /// Reads a text in blocks of so many bytes.
  init(_ bytes: [UInt8], blocks size: Int = .max) {
    var stream = LeadStream()
    var found: [Found] = []
    func take(_ line: Int, _ event: LeadStreamEvent) {
      found.append(Found(line: line, event: event))
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let block = Array(rest.prefix(size))
      rest = rest.dropFirst(block.count)
      stream.take(block.span, take)
    }
    stream.finish(take)
    self.found = found
    form = stream.form
    mendedRecords = stream.mendedRecords
    firstMendedLine = stream.firstMendedLine
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  var leads: [DecodedLead] {
    found.compactMap { found in
      if case .lead(let lead) = found.event { lead } else { nil }
    }
  }

  var faults: [LeadStreamFault] {
    found.compactMap { found in
      if case .fault(let fault) = found.event { fault } else { nil }
    }
  }

  /// `3:anna` for a lead's line and the name before the sign in its address, `4!` for a fault's.
  var outline: String {
    found.map { found in
      switch found.event {
      case .lead(let lead):
        "\(found.line):" + lead.lead.customer.email.prefix { $0 != "@" }
      case .fault: "\(found.line)!"
      }
    }
    .joined(separator: " ")
  }
}

/// Texts of leads that are alike but for a name.
enum StreamSample {
  static func json(_ name: String) -> String {
    #"{"UserDetails":{"FirstName":"A","LastName":"Ek","Email":"\#(name)@fabrikam.com"},"#
      + #""LeadSource":"SPZA","ActionCode":"INS","OfferTitle":"Backup"}"#
  }

  static let header = "Email,First Name,Last Name,Company,Lead Source"

  static func row(_ name: String) -> String {
    "\(name)@fabrikam.com,A,Ek,Fabrikam,SPZA-INS|contoso.backup"
  }

  static func block(_ name: String) -> String {
    """
    company = Fabrikam
    country = SE
    email = \(name)@fabrikam.com
    encoding = UTF-8
    encoding = UTF-8
    first_name = A
    last_name = Ek
    lead_source = SPZA-INS|contoso.backup
    """
  }
}
