/// The program's version, by semantic versioning; the contract is what it speaks of.
enum Version {
  static let current = "0.1.0"
}
