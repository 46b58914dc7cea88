import Knowledge
import Testing
import Text

/// A wording and what it is taken apart into.
struct TemplateCase: Sendable, CustomTestStringConvertible {
  let message: String
  let segments: [String]
  let names: [String]
  var beginsWithPlaceholder = false

  var testDescription: String { "'\(message)'" }
}

@Suite("Message templates") struct MessageTemplateTests {
  @Test(arguments: [
    TemplateCase(message: "", segments: [], names: []),
    TemplateCase(message: "Tenant not found.", segments: ["tenantnotfound"], names: []),
    TemplateCase(
      message: "Tenant '{tenantId}' not found.", segments: ["tenant", "notfound"],
      names: ["tenantId"]),
    TemplateCase(
      message: "{userName} has no role", segments: ["hasnorole"], names: ["userName"],
      beginsWithPlaceholder: true),
    TemplateCase(
      message: "'{userName}' has no role", segments: ["hasnorole"], names: ["userName"],
      beginsWithPlaceholder: true),
    TemplateCase(message: "Wait {duration}", segments: ["wait"], names: ["duration"]),
    TemplateCase(
      message: "{a}", segments: [], names: ["a"], beginsWithPlaceholder: true),
    TemplateCase(
      message: "Table {table}, column {column}: denied", segments: ["table", "column", "denied"],
      names: ["table", "column"]),
    TemplateCase(message: "Set {} here", segments: ["sethere"], names: []),
    TemplateCase(message: "Set {a b} here", segments: ["setabhere"], names: []),
    TemplateCase(message: "Set {tenant_id}", segments: ["settenantid"], names: []),
    TemplateCase(message: "An open { brace", segments: ["anopenbrace"], names: []),
    TemplateCase(message: "A {{name}} twice", segments: ["a", "twice"], names: ["name"]),
    TemplateCase(
      message: "{aNameThatIsMuchTooLongToBeOne} x", segments: ["anamethatismuchtoolongtobeonex"],
      names: []),
    TemplateCase(
      message: "Café\nİsn’t {x} ＦＵＬＬ", segments: ["cafeisnot", "full"], names: ["x"]),
    TemplateCase(message: "租户“{tenantId}”不存在", segments: ["租户", "不存在"], names: ["tenantId"]),
  ])
  func isTakenApart(_ template: TemplateCase) {
    let parsed = MessageTemplate(template.message)
    #expect(
      parsed.segments.map { String(decoding: $0.bytes, as: UTF8.self) } == template.segments)
    #expect(parsed.names == template.names)
    #expect(parsed.beginsWithPlaceholder == template.beginsWithPlaceholder)
  }
}
