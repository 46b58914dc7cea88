/// Guides, which are parsed when they are asked for.
extension KnowledgeArchive {
  /// All guides, in the order in which they are offered: what most people choose, then by name;
  /// last those of destinations to which leads no longer arrive.
  public var guides: [Guide] {
    Guide.ordered(guideRows.map(guide))
  }

  /// Parses the guide of a destination.
  ///
  /// - Parameter destination: The destination, by its name in the `customer-leads` document.
  /// - Returns: The guide, or `nil` where there is none.
  public func guide(of destination: String) -> Guide? {
    let path = GuideFile.path(of: destination)
    return guideRows.first { $0.path == path }.map(guide)
  }

  private var guideRows: [FileRow] {
    commonFiles.filter { $0.path.hasPrefix("guides/") }
  }

  private func guide(_ row: FileRow) -> Guide {
    GuideParser.guide(path: row.path, text: text(of: row)).0.guide
  }
}
