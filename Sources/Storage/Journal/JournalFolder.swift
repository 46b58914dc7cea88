import Glibc
public import Text

/// The journals of set-ups that are not finished: a file each, by the name of its profile.
public struct JournalFolder: Sendable {
  /// A set-up that is not finished.
  public struct Unfinished: Sendable, Hashable {
    /// The name of its profile.
    public let name: String
    /// When its last answer was given.
    public let changed: Timestamp
    /// Whether a process is at it now.
    public let isHeld: Bool
    /// That process, where it is known.
    public let holder: Int32?
  }

  /// The folder.
  public let path: String

  /// Takes the folder of an environment; `nil` where there is no place for one.
  ///
  /// - Parameter places: Where the program keeps what it keeps.
  public init?(_ places: Places) {
    guard let folder = places.journalFolder else { return nil }
    path = folder
  }

  /// Begins a journal. What an earlier set-up of that name left is dropped.
  ///
  /// - Parameter name: The name of the profile that is set up.
  /// - Returns: The journal, without a line.
  /// - Throws: `PlaceError`, `held` where another process is setting up that profile.
  public func begin(_ name: String) throws(PlaceError) -> Journal {
    guard ProfileFolder.isName(name) else { throw .invalidName(name) }
    if let number = Folder.create(path) { throw PlaceError(number, path) }
    let file = try JournalFile(self.file(name), isNew: true)
    let end = try file.clear()
    return Journal(name, file, lines: [], end: end)
  }

  /// Goes on with a journal.
  ///
  /// - Parameter name: The name of the profile that is set up.
  /// - Returns: The journal, with the lines that it had.
  /// - Throws: `PlaceError`, `held` where another process is setting up that profile.
  public func resume(_ name: String) throws(PlaceError) -> Journal {
    guard ProfileFolder.isName(name) else { throw .invalidName(name) }
    let file = try JournalFile(self.file(name), isNew: false)
    let (lines, end) = try file.read()
    return Journal(name, file, lines: lines, end: end)
  }

  /// Looks at what a set-up holds, also while a process is at it, and changes nothing.
  ///
  /// - Parameter name: The name of the profile that is set up.
  /// - Returns: The whole lines; none where there is no such journal.
  public func lines(of name: String) -> [[UInt8]] {
    guard ProfileFolder.isName(name), let file = JournalFile(looking: file(name)) else { return [] }
    return file.wholeLines
  }

  /// Tells which set-ups are not finished, the one changed last first. Those in which nothing was
  /// answered are left out, unless a process is at them.
  ///
  /// - Returns: The set-ups; none where the folder is missing.
  /// - Throws: `ReadError` where it may not be looked at.
  public func unfinished() throws(ReadError) -> [Unfinished] {
    try FolderListing.names(in: path, missing: [])
      .filter { $0.hasSuffix(Self.suffix) }
      .map { String($0.dropLast(Self.suffix.count)) }
      .filter(ProfileFolder.isName)
      .compactMap(look)
      .sorted { ($1.changed, $0.name) < ($0.changed, $1.name) }
  }

  private static let suffix = ".jsonl"

  /// The file of a journal, whether it is there or not.
  ///
  /// - Parameter name: The name of the profile that is set up.
  /// - Returns: Its path.
  public func file(_ name: String) -> String { "\(path)/\(name)\(Self.suffix)" }

  private func look(_ name: String) -> Unfinished? {
    guard let file = JournalFile(looking: file(name)), let facts = file.facts else { return nil }
    let isHeld = file.isHeld
    guard isHeld || facts.st_size > JournalHolder.count else { return nil }
    return Unfinished(
      name: name, changed: Timestamp(seconds: facts.st_mtim.tv_sec), isHeld: isHeld,
      holder: isHeld ? file.holder : nil)
  }
}
