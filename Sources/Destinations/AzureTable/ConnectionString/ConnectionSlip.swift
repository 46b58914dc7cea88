/// What is wrong with a connection string: a sentence that holds nothing secret, and the entry that
/// explains it.
struct ConnectionSlip: Error, Hashable {
  let entry: String
  let said: String

  init(_ entry: String, _ said: String) {
    self.entry = entry
    self.said = said
  }
}
