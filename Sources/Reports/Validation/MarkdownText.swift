import Knowledge
import Text

/// Text for Markdown as GitHub reads it, in which nothing foreign comes to life.
///
/// Every sign that could mean something is written as a reference: references are read after
/// tables, links, emphasis and HTML have been found. Mentions and issue numbers are found last of
/// all, but never within `code`; there stand all foreign words, and elsewhere `@` and `#` alone.
/// Mail addresses are found between: they are what is left after the references are read, so that
/// an element has to part them.
enum MarkdownText {
  /// Foreign words within a line.
  static func code(_ text: String) -> String {
    "<code>" + references(SafeText.escapedLine(text), isCode: true) + "</code>"
  }

  /// Our own words within a line, which may hold values of the user; their `**` and backticks are
  /// drawn.
  static func line(_ markup: String) -> String {
    var output = ""
    var isButton = false
    for (number, part) in split(SafeText.escapedLine(markup), at: "`").enumerated() {
      // The backtick that is never closed is an ordinary sign.
      if number % 2 == 1 {
        output += "<code>" + references(part, isCode: true) + "</code>"
        continue
      }
      for (number, words) in split(part, at: "**").enumerated() {
        if number > 0 {
          output += isButton ? "</strong>" : "<strong>"
          isButton.toggle()
        }
        output += references(words, isCode: false)
      }
    }
    return output + (isButton ? "</strong>" : "")
  }

  /// Foreign words of several lines, in a block of their own.
  static func block(_ lines: [String]) -> String {
    var longest = 2
    for line in lines {
      var run = 0
      for scalar in line.unicodeScalars {
        run = scalar == "`" ? run + 1 : 0
        longest = max(longest, run)
      }
    }
    let fence = String(repeating: "`", count: longest + 1)
    return ([fence] + lines + [fence]).joined(separator: "\n") + "\n"
  }

  /// Paragraphs of our own words.
  static func paragraphs(_ markup: String) -> String {
    markup.split(separator: "\n\n").map { line(String($0)) + "\n" }.joined(separator: "\n")
  }

  /// Cause, steps, who and verification.
  static func mending(_ text: EntryText, in language: LanguageTag) -> String {
    func label(_ heading: Heading) -> String { heading.text(in: language) }
    var output = paragraphs(text.cause) + "\n**\(label(.resolution))**\n\n"
    for (number, step) in text.resolution.enumerated() {
      output += "\(number + 1). \(line(step))\n"
    }
    output += "\n**\(label(.who))**: \(line(text.who))\n"
    output += "\n**\(label(.verify))**: \(line(text.verify))\n"
    return output
  }

  private static func split(_ text: String, at separator: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(separator.unicodeScalars)
    var parts = [String.UnicodeScalarView()]
    var index = 0
    while index < scalars.count {
      if scalars[index...].starts(with: wanted) {
        parts.append(String.UnicodeScalarView())
        index += wanted.count
      } else {
        parts[parts.count - 1].append(scalars[index])
        index += 1
      }
    }
    return parts.map { String($0) }
  }

  private static func references(_ text: String, isCode: Bool) -> String {
    var output = ""
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "@" where !isCode, "#" where !isCode:
        output += "<code>&#\(scalar.value);</code>"
      case "." where previous != "w" && previous != "W": output += "."
      case "-" where previous != " " && previous != "-": output += "-"
      case "@": output += "&#64;<wbr>"
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",", "/", "?", "%", "(", ")", "'":
        output.unicodeScalars.append(scalar)
      case "!"..."~": output += "&#\(scalar.value);"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
