/// A part of a stream that should be a lead, or several.
struct StreamRecord {
  enum Content {
    case json([UInt8])
    /// What stands between records in JSON.
    case stray([UInt8])
    case row(LeadRecord)
    case text(String)
    case fault(LeadStreamFault)
  }

  /// The line on which it begins, from 1.
  let line: Int
  let content: Content

  init(_ line: Int, _ content: Content) {
    self.line = line
    self.content = content
  }
}
