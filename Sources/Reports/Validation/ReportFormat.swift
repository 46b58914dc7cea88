/// The formats in which a validation can be reported.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// For a person to read.
  case text
  /// The contract's object.
  case json
  /// JUnit's XML, which most build services read.
  case junit
  /// SARIF 2.1.0, which code scanning reads.
  case sarif
  /// Annotations of GitHub Actions, with the text for the log.
  case github
  /// Issues of Azure Pipelines, with the text for the log.
  case azureDevOps = "azure-devops"
  /// A summary page, as GitHub shows it.
  case markdown

  /// Makes what draws this format.
  ///
  /// - Parameter setting: What the renderers need to know.
  /// - Returns: A renderer for one validation.
  public func renderer(_ setting: ReportSetting) -> any ReportRenderer {
    switch self {
    case .text: TextReportRenderer(setting)
    case .json: JSONReportRenderer(setting)
    case .junit: JUnitReportRenderer()
    case .sarif: SARIFReportRenderer(setting)
    case .github: GitHubReportRenderer(setting)
    case .azureDevOps: AzureDevOpsReportRenderer(setting)
    case .markdown: MarkdownReportRenderer()
    }
  }
}

/// What the renderers of a validation need to know.
public struct ReportSetting {
  /// The program's version, `1.2.3`.
  public let version: String
  /// How text for a person is drawn.
  public let style: ProseStyle
  /// Whether text for a person leaves out what is well.
  public var isQuiet = false
  /// Whether symbols are drawn in ASCII.
  public var usesASCII = false
  /// Whether SARIF leaves out what passed and what was skipped.
  ///
  /// GitHub's code scanning does not look at a result's kind: it shows a passed check as an alert
  /// (microsoft/PSRule #955, complytime/complyctl #868).
  public var isProblemsOnly = false
  /// Makes a word of letters and digits that nobody can foresee, to fence off foreign text with.
  public let makeToken: () -> String

  /// Notes what the renderers need to know.
  ///
  /// - Parameters:
  ///   - version: The program's version.
  ///   - style: How text for a person is drawn.
  ///   - makeToken: Makes a word of letters and digits that nobody can foresee.
  public init(version: String, style: ProseStyle, makeToken: @escaping () -> String) {
    self.version = version
    self.style = style
    self.makeToken = makeToken
  }
}
