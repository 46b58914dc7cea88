public import Text

/// A pasted text that is a lead, or that was meant to be one.
///
/// Errors that services report are none, nor is prose that speaks of leads. Tables in CSV and files
/// of many leads are not read here.
public struct LeadText: Sendable, Hashable {
  /// How surely the text is a lead.
  public enum Certainty: Sendable, Hashable {
    /// It looks like one; ask for it to be taken as such.
    case likely
    /// Nothing else looks like this.
    case certain
  }

  /// Why a text that holds a lead could not be read.
  public enum Fault: Sendable, Hashable {
    /// The JSON breaks off: the text ends before the document does.
    case truncated(at: TextPosition)
    /// The text is no JSON.
    case malformed(JSONError)

    /// Where it was noticed.
    public var position: TextPosition {
      switch self {
      case .truncated(let position): position
      case .malformed(let error): error.position
      }
    }
  }

  /// The leads, in order; none where the text could not be read.
  public let leads: [DecodedLead]
  /// How surely the text is a lead.
  public let certainty: Certainty
  /// Why it could not be read; `nil` where it could.
  public let fault: Fault?

  /// 4 MiB: mending takes the text apart several times.
  private static let lengthLimit = 1 << 22

  init(_ leads: [DecodedLead], _ certainty: Certainty) {
    self.leads = leads
    self.certainty = certainty
    fault = nil
  }

  init(_ fault: Fault, _ certainty: Certainty) {
    leads = []
    self.certainty = certainty
    self.fault = fault
  }

  /// Looks at a text.
  ///
  /// - Parameter text: What was pasted: the text of `lead_source` alone, JSON, lines of `key =
  ///   value`, the body of a form, or an address with a query.
  /// - Returns: The lead or leads in it, or why they cannot be read; `nil` where the text is
  ///   something else, or longer than anything that is pasted.
  public static func read(_ text: String) -> LeadText? {
    guard text.utf8.count <= lengthLimit else { return nil }
    let body = LeadPaste(text)
    switch body.kind {
    case .blank: return nil
    case .json: return LeadJSON.read(body)
    case .line(let line): return LeadLine.read(line) ?? LeadBlock.read(body.lines)
    case .lines: return LeadBlock.read(body.lines)
    }
  }
}

/// A pasted text without what was put around it.
struct LeadPaste {
  enum Kind {
    case blank, json, lines
    case line(Substring)
  }

  /// The whole text, by which places are counted.
  let text: String
  let kind: Kind
  /// The lines that hold something, without blanks around them, fences and signs of quotation.
  let lines: [Substring]
  /// What could be JSON, with the number of scalars before it.
  let json: Substring

  init(_ text: String) {
    self.text = text
    json = Self.unfenced(text)
    if json.first == "{" || json.first == "[" || Self.isMember(json) {
      kind = .json
      lines = []
      return
    }
    lines = text.split(whereSeparator: \.isNewline).map(Self.bare).filter { !$0.isEmpty }
    switch lines.count {
    case 0: kind = .blank
    case 1: kind = .line(lines[0])
    default: kind = .lines
    }
  }

  /// Whether a text begins with a member of an object: `"Email": …`, as when the braces were left
  /// behind.
  static func isMember(_ text: Substring) -> Bool {
    guard text.first == "\"", let end = text.dropFirst().firstIndex(of: "\"") else { return false }
    return text[text.index(after: end)...].trimmed.first == ":"
  }

  /// What stands between fences, where there are any.
  private static func unfenced(_ text: String) -> Substring {
    let body = text.drop { $0 == "\u{FEFF}" }.trimmed
    guard body.hasPrefix("```"), let start = body.firstIndex(where: \.isNewline) else {
      return body
    }
    let inner = body[start...].trimmed
    return inner.hasSuffix("```") ? inner.dropLast(3).trimmed : inner
  }

  private static func bare(_ line: Substring) -> Substring {
    var line = line.drop { $0 == "\u{FEFF}" }.trimmed
    while let first = line.first, first == ">" || first == "*" || first == "•" {
      line = line.dropFirst().trimmed
    }
    if line.hasPrefix("- ") { line = line.dropFirst(2).trimmed }
    return line.hasPrefix("```") ? "" : line
  }
}
