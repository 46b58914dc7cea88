import Destinations
import Reports
import Testing

/// What is well leaves no trace in a renderer: thousands of destinations need no memory.
@Suite("Memory of the renderers") struct ValidationMemoryTests {
  /// What a renderer still holds shows in what it writes at the end.
  @Test(arguments: ReportFormat.allCases) func endDoesNotGrowWithWhatIsWell(_ format: ReportFormat)
  {
    #expect(endLength(format, ok: 4_000) - endLength(format, ok: 400) < 100)
  }

  private func endLength(_ format: ReportFormat, ok count: Int) -> Int {
    var renderer = format.renderer(ValidationSample.setting())
    _ = renderer.begin()
    for _ in 0..<count { _ = renderer.add(ValidationSample.ok) }
    return renderer.end().utf8.count
  }

  @Test(arguments: [ReportFormat.text, .json, .junit, .azureDevOps])
  func everyDestinationIsWrittenAtOnce(_ format: ReportFormat) {
    var renderer = format.renderer(ValidationSample.setting())
    _ = renderer.begin()
    for subject in ValidationSample.all {
      #expect(renderer.add(subject).contains(subject.name))
    }
    #expect(renderer.end().utf8.count < 200)
  }

  @Test(arguments: ReportFormat.allCases) func formatsBearTheirNames(_ format: ReportFormat) {
    #expect(ReportFormat(rawValue: format.rawValue) == format)
    #expect(!ValidationSample.render(format, []).isEmpty)
  }

  @Test func namesAreThoseOfTheContract() {
    #expect(
      ReportFormat.allCases.map(\.rawValue) == [
        "text", "json", "junit", "sarif", "github", "azure-devops", "markdown",
      ])
  }
}
