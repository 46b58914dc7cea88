import Testing
import Text

/// A way in which a text comes damaged or wrapped.
struct Mutation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Whether people paste it every day.
  let isCommon: Bool
  let apply: @Sendable (String) -> String

  init(
    _ description: String, isCommon: Bool = false, _ apply: @escaping @Sendable (String) -> String
  ) {
    (testDescription, self.isCommon, self.apply) = (description, isCommon, apply)
  }

  /// Everything that leaves the text whole.
  static let all: [Mutation] =
    [unchanged, otherIds] + layout + escaped + coloured + written

  static let unchanged = Mutation("unchanged", isCommon: true) { $0 }

  static let otherIds = Mutation("other ids", isCommon: true) { text in
    "[01c7a6a2-5f3b-4c87-8a6e-3a1b7f0d9e42] " + text.withOtherIds + """
      \r\nTrace ID: 3e2d1c0b-a998-4877-b665-5443322110ff\r
      Correlation ID: 90817263-5445-4362-b1a0-9f8e7d6c5b4a\r
      Timestamp: 2026-02-19 16:40:03Z
      """
  }

  private static let layout = [
    Mutation("a timestamp on each line", isCommon: true) { text in
      text.wrapped(at: 60).enumerated().map { number, line in
        "2026-05-01 10:\(10 + number % 50):07,301 ERROR \(line)"
      }
      .joined(separator: "\n")
    },
    Mutation("a bracketed timestamp on each line") { text in
      text.wrapped(at: 60).map { "[2026-05-01T10:22:07.301Z] [warn] \($0)" }
        .joined(separator: "\n")
    },
    Mutation("wrapped at 80, also inside words", isCommon: true) { text in
      text.wrapped(at: 80).joined(separator: "\n")
    },
    Mutation("wrapped at 40 and indented") { text in
      text.wrapped(at: 40).joined(separator: "\n    ")
    },
    Mutation("CRLF", isCommon: true) { $0.wrapped(at: 50).joined(separator: "\r\n") },
    Mutation("quoted", isCommon: true) { text in
      text.wrapped(at: 72).map { "> \($0)" }.joined(separator: "\n")
    },
    Mutation("in a box") { text in
      (["┌────────┐"] + text.wrapped(at: 60).map { "│ \($0) │" } + ["└────────┘"])
        .joined(separator: "\n")
    },
    Mutation("quoted three times") { text in
      text.wrapped(at: 60).map { ">>> \($0)" }.joined(separator: "\r\n")
    },
  ]

  private static let escaped = [
    Mutation("JSON", isCommon: true) {
      "{\"error\":{\"code\":\"\",\"message\":\"\($0.jsonEscaped)\"}}"
    },
    Mutation("JSON in ASCII") { "{\"message\": \"\($0.jsonEscapedInASCII)\", \"status\": 400}" },
    Mutation("JSON twice") { text in
      "{\"details\":\"\("{\"message\":\"\(text.jsonEscaped)\"}".jsonEscaped)\"}"
    },
    Mutation("JSON in ASCII twice") { text in
      "{\"details\":\"\("{\"message\":\"\(text.jsonEscapedInASCII)\"}".jsonEscaped)\"}"
    },
    Mutation("HTML", isCommon: true) { "<div role=\"alert\"><p>\($0.htmlEscaped)</p><br/></div>" },
    Mutation("HTML with numbers") { "<li>\($0.htmlEscapedInASCII)</li>" },
    Mutation("HTML with tags between the words") { text in
      text.split(separator: " ").map { "<span>\(String($0).htmlEscaped)</span>" }
        .joined(separator: " ")
    },
    Mutation("URL", isCommon: true) {
      "https://contoso.example/error?message=\($0.percentEncoded)&again=1"
    },
    Mutation("URL with plus") { text in
      "message="
        + text.split(separator: " ", omittingEmptySubsequences: false)
        .map { String($0).percentEncoded }.joined(separator: "+")
    },
  ]

  private static let coloured = [
    Mutation("colour around") { "\u{1B}[1;31m\($0)\u{1B}[0m" },
    Mutation("colour inside", isCommon: true) { text in
      text.byScalar { index, scalar in
        (index % 7 == 3 ? "\u{1B}[38;5;196m" : index % 7 == 5 ? "\u{1B}[m" : "") + String(scalar)
      }
    },
    Mutation("colour printed") { "\\u001b[31m\($0)\\x1b[0m" },
    Mutation("a link") { "\u{1B}]8;;https://contoso.example\u{1B}\\\($0)\u{1B}]8;;\u{07}" },
  ]

  private static let written = [
    Mutation("upper case", isCommon: true) { $0.uppercased() },
    Mutation("lower case") { $0.lowercased() },
    Mutation("full width") { text in
      text.byScalar { _, scalar in
        let wide = (0x21...0x7E).contains(scalar.value) ? scalar.value + 0xFEE0 : scalar.value
        return Unicode.Scalar(wide).map { String($0) } ?? ""
      }
    },
    Mutation("decomposed", isCommon: true, Decomposition.of),
    Mutation("no-break spaces") { text in
      text.byScalar { index, scalar in
        scalar == " " ? (index % 2 == 0 ? "\u{A0}" : "\u{202F}") : String(scalar)
      }
    },
    Mutation("curly quotes") { text in
      text.byScalar { _, scalar in
        scalar == "'" ? "\u{2019}" : scalar == "\"" ? "\u{201D}" : String(scalar)
      }
    },
  ]
}

