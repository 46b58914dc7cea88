/// Guides, which are parsed when they are asked for.
extension KnowledgeArchive {
  /// All guides, in the order in which they are offered: what most people choose, then by name;
  /// last those of destinations to which leads no longer arrive.
  public var guides: [Guide] { guides(in: .english) }

  /// All guides in a language, in the same order; English where one is not translated.
  ///
  /// - Parameter language: The language.
  /// - Returns: The guides.
  public func guides(in language: LanguageTag) -> [Guide] {
    Guide.ordered(guideRows.map(guide)).map { translated($0, language) }
  }

  /// Parses the guide of a destination.
  ///
  /// - Parameter destination: The destination, by its name in the `customer-leads` document.
  /// - Returns: The guide, or `nil` where there is none.
  public func guide(of destination: String) -> Guide? {
    let path = GuideFile.path(of: destination)
    return guideRows.first { $0.path == path }.map(guide)
  }

  /// Parses the guide of a destination in a language.
  ///
  /// - Parameters:
  ///   - destination: The destination, by its name in the `customer-leads` document.
  ///   - language: The language; English where there is none in it.
  /// - Returns: The guide, or `nil` where there is none.
  public func guide(of destination: String, in language: LanguageTag) -> Guide? {
    guide(of: destination).map { translated($0, language) }
  }

  private func translated(_ guide: Guide, _ language: LanguageTag) -> Guide {
    let path = GuideTranslation.path(of: guide.destination, in: language)
    guard language != .english, let row = commonFiles.first(where: { $0.path == path }) else {
      return guide
    }
    let read = GuideParser.translation(path: path, text: text(of: row), language: language)
    return guide.translated(read.0.guide)
  }

  private var guideRows: [FileRow] {
    commonFiles.filter { $0.path.hasPrefix("guides/") }
  }

  private func guide(_ row: FileRow) -> Guide {
    GuideParser.guide(path: row.path, text: text(of: row)).0.guide
  }
}
