import Diagnosis
import Knowledge
import Text

/// A knowledge entry as far as a text tells it: what it says is there, without ids and secrets, and
/// what somebody must find out is left for `knowledge lint` to ask for.
struct EntryDraft {
  let id: String
  let area: String
  private let codes: [String]
  private let destination: String
  private let message: String
  private let example: String

  /// The areas of the services, by the name of their catalogue.
  private static let areas = [
    "entra": "entra", "dataverse": "dataverse", "storage": "storage", "marketo": "marketo",
    "salesforce": "salesforce", "salesforce-sign-in": "salesforce", "web-to-lead": "salesforce",
    "hosts": "https",
  ]
  private static let otherArea = "network"
  private static let idWords = 5

  /// Makes a draft.
  ///
  /// - Parameters:
  ///   - text: What was pasted.
  ///   - result: What it was diagnosed as.
  ///   - archive: The knowledge base.
  ///   - id: The entry's id; `nil` to make one up.
  ///   - area: The entry's folder; `nil` to choose one.
  init(
    text: String, result: DiagnosisResult, archive: KnowledgeArchive, id: String?, area: String?
  ) {
    let row = result.findings.first.flatMap { finding in
      finding.number >= archive.entryCount ? archive.entry(finding.number) : nil
    }
    let known = row.flatMap { $0.recognition.codes.first }.map { [$0] } ?? []
    codes = known + result.unknownCodes.map(\.code).filter { !known.contains($0) }
    example = Self.masked(text)
    message = DraftMessage(example, codes: codes).text
    let catalogue = result.traces.catalogues.first { Self.areas[$0] != nil }
    self.area = area ?? catalogue.flatMap { Self.areas[$0] } ?? Self.otherArea
    destination =
      row?.subject.destination
      ?? catalogue.flatMap { archive.help(ofCatalogue: $0)?.subject.destination } ?? "any"
    self.id = id ?? Self.name(for: codes.first ?? message, in: self.area)
  }

  private static func masked(_ text: String) -> String {
    IdentifierMask.masked(SecretScanner.redacted(text))
      .split(whereSeparator: \.isNewline).map(String.init).joined(separator: "\n")
  }

  /// An id of the first words of something.
  private static func name(for text: String, in area: String) -> String {
    let words = text.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return ([area] + words.prefix(idWords).map(String.init)).joined(separator: "-")
  }

  /// The file, with `## Cause` and the like empty.
  var markdown: String {
    let codeLine = codes.isEmpty ? [] : ["codes: " + codes.joined(separator: ", ")]
    let head =
      ["---", "id: \(id)"] + codeLine
      + ["destination: \(destination)", "who: ", "proof: ", "source: ", "---", "# "]
    let body = [
      "## Messages", Self.indented(message), "## Described as", "- ", "## Matches",
      Self.indented(example), "## Does not match", "## Cause", "## Resolution", "1. ", "## Verify",
    ]
    return (head + body).joined(separator: "\n") + "\n"
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
  }
}

/// The sentence of a text that tells the failure, with a placeholder for what changes.
struct DraftMessage {
  let text: String

  private static let minimumWords = 4
  /// What services write behind their sentence.
  private static let tails = ["Trace ID:", "Correlation ID:", "Timestamp:", "RequestId:", "\",\""]

  /// Finds the sentence: behind a code where there is one, else the line with the most words.
  init(_ example: String, codes: [String]) {
    var sentence: Substring?
    for code in codes where sentence == nil {
      guard let range = example.firstRange(of: code) else { continue }
      let rest = example[range.upperBound...].drop { ": \"',-".contains($0) }
      let line = rest.prefix { !$0.isNewline }
      if Self.wordCount(line) >= Self.minimumWords { sentence = line }
    }
    let lines = example.split(whereSeparator: \.isNewline)
    let longest = lines.max { Self.wordCount($0) < Self.wordCount($1) }
    text = Self.withPlaceholders(Self.withoutTail(String(sentence ?? longest ?? "")))
  }

  private static func wordCount(_ line: Substring) -> Int { line.split(separator: " ").count }

  private static func withoutTail(_ sentence: String) -> String {
    var end = sentence.endIndex
    for tail in tails {
      if let range = sentence.firstRange(of: tail) { end = min(end, range.lowerBound) }
    }
    var kept = sentence[..<end]
    while let last = kept.last, " \"}],;".contains(last) { kept.removeLast() }
    return String(kept)
  }

  /// The masked ids are zeros; they become placeholders.
  private static func withPlaceholders(_ sentence: String) -> String {
    let mask = "00000000-0000-0000-0000-000000000000"
    return sentence.split(separator: mask, omittingEmptySubsequences: false)
      .joined(separator: "{text}")
  }
}
