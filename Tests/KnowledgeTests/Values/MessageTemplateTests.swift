import Knowledge
import Testing
import Text

/// A wording and what it is taken apart into.
struct TemplateCase: Sendable, CustomTestStringConvertible {
  let message: String
  let segments: [String]
  /// `left name right`, with the numbers of the segments, or `-`.
  let placeholders: [String]

  var testDescription: String { "'\(message)'" }
}

@Suite("Message templates") struct MessageTemplateTests {
  @Test(arguments: [
    TemplateCase(message: "", segments: [], placeholders: []),
    TemplateCase(message: "Tenant not found.", segments: ["tenantnotfound"], placeholders: []),
    TemplateCase(
      message: "Tenant '{tenantId}' not found.", segments: ["tenant", "notfound"],
      placeholders: ["0 tenantId 1"]),
    TemplateCase(
      message: "{userName} has no role", segments: ["hasnorole"], placeholders: ["- userName 0"]),
    TemplateCase(
      message: "'{userName}' has no role", segments: ["hasnorole"], placeholders: ["- userName 0"]),
    TemplateCase(message: "Wait {duration}", segments: ["wait"], placeholders: ["0 duration -"]),
    TemplateCase(
      message: "{a}", segments: [], placeholders: ["- a -"]),
    TemplateCase(
      message: "Table {table}, column {column}: denied", segments: ["table", "column", "denied"],
      placeholders: ["0 table 1", "1 column 2"]),
    TemplateCase(
      message: "{a} ({b}) x", segments: ["x"], placeholders: ["- a -", "- b 0"]),
    TemplateCase(
      message: "For {a}{b}, {c}", segments: ["for"], placeholders: ["0 a -", "- b -", "- c -"]),
    TemplateCase(message: "Set {} here", segments: ["sethere"], placeholders: []),
    TemplateCase(message: "Set {a b} here", segments: ["setabhere"], placeholders: []),
    TemplateCase(message: "Set {tenant_id}", segments: ["settenantid"], placeholders: []),
    TemplateCase(message: "An open { brace", segments: ["anopenbrace"], placeholders: []),
    TemplateCase(
      message: "A {{name}} twice", segments: ["a", "twice"], placeholders: ["0 name 1"]),
    TemplateCase(
      message: "{aNameThatIsMuchTooLongToBeOne} x", segments: ["anamethatismuchtoolongtobeonex"],
      placeholders: []),
    TemplateCase(
      message: "Café\nİsn’t {x} ＦＵＬＬ", segments: ["cafeisnot", "full"], placeholders: ["0 x 1"]),
    TemplateCase(
      message: "租户“{tenantId}”不存在", segments: ["租户", "不存在"], placeholders: ["0 tenantId 1"]),
  ])
  func isTakenApart(_ template: TemplateCase) {
    let parsed = MessageTemplate(template.message)
    #expect(
      parsed.segments.map { String(decoding: $0.bytes, as: UTF8.self) } == template.segments)
    let placeholders = parsed.placeholders.map { placeholder in
      let sides = [placeholder.left, placeholder.right].map { $0.map(String.init) ?? "-" }
      return "\(sides[0]) \(placeholder.name) \(sides[1])"
    }
    #expect(placeholders == template.placeholders)
  }
}
