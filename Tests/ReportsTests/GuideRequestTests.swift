import Knowledge
import Reports
import Testing
import Text

@Suite("Messages to the right holder") struct GuideRequestTests {
  @Test func messageLooksAsRecorded() throws {
    let steps = [try SampleGuide.step("permission"), try SampleGuide.step("role")]
    try expectSnapshot(
      SampleGuide.pages().request(steps, of: SampleGuide.guide), "guide-request.txt")
  }

  /// A mail takes neither colour nor the width of a terminal.
  @Test func messageIsTheSameInEveryStyle() throws {
    let steps = SampleGuide.guide.steps
    let plain = SampleGuide.pages(80).request(steps, of: SampleGuide.guide)
    let style = ProseStyle(width: 20) { text, _ in "<b>" + text + "</b>" }
    let narrow = GuidePages(style: style, values: SampleGuide.values)
    #expect(narrow.request(steps, of: SampleGuide.guide) == plain)
    #expect(!plain.contains("**"))
  }

  @Test func commandsStayWholeAndBearTheRealIDs() throws {
    let step = try SampleGuide.step("permission")
    let text = SampleGuide.pages(20).request([step], of: SampleGuide.guide)
    #expect(text.contains("\n    az login --tenant 3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44\n"))
    #expect(
      text.contains(
        "\n    az ad app permission grant --id <application-id> "
          + "--api 00000007-0000-0000-c000-000000000000 \\\n      --scope user_impersonation\n"))
    #expect(text.contains("Please grant consent in the directory 3f0c1c58-"))
    #expect(text.contains("Why: The application `<application-id>` needs consent.\n\nWithout it"))
    #expect(text.contains("How to see that it worked: A green sign"))
  }

  @Test func oneStepIsNotNumbered() throws {
    let text = SampleGuide.pages().request([try SampleGuide.step("role")], of: SampleGuide.guide)
    #expect(text.contains("This step takes rights"))
    #expect(text.contains("\nGive the role Lead Writer, Contoso\n"))
    #expect(!text.contains("1. Give"))
  }

  /// A shell would see more than one word in it, or something to do.
  @Test func namesOfSeveralWordsStandInCommandsWithinQuotesOnly() throws {
    let text = SampleGuide.pages().request([try SampleGuide.step("role")], of: SampleGuide.guide)
    #expect(text.contains("--role \"Lead Writer, Contoso\"\n"))
    #expect(text.contains("\n    Set-Role <role>\n"))
    let unknown = SampleGuide.pages(80, [:])
      .request([try SampleGuide.step("role")], of: SampleGuide.guide)
    #expect(unknown.contains("--environment <instance-url> --role \"<role>\"\n"))
    let plain = SampleGuide.pages(80, [.role: "LeadWriter"])
      .request([try SampleGuide.step("role")], of: SampleGuide.guide)
    #expect(plain.contains("\n    Set-Role LeadWriter\n"))
  }

  @Test(arguments: [
    "x; rm -rf ~", "$(reboot)", "`id` x", "a\" --yes \"b", "\u{1B}[31m", "a\nb", "'", "{role} x",
  ])
  func valuesOfAnotherFormAreLeftOut(_ value: String) {
    let values = Dictionary(uniqueKeysWithValues: Parameter.allCases.map { ($0, value) })
    let pages = SampleGuide.pages(80, values)
    let bare = SampleGuide.pages(80, [:])
    let guide = SampleGuide.guide
    #expect(pages.request(guide.steps, of: guide) == bare.request(guide.steps, of: guide))
    #expect(pages.document(guide) == bare.document(guide))
    #expect(pages.markdown(guide) == bare.markdown(guide))
    #expect(pages.json(guide) == bare.json(guide))
    #expect(!bare.document(guide).contains("{"))
  }

  /// A knowledge folder of a stranger may hold anything.
  @Test(arguments: [
    "\u{1B}[31mred", "\u{9B}2J", "user\u{202E}gro", "a\rb", "##vso[task.x]y", "::error::z",
    "##[error] x", "one\n::error::two",
  ])
  func hostileTextsAreShownNotObeyed(_ text: String) {
    let step = GuideStep(
      id: "a", title: text, who: text, why: text, instructions: [text, text], appearance: text,
      request: text, commands: [text, "x\n\(text)"])
    let choice = GuideChoice(summary: text, needs: text, costs: text, gives: text, replacement: nil)
    let guide = Guide(
      destination: "dynamics", title: text, choice: choice, steps: [step], portal: [text],
      notification: [text], sources: [])
    for width in [20, 33, 80] {
      let pages = SampleGuide.pages(width)
      let outputs = [
        pages.step(step, number: 1, of: 1), pages.help(step, field: nil), pages.choice([guide]),
        pages.request([step, step], of: guide), pages.portal(guide), pages.notification(guide),
        pages.document(guide), pages.markdown(guide), pages.markdownChoice([guide]),
      ]
      for output in outputs {
        #expect(isHarmless(output), "\(width): \(output)")
      }
    }
  }

  private func isHarmless(_ text: String) -> Bool {
    text.split(separator: "\n").allSatisfy { SafeText.escapedLine(String($0)) == $0 }
      && !text.unicodeScalars.contains("\r")
  }
}
