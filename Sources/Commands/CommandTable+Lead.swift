import Arguments

extension CommandTable {
  static let lead = CommandSpecification(
    "lead", abstract: "Read leads, make samples of them, send, find and remove test leads.",
    subcommands: [
      leadDecode, leadSample, leadSend, leadFind, leadClean, leadNotify, leadCost,
    ])
}
