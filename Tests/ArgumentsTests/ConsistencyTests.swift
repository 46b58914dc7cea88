import Arguments
import Testing

@Suite("Consistency of a table") struct ConsistencyTests {
  private func table(
    _ commands: [CommandSpecification], global: [OptionSpecification] = []
  ) -> CommandTable {
    CommandTable(
      program: "p", version: "p 1", abstract: "", bugReports: "", globalOptions: global,
      commands: commands)
  }

  private func operand(
    _ name: String, _ cardinality: ArgumentSpecification.Cardinality
  ) -> ArgumentSpecification {
    ArgumentSpecification(name, cardinality, help: "")
  }

  @Test func findsNothingInASoundTable() {
    #expect(SampleTable.leadline.inconsistencies.isEmpty)
    #expect(CornerTable.table.inconsistencies.isEmpty)
  }

  @Test func findsVerbsThatStandTwice() {
    let twice = CommandSpecification("a", abstract: "")
    #expect(table([twice, twice]).inconsistencies == ["p: the verb a stands twice"])
    #expect(
      table([CommandSpecification("help", abstract: "")]).inconsistencies
        == ["p: the verb help stands twice"])
    #expect(
      table([CommandSpecification("b", abstract: "", subcommands: [twice, twice])]).inconsistencies
        == ["p b: the verb a stands twice"])
  }

  @Test func findsOptionsThatStandTwice() {
    let command = CommandSpecification(
      "a", abstract: "",
      options: [
        OptionSpecification("help", help: ""), OptionSpecification("x", short: "q", help: ""),
      ])
    let found = table([command], global: [OptionSpecification("quiet", short: "q", help: "")])
      .inconsistencies
    #expect(found == ["p a: the option --help stands twice", "p a: the option -q stands twice"])
    let hidden = OptionSpecification("version", help: "")
    #expect(
      table([], global: [hidden]).inconsistencies.first == "p: the option --version stands twice")
  }

  @Test func findsOperandsThatCannotBeTold() {
    let many = CommandSpecification(
      "a", abstract: "", arguments: [operand("X", .many), operand("Y", .one)])
    #expect(table([many]).inconsistencies == ["p a: nothing can follow [X...]"])
    let optional = CommandSpecification(
      "a", abstract: "", arguments: [operand("X", .optional), operand("Y", .one)])
    #expect(table([optional]).inconsistencies == ["p a: Y cannot follow [X]"])
  }

  @Test func findsOperandsBesideVerbs() {
    let command = CommandSpecification(
      "a", abstract: "", arguments: [operand("X", .one)],
      subcommands: [CommandSpecification("b", abstract: "")])
    #expect(
      table([command]).inconsistencies
        == ["p a: a verb with verbs takes no operands and no options"])
  }

  @Test func findsVerbsByTheirPath() {
    let table = CornerTable.table
    #expect(table.command(at: ["fleet", "ship", "sink"])?.abstract == "Deepest.")
    #expect(table.command(at: ["ghost"])?.isHidden == true)
    #expect(table.command(at: ["ship"]) == nil)
    #expect(table.command(at: ["fleet", "boat"]) == nil)
    #expect(table.command(at: []) == nil)
  }
}
