public import Text

/// The folder of secrets that are kept in files of their own, which their owner alone may read.
public struct SecretFolder: Sendable {
  /// The folder.
  public let path: String

  /// Takes the folder of an environment; `nil` where there is no place for one.
  ///
  /// - Parameter places: Where the program keeps what it keeps.
  public init?(_ places: Places) {
    guard let folder = places.secretFolder else { return nil }
    path = folder
  }

  /// The file of a secret, whether it is there or not.
  ///
  /// A dot within the key becomes a hyphen, so that the last dot always ends the profile's name.
  ///
  /// - Parameters:
  ///   - profile: The profile's name.
  ///   - key: The field's key.
  /// - Returns: Its path; `nil` where no file can bear the names.
  public func file(profile: String, key: String) -> String? {
    guard ProfileFolder.isName(profile), ProfileFolder.isName(key), !key.contains("-") else {
      return nil
    }
    return "\(path)/\(profile).\(String(key.map { $0 == "." ? "-" : $0 }))"
  }

  /// Keeps a secret, in place of one that may be there, in one step.
  ///
  /// A line end is put behind it, which is no part of it when it is fetched (`SecretStore`).
  ///
  /// - Parameters:
  ///   - secret: The secret.
  ///   - profile: The profile's name.
  ///   - key: The field's key.
  ///   - patience: How long to wait for others.
  /// - Returns: The file's path.
  /// - Throws: `PlaceError`.
  public func keep(
    _ secret: Secret, profile: String, key: String, patience: Duration = .seconds(10)
  ) throws(PlaceError) -> String {
    guard let file = file(profile: profile, key: key) else {
      throw .invalidName("\(profile).\(key)")
    }
    let bytes = secret.withExposedValue { $0 + [UInt8(ascii: "\n")] }
    // One byte of what can be fetched again is the line end's.
    guard bytes.count <= SecretStore.maximumBytes else {
      throw .tooLarge(file, maximumBytes: SecretStore.maximumBytes - 1)
    }
    try LockedFolder(path, patience: patience).replace(file, with: bytes)
    return file
  }

  /// Removes all secrets of a profile; where there are none, nothing.
  ///
  /// - Parameters:
  ///   - profile: The profile's name.
  ///   - patience: How long to wait for others.
  ///   - isMeant: Whether a file is to go, by its path.
  /// - Returns: The paths of the files that are gone.
  /// - Throws: `PlaceError`.
  @discardableResult
  public func remove(
    profile: String, patience: Duration = .seconds(10),
    where isMeant: (_ file: String) -> Bool = { _ in true }
  ) throws(PlaceError) -> [String] {
    guard ProfileFolder.isName(profile) else { throw .invalidName(profile) }
    guard Folder.isDirectory(path) else { return [] }
    let folder = try LockedFolder(existing: path, patience: patience)
    var removed: [String] = []
    for name in try names() where Self.profile(of: name) == profile[...] {
      let file = "\(path)/\(name)"
      guard isMeant(file) else { continue }
      try folder.remove(file)
      removed.append(file)
    }
    return removed
  }

  /// Removes what killed processes left of files that they were writing; part of a secret may stand
  /// there.
  public func removeLeftovers() {
    guard Folder.isDirectory(path) else { return }
    _ = try? LockedFolder(existing: path, patience: .zero)
  }

  private func names() throws(PlaceError) -> [String] {
    do throws(ReadError) {
      return try FolderListing.names(in: path, missing: [])
    } catch {
      throw .notPermitted(path)
    }
  }

  private static func profile(of file: String) -> Substring? {
    file.lastIndex(of: ".").map { dot in file[..<dot] }
  }
}
