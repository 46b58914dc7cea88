/// The words around the steps of guides.
extension Wording {
  static let needs = "Needs"
  static let costs = "Costs"
  static let gives = "Gives"
  static let why = "Why"
  static let appearance = "What it looks like"
  static let commands = "The same by command"
  static let request = "To ask somebody else for it"
  static let label = "In Partner Center"
  static let labelHere = "Asked for here alone"
  static let example = "Example"
  static let checkedBy = "Checked by"
  static let optional = "It may be left out."
  static let portal = "What to enter in Partner Center"
  static let notification = "How to be told of new leads"
  static let byClicks = "Where to click"
  static let answer = "Please answer when it is done."

  static func step(_ number: Int, of count: Int, _ title: String) -> String {
    "Step \(number) of \(count): \(title)"
  }

  static func step(_ number: Int, _ title: String) -> String { "\(number). \(title)" }

  static func only(when label: String, is value: String) -> String {
    "Only when \(label) is `\(value)`."
  }

  static func titled(_ title: String, _ name: String) -> String { "\(title) (\(name))" }

  static func labelled(_ label: String, _ text: String) -> String { "\(label): \(text)" }

  static func field(_ label: String, key: String) -> String { "**\(label)** (`\(key)`)" }

  static func retired(_ destination: String) -> String {
    "Leads no longer arrive there; choose \(Self.destination(destination)) (`\(destination)`) "
      + "instead."
  }

  static func request(_ destination: String, isSeveral: Bool) -> String {
    "Leads from Microsoft Marketplace are to arrive in \(destination). "
      + (isSeveral ? "These steps take rights" : "This step takes rights")
      + " that I do not have, so I ask you for help."
  }
}
