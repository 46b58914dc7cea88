extension CommandTable {
  /// What is contradictory in the table itself, a line each; a program's tests expect none.
  public var inconsistencies: [String] {
    duplicates(of: globalOptions, in: program)
      + commands.flatMap { inconsistencies(of: $0, in: program) }
      + repeated(commands.map(\.name)).map { "\(program): the verb \($0) stands twice" }
  }

  private func inconsistencies(of command: CommandSpecification, in parent: String) -> [String] {
    let place = "\(parent) \(command.name)"
    var found = duplicates(of: command.options + globalOptions, in: place)
    if !command.subcommands.isEmpty, !command.arguments.isEmpty || !command.options.isEmpty {
      found.append("\(place): a verb with verbs takes no operands and no options")
    }
    for (earlier, later) in zip(command.arguments, command.arguments.dropFirst()) {
      if earlier.cardinality == .many {
        found.append("\(place): nothing can follow \(earlier.synopsis)")
      } else if earlier.cardinality == .optional, later.cardinality == .one {
        found.append("\(place): \(later.name) cannot follow \(earlier.synopsis)")
      }
    }
    found += command.subcommands.flatMap { inconsistencies(of: $0, in: place) }
    found += repeated(command.subcommands.map(\.name)).map {
      "\(place): the verb \($0) stands twice"
    }
    return found
  }

  private func duplicates(of options: [OptionSpecification], in place: String) -> [String] {
    let names =
      options.map(\.spelling) + options.compactMap { option in option.short.map { "-\($0)" } }
    return repeated(names).map { "\(place): the option \($0) stands twice" }
  }

  private func repeated(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }
  }
}