extension String {
  /// The text with something in place of each scalar.
  func byScalar(_ change: (Int, Unicode.Scalar) -> String) -> String {
    unicodeScalars.enumerated().reduce(into: "") { $0 += change($1.offset, $1.element) }
  }

  /// Lines of at most so many cells, cut wherever that is.
  func wrapped(at width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var line = ""
      var cells = 0
      for character in paragraph {
        let more = DisplayWidth.of(String(character))
        if cells + more > width {
          lines.append(line)
          (line, cells) = ("", 0)
        }
        line.append(character)
        cells += more
      }
      lines.append(line)
    }
    return lines
  }

  /// The first so many characters.
  func cut(to count: Int) -> String { String(prefix(count)) }

  /// Every GUID with other digits.
  fileprivate var withOtherIds: String {
    split(separator: "'", omittingEmptySubsequences: false).map { part in
      let isId = part.utf8.count == 36 && part.utf8.filter { $0 == 0x2D }.count == 4
      return isId ? "7d0c53e1-66b8-4f2a-9e14-c0a95d83b7f6" : String(part)
    }
    .joined(separator: "'")
  }

  var jsonEscaped: String {
    byScalar { _, scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      default: String(scalar)
      }
    }
  }

  fileprivate var jsonEscapedInASCII: String {
    jsonEscaped.byScalar { _, scalar in
      scalar.isASCII
        ? String(scalar)
        : String(scalar).utf16.map { "\\u" + $0.hexadecimal(digits: 4) }.joined()
    }
  }

  fileprivate var htmlEscaped: String {
    byScalar { _, scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "'": "&#39;"
      case "\"": "&quot;"
      default: String(scalar)
      }
    }
  }

  fileprivate var htmlEscapedInASCII: String {
    htmlEscaped.byScalar { index, scalar in
      scalar.isASCII
        ? String(scalar)
        : index % 2 == 0 ? "&#\(scalar.value);" : "&#x\(String(scalar.value, radix: 16));"
    }
  }

  var percentEncoded: String {
    utf8.reduce(into: "") { result, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte))
      result += isPlain ? String(scalar) : "%" + UInt16(byte).hexadecimal(digits: 2)
    }
  }
}

extension UInt16 {
  fileprivate func hexadecimal(digits: Int) -> String {
    String(String(Int(self) + 0x10000, radix: 16).suffix(digits))
  }
}
