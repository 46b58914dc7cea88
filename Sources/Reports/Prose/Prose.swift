import Text

/// What a piece of a report is for; the caller draws it.
public enum ProseRole: Sendable, Hashable {
  /// What was found.
  case title
  /// The head of a part.
  case heading
  /// Words of the user's text.
  case evidence
  /// Something to type or to click.
  case command
  /// Something of less weight.
  case muted
  /// Something in order.
  case success
  /// Something to look at.
  case warning
  /// Something broken.
  case failure
}

/// Where and how a report is drawn.
public struct ProseStyle {
  /// The width in terminal cells.
  public let width: Int
  /// Draws a text of one line; the plain text where there is no colour.
  public let paint: (String, ProseRole) -> String

  /// Fixes a style.
  ///
  /// - Parameters:
  ///   - width: The width in terminal cells.
  ///   - paint: Draws a text of one line.
  public init(width: Int, paint: @escaping (String, ProseRole) -> String) {
    self.width = width
    self.paint = paint
  }
}

/// Text with `**names of buttons**` and `` `things to type` ``, laid out at a width.
///
/// Buttons lose their asterisks and are drawn; things to type keep their backticks, which mark
/// where they end also without colour.
struct Prose {
  private struct Letter {
    let scalar: Unicode.Scalar
    let role: ProseRole?
  }

  private let letters: [Letter]

  init(_ markup: String) {
    var letters: [Letter] = []
    var isButton = false
    var isCode = false
    var rest = SafeText.escaped(markup).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if !isCode, scalar == "*", rest.first == "*" {
        isButton.toggle()
        rest.removeFirst()
        continue
      }
      if scalar == "`" { isCode.toggle() }
      let role: ProseRole? = isCode || scalar == "`" || isButton ? .command : nil
      letters.append(Letter(scalar: scalar, role: role))
    }
    self.letters = letters
  }

  private var letterText: String { String(String.UnicodeScalarView(letters.map(\.scalar))) }

  /// The text without asterisks, made safe once more as a command may have come about where they
  /// fell away.
  var plain: String { SafeText.escaped(letterText) }

  /// The lines, each with its lead; further lines are indented under the first.
  func lines(_ style: ProseStyle, lead: String = "", indent: Int = 0) -> [String] {
    let width = max(10, style.width - indent)
    let wrapped = DisplayWidth.wrapped(letterText, to: width)
    var position = 0
    return wrapped.enumerated().map { number, line in
      let margin = number == 0 ? lead : String(repeating: " ", count: indent)
      return margin + painted(line, from: &position, style)
    }
  }

  /// Draws the runs of one role; blanks at which a line was broken are passed over.
  ///
  /// The line is made safe once more: a command of a build service may have come about where
  /// asterisks fell away, or have come to the start of a line.
  private func painted(_ line: String, from position: inout Int, _ style: ProseStyle) -> String {
    var result = ""
    var run = String.UnicodeScalarView()
    var role: ProseRole?
    func close() {
      result += role.map { style.paint(String(run), $0) } ?? String(run)
      run = String.UnicodeScalarView()
    }
    var rest = line.unicodeScalars[...]
    for scalar in SafeText.escaped(line).unicodeScalars {
      guard scalar == rest.first else {
        run.append(scalar)
        continue
      }
      rest.removeFirst()
      while position < letters.count, letters[position].scalar != scalar { position += 1 }
      let next = position < letters.count ? letters[position].role : nil
      position += 1
      if next != role {
        close()
        role = next
      }
      run.append(scalar)
    }
    close()
    return result
  }
}
