import Arguments

extension CommandTable {
  static let profile = CommandSpecification(
    "profile", abstract: "Look at the stored set-ups.",
    subcommands: [profileList, profileShow, profileExport, profileRemove])

  private static let profileName = ArgumentSpecification(
    "NAME", kind: .dynamic("profiles"), help: "The set-up's name.")

  private static let profileFormat = OptionSpecification(
    "format", value: .init("FORMAT", .choice(["text", "json"])), defaultText: "text",
    help: "The form of the output.")

  private static let profileList = CommandSpecification(
    "list", abstract: "List the stored set-ups, each with its destination.",
    options: [profileFormat])

  private static let profileShow = CommandSpecification(
    "show", abstract: "Show what a set-up holds, secrets as references or dots.",
    arguments: [profileName], options: [profileFormat],
    details: CommandDetails(
      discussion: "Says of each reference whether it leads to a secret; no command is started.",
      exitStatuses: [
        .init(0, "shown"), .init(65, "a set-up that cannot be read"),
        .init(66, "no such set-up"),
      ]))

  private static let profileExport = CommandSpecification(
    "export", abstract: "Print a set-up as Partner Center's interface takes it.",
    arguments: [profileName],
    details: CommandDetails(
      examples: [
        .init(
          "leadline profile export contoso > customer-leads.json",
          "References to secrets stay; put the values in where the document is sent.")
      ],
      exitStatuses: [
        .init(0, "printed"), .init(65, "a set-up that cannot be read"),
        .init(66, "no such set-up"),
      ]))

  private static let profileRemove = CommandSpecification(
    "remove", abstract: "Remove a set-up, and the secret files that were made for it.",
    arguments: [profileName],
    options: [OptionSpecification("yes", short: "y", help: "Do not ask.")],
    details: CommandDetails(
      examples: [.init("leadline profile remove contoso --yes", "Remove without a question.")],
      exitStatuses: [
        .init(0, "removed"), .init(1, "not removed: the question was denied"),
        .init(64, "usage, such as no '--yes' where nothing may be asked"),
        .init(66, "no such set-up"), .init(73, "a file that cannot be removed"),
        .init(75, "another leadline is at it"),
        .init(77, "no permission"),
      ]))
}
