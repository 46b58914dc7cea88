import Arguments

extension CommandTable {
  static let setup = CommandSpecification(
    "setup", abstract: "Set a lead destination up, step by step.",
    arguments: [
      ArgumentSpecification(
        "DESTINATION", .optional, kind: .dynamic("destinations"),
        help: "The lead destination; asked for when left out.")
    ],
    options: setupCourse + setupFiles + SetupFields.options,
    details: CommandDetails(
      discussion: setupDiscussion,
      examples: [
        .init("leadline setup", "Choose a destination and be led through it."),
        .init("leadline setup dynamics --resume", "Go on where you left."),
        .init(
          "leadline setup --no-input --answers answers.json",
          "Set up from a file, ask nothing; each missing answer is named."),
        .init(
          "leadline setup table --no-input --profile contoso "
            + "--storage-account-connection-string '${env:LEADS_CONNECTION}'",
          "The same with options; a secret is given by reference."),
        .init("leadline --sandbox setup dynamics", "Try it on a machine with no account anywhere."),
      ],
      exitStatuses: [
        .init(0, "set up and verified, or left with 'quit'"), .init(1, "a check is broken"),
        .init(64, "usage, such as an answer that is missing where nothing may be asked"),
        .init(65, "answers that cannot be read as what they should be"),
        .init(66, "no such file"), .init(73, "a file that cannot be created"),
        .init(74, "output that could not be written"),
        .init(75, "nothing is broken, but something could not be established"),
        .init(77, "no permission"),
        .init(78, "configuration, such as a reference to nothing or a variable with no answer"),
      ]))

  private static let setupDiscussion =
    """
    Each answer can be given by an option, by an environment variable named like it \
    (LEADLINE_INSTANCE_URL for --instance-url) or in a file of answers, in this order; what is \
    not given is asked for. REF is where a secret is kept: ${env:NAME}, ${file:PATH} or \
    ${cmd:PROGRAM ARG...}.
    """

  private static let setupCourse = [
    OptionSpecification(
      "profile", value: .init("NAME", .dynamic("profiles")),
      help: "The name that the set-up is stored under."),
    OptionSpecification("resume", help: "Go on with a set-up that was left."),
    OptionSpecification("dry-run", help: "Ask and check, but store and send nothing."),
    OptionSpecification(
      "for-admin", help: "Print what somebody with more rights is to do, with the commands."),
    OptionSpecification(
      "send-test-lead", help: "Write a test lead, find it again and remove it."),
    OptionSpecification("offline", help: "Look at the form of answers only; ask no service."),
    OptionSpecification(
      "allow-private", help: "Let an HTTPS endpoint have a private address."),
    OptionSpecification(
      "accessible", help: "Draw nothing over, for a screen reader."),
  ]

  private static let setupFiles = [
    OptionSpecification(
      "answers", value: .init("FILE", .path(.file)),
      help: "Take answers from a file; '-' is standard input."),
    OptionSpecification(
      "save-answers", value: .init("FILE", .path(.file)),
      help: "Write the answers to a file, secrets by reference."),
    OptionSpecification(
      "document", value: .init("FILE", .path(.file)),
      help: "Write the customer-leads document to a file; '-' is standard output."),
  ]
}
