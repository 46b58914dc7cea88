import Text

/// Catalogues, whose rows are parsed when they are asked for.
extension KnowledgeArchive {
  /// How many digits a row's place has: offset, catalogue and ordinal.
  private static let rowWidth = ArchiveWriter.offsetWidth + 1 + ArchiveWriter.wordWidth

  /// How many rows the catalogues have together.
  public var catalogueRowCount: Int {
    unsafe withSection(.catalogueRows) { $0.count / Self.rowWidth }
  }

  /// What the archive knows of a catalogue without parsing it.
  public struct CatalogueSummary: Sendable {
    /// The name of its files.
    public let name: String
    /// The numbers of its rows.
    public let numbers: Range<Int>
    /// Words of which one stands where the service is spoken of, folded.
    public let context: [[UInt8]]
  }

  /// The catalogues, in the order of their rows.
  public var catalogues: [CatalogueSummary] {
    var summaries: [CatalogueSummary] = []
    var start = entryCount
    forEachRow(.catalogues) { row in
      let end = start + (row.number(1) ?? 0)
      summaries.append(
        CatalogueSummary(
          name: row.text(0), numbers: start..<end,
          context: row.bytes(3).split(separator: UInt8(ascii: ",")).map(Array.init)))
      start = end
    }
    return summaries
  }

  /// Parses what can be said of every row of a catalogue.
  ///
  /// - Parameter name: The name of the catalogue's files.
  /// - Returns: The help, or `nil` when there is no such catalogue.
  public func help(ofCatalogue name: String) -> CatalogueHelp? {
    help(at: KnowledgePath.help(of: name))
  }

  private func help(at path: String) -> CatalogueHelp? {
    commonFiles.first { $0.path == path }.map {
      CatalogueParser.help(path: $0.path, text: text(of: $0)).0
    }
  }

  /// The id of an entry or a catalogue's row.
  ///
  /// - Parameter number: Its number.
  /// - Returns: The id, or `nil` when there is none of that number.
  public func id(of number: Int) -> EntryID? {
    guard number >= entryCount else {
      var ids = 0
      var found: EntryID?
      forEachRow(.entries) { row in
        if ids == number { found = EntryID(row.text(0)) }
        ids += 1
      }
      return found
    }
    guard let place = place(ofRow: number - entryCount), let row = row(at: place) else {
      return nil
    }
    return EntryID(row: row, ordinal: place.ordinal, of: place.catalogue)
  }

  /// The number of an entry or a catalogue's row.
  ///
  /// - Parameter id: Its id.
  /// - Returns: The number, or `nil` when there is none of that id.
  public func number(of id: EntryID) -> Int? {
    guard id.rawValue.hasPrefix(EntryID.cataloguePrefix) else {
      var count = 0
      var found: Int?
      forEachRow(.entries) { row in
        if found == nil, row.text(0) == id.rawValue { found = count }
        count += 1
      }
      return found
    }
    let first = entryCount
    return (first..<first + catalogueRowCount).first { self.id(of: $0) == id }
  }

  private struct RowPlace {
    let offset: Int
    let catalogue: String
    let helpPath: String
    let ordinal: Int
  }

  private func place(ofRow index: Int) -> RowPlace? {
    guard index >= 0, index < catalogueRowCount else { return nil }
    let (offset, catalogue, ordinal) = unsafe withSection(.catalogueRows) { bytes in
      let start = index * Self.rowWidth
      let width = ArchiveWriter.offsetWidth
      return unsafe (
        ArchiveDigits.read(bytes, at: start, width: width),
        ArchiveDigits.read(bytes, at: start + width, width: 1),
        ArchiveDigits.read(bytes, at: start + width + 1, width: ArchiveWriter.wordWidth)
      )
    }
    var number = 0
    var place: RowPlace?
    forEachRow(.catalogues) { row in
      if number == catalogue {
        place = RowPlace(
          offset: offset, catalogue: row.text(0), helpPath: row.text(2), ordinal: ordinal)
      }
      number += 1
    }
    return place
  }

  private func row(at place: RowPlace) -> CatalogueRow? {
    let line = unsafe withSection(.sources) { bytes in
      unsafe String(decoding: bytes[place.offset...].prefix { $0 != 0x0A }, as: UTF8.self)
    }
    return CatalogueParser.row(line)
  }

  func catalogueEntry(_ index: Int) -> FailureEntry? {
    guard let place = place(ofRow: index), let row = row(at: place),
      let help = help(at: place.helpPath)
    else { return nil }
    return FailureEntry(row, ordinal: place.ordinal, of: place.catalogue, help: help)
  }
}
