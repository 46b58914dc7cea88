import Diagnosis
import Knowledge
import Testing

@Suite("Short wordings") struct ShortWordingsTests {
  @Test(arguments: [
    (
      "java.net.ConnectException: Connection refused (Connection refused)",
      "network-connection-refused"
    ),
    ("curl: (60) SSL certificate problem: certificate has expired", "tls-certificate-expired"),
    (
      "curl: (60) SSL certificate problem: self-signed certificate",
      "tls-certificate-self-signed"
    ),
    ("The remote server returned an error: (502) Bad Gateway.", "network-unavailable"),
    ("This request is not authorized to perform this operation.", "table-firewall"),
    ("The table specified does not exist.", "table-leads-table-missing"),
  ])
  func areRecognisedToTheLetter(_ text: String, _ id: String) {
    let result = Embedded.diagnose(text)
    #expect(result.first == id, "\(result.summary)")
    #expect(result.verdict != .unknown, "\(result.summary)")
  }

  /// What stands to the letter wins over what has a part in common, and over what is a part of it.
  @Test(arguments: [
    (
      "This request is not authorized to perform this operation using this permission.",
      "table-sas-permissions"
    ),
    (
      "This request is not authorized to perform this operation using this service.",
      "table-sas-services"
    ),
    ("proxyconnect tcp: dial tcp 10.1.1.9:3128: connect: connection refused", "proxy-unreachable"),
    ("dial tcp 10.1.1.9:443: connect: connection refused", "network-connection-refused"),
    ("curl: (56) CONNECT tunnel failed, response 407", "proxy-authentication"),
    ("curl: (56) CONNECT tunnel failed, response 403", "proxy-refused"),
    ("getaddrinfo ENOTFOUND woodgrove.table.core.windows.net", "table-account-not-found"),
    ("Error: getaddrinfo ENOTFOUND woodgrove.crm.dynamics.com", "network-host-not-found"),
    (
      "The remote certificate is invalid because of errors in the certificate chain: PartialChain",
      "tls-chain-incomplete"
    ),
    (
      "The remote certificate is invalid because of errors in the certificate chain: NotTimeValid",
      "tls-certificate-expired"
    ),
  ])
  func theLongerOneWins(_ text: String, _ id: String) {
    let result = Embedded.diagnose(text)
    #expect(result.first == id, "\(result.summary)")
  }

  /// Where nothing points to these services, a short wording may be a chance.
  @Test func aloneTheyAreOnlyLikely() {
    for text in ["Connection refused (Connection refused)", "socket hang up, Connection reset"] {
      #expect(Embedded.diagnose(text).verdict != .known)
    }
  }

  @Test(arguments: [
    "The committee refused the connection.", "the certificate for bravery has long expired",
    "We reset the connection between the two teams.", "a table that nobody specified",
    "The service desk is unavailable on Sundays.",
    "The service was unavailable to visitors on Mondays.",
  ])
  func wordsInAnotherOrderAreNone(_ text: String) {
    let result = Embedded.diagnose(text)
    #expect(result.verdict == .unknown, "\(result.summary)")
  }

  /// No network failure may speak of a secret or a key that is wrong.
  @Test func networkEntriesBlameNoCredential() {
    let entries = Embedded.entries.filter {
      let id = $0.id.rawValue
      // The key of a certificate that the client shows is none of the destination's.
      guard !id.hasPrefix("tls-client-") else { return false }
      return ["network-", "tls-", "proxy-"].contains { id.hasPrefix($0) }
    }
    #expect(entries.count > 40)
    for entry in entries {
      let text = ([entry.text.cause] + entry.text.resolution).joined(separator: " ").lowercased()
      for word in ["client secret", "account key", "wrong password", "wrong key", "credential"] {
        #expect(!text.contains(word), "\(entry.id): \(word)")
      }
    }
  }
}
