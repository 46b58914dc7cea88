/// The words around the steps of guides.
extension Wording {
  static let why = "Why"
  static let commands = "The same by command"
  static let label = "In Partner Center"
  static let labelHere = "Asked for here alone"
  static let example = "Example"
  static let byClicks = "Where to click"
  static let answer = "Please answer when it is done."

  static func step(_ number: Int, of count: Int, _ title: String) -> String {
    "Step \(number) of \(count): \(title)"
  }

  static func step(_ number: Int, _ title: String) -> String { "\(number). \(title)" }

  static func titled(_ title: String, _ name: String) -> String { "\(title) (\(name))" }

  static func labelled(_ label: String, _ text: String) -> String { "\(label): \(text)" }

  static func field(_ label: String, key: String) -> String { "**\(label)** (`\(key)`)" }

  static func request(_ destination: String, isSeveral: Bool) -> String {
    "Leads from Microsoft Marketplace are to arrive in \(destination). "
      + (isSeveral ? "These steps take rights" : "This step takes rights")
      + " that I do not have, so I ask you for help."
  }
}
