import Text

extension CertificateFacts {
  /// Reads the fields of a certificate as libcurl writes them: `Subject:CN = host`,
  /// `Start date:Nov 20 07:00:00 2026 GMT`.
  ///
  /// - Parameter fields: The fields; `nil` comes of a list that lacks one of the four.
  init?(fields: [String]) {
    func value(_ name: String) -> String? {
      fields.first { $0.hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 1)) }
    }
    guard let subject = value("Subject"), let issuer = value("Issuer"),
      let validFrom = value("Start date"), let validUntil = value("Expire date")
    else { return nil }
    self.init(
      subject: SafeText.escapedLine(subject), issuer: SafeText.escapedLine(issuer),
      validFrom: Self.day(validFrom), validUntil: Self.day(validUntil))
  }

  /// The day of `Nov 20 07:00:00 2026 GMT`; the text itself where it is written in another way.
  private static func day(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard words.count == 5, let day = Int(words[1]) else { return SafeText.escapedLine(text) }
    let date = "Mon, \(day < 10 ? "0" : "")\(day) \(words[0]) \(words[3]) \(words[2]) \(words[4])"
    return Timestamp(httpDate: date)?.day ?? SafeText.escapedLine(text)
  }
}
