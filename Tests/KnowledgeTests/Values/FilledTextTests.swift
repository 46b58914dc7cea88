import Knowledge
import Testing

/// A text with placeholders and what becomes of it.
struct FilledCase: Sendable, CustomTestStringConvertible {
  let text: String
  let filled: String
  let placeholders: [Parameter]

  var testDescription: String { "'\(text)'" }

  init(_ text: String, _ filled: String, _ placeholders: Parameter...) {
    self.text = text
    self.filled = filled
    self.placeholders = placeholders
  }
}

@Suite("Filled text") struct FilledTextTests {
  private static let values: [Parameter: String] = [
    .tenantId: "contoso.com", .table: "lead", .userId: "{table}",
  ]

  @Test(arguments: [
    FilledCase("", ""), FilledCase("plain", "plain"),
    FilledCase("{tenantId}", "contoso.com", .tenantId),
    FilledCase("a {tenantId} b {table}", "a contoso.com b lead", .tenantId, .table),
    FilledCase("{table}{table}", "leadlead", .table, .table),
    FilledCase("{column} of {table}", "{column} of lead", .column, .table),
    FilledCase("{unknown} {table}", "{unknown} lead", .table),
    FilledCase("{userId}", "{table}", .userId),
    FilledCase("${table}", "$lead", .table), FilledCase("{{table}}", "{lead}", .table),
    FilledCase("{table", "{table"), FilledCase("table}", "table}"), FilledCase("{}", "{}"),
    FilledCase("{ table }", "{ table }"), FilledCase("{Table}", "{Table}"),
    FilledCase("表{table}中", "表lead中", .table),
  ])
  func placeholdersAreReplacedOnce(_ text: FilledCase) {
    #expect(FilledText.filled(text.text) { Self.values[$0] } == text.filled)
    #expect(FilledText.placeholders(in: text.text) == text.placeholders)
  }

  @Test func everyParameterHasAPlaceholder() {
    for parameter in Parameter.allCases {
      #expect(FilledText.placeholders(in: "{\(parameter.rawValue)}") == [parameter])
    }
  }
}
