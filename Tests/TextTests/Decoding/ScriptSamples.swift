import Testing
import Text

/// The same message in the scripts of the world, with a code in it as the services write them.
struct ScriptSample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String

  init(_ testDescription: String, _ text: String) {
    (self.testDescription, self.text) = (testDescription, "AADSTS90002: " + text + "\r\n")
  }

  static let all = [
    ScriptSample("English", "Tenant 'contoso' not found."),
    ScriptSample("Swedish", "Klientorganisationen hittades inte. R\u{E4}ksm\u{F6}rg\u{E5}s"),
    ScriptSample("Polish", "Nie znaleziono dzier\u{17C}awy \u{201E}contoso\u{201D}."),
    ScriptSample("Turkish", "Kirac\u{131} bulunamad\u{131}: \u{130}STEMC\u{130}"),
    ScriptSample(
      "Greek", "\u{394}\u{3B5}\u{3BD} \u{3B2}\u{3C1}\u{3AD}\u{3B8}\u{3B7}\u{3BA}\u{3B5}"),
    ScriptSample("Russian", "\u{41A}\u{43B}\u{438}\u{435}\u{43D}\u{442} \u{43D}\u{435}"),
    ScriptSample("Hebrew", "\u{5D4}\u{5D3}\u{5D9}\u{5D9}\u{5E8} \u{5DC}\u{5D0}"),
    ScriptSample("Arabic", "\u{627}\u{644}\u{645}\u{633}\u{62A}\u{623}\u{62C}\u{631}"),
    ScriptSample("Persian", "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}"),
    ScriptSample("Hindi", "\u{915}\u{93F}\u{930}\u{93E}\u{92F}\u{947}\u{926}\u{93E}\u{930}"),
    ScriptSample("Tamil", "\u{B95}\u{BC1}\u{B9F}\u{BBF}"),
    ScriptSample("Thai", "\u{E44}\u{E21}\u{E48}\u{E1E}\u{E1A}\u{E1C}\u{E39}\u{E49}"),
    ScriptSample("Georgian", "\u{10DB}\u{10DD}\u{10D8}\u{10EF}\u{10D0}"),
    ScriptSample("Armenian", "\u{540}\u{561}\u{575}\u{565}\u{580}\u{565}\u{576}"),
    ScriptSample("Amharic", "\u{12A0}\u{121B}\u{122D}\u{129B}"),
    ScriptSample("Japanese", "\u{30C6}\u{30CA}\u{30F3}\u{30C8}\u{304C}\u{898B}\u{3064}"),
    ScriptSample("Korean", "\u{D14C}\u{B10C}\u{D2B8}\u{B97C} \u{CC3E}\u{C744} \u{C218}"),
    ScriptSample("Chinese", "\u{627E}\u{4E0D}\u{5230}\u{79DF}\u{6237}\u{3002}"),
    ScriptSample("Chinese, rare", "\u{20BB7}\u{2A6B2}\u{30EDD}"),
    ScriptSample("pictures", "\u{1F525}\u{1F468}\u{200D}\u{1F469} \u{2764}\u{FE0F}"),
  ]
}

/// A text in the bytes of an encoding.
enum Encoder {
  static func bytes(of text: String, _ encoding: DecodedText.Encoding) -> [UInt8] {
    let units: [[UInt8]] =
      switch encoding {
      case .utf8: text.utf8.map { [$0] }
      case .utf16LittleEndian, .utf16BigEndian: text.utf16.map { bytes(of: UInt32($0), count: 2) }
      case .utf32LittleEndian, .utf32BigEndian:
        text.unicodeScalars.map { bytes(of: $0.value, count: 4) }
      }
    let isBig = encoding == .utf16BigEndian || encoding == .utf32BigEndian
    return units.flatMap { isBig ? $0.reversed() : $0 }
  }

  private static func bytes(of value: UInt32, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }
}
