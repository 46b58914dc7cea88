/// Why a profile was not saved.
public enum SaveError<Refusal: Error>: Error {
  /// The place could not be used.
  case unsaved(PlaceError)
  /// The caller would not make a new text of the old one.
  case refused(Refusal)
}

extension SaveError {
  fileprivate static func placing<Value: ~Copyable>(
    _ body: () throws(PlaceError) -> Value
  ) throws(SaveError) -> Value {
    do throws(PlaceError) {
      return try body()
    } catch {
      throw .unsaved(error)
    }
  }
}

extension SaveError: Equatable where Refusal: Equatable {}

extension ProfileFolder {
  /// No profile is longer, in bytes.
  public static let maximumBytes = 16 << 20

  /// Saves a profile so that, whatever happens meanwhile, the old or the new one is there, whole.
  ///
  /// One process at a time does so; what killed ones left behind is removed. The file can be read
  /// and written by its owner alone afterwards, whatever it was before. A symbolic link in its
  /// place is followed and stays.
  ///
  /// - Parameters:
  ///   - name: The profile's name.
  ///   - patience: How long to wait for others that are saving.
  ///   - change: Makes the new text of the old one, which is `nil` where there is none.
  /// - Throws: `SaveError`; the profile is then as it was, unless only its lasting through a power
  ///   failure could not be made sure.
  public func save<Refusal: Error>(
    _ name: String, patience: Duration = .seconds(10),
    _ change: (_ old: [UInt8]?) throws(Refusal) -> [UInt8]
  ) throws(SaveError<Refusal>) {
    let folder = try SaveError<Refusal>.placing { () throws(PlaceError) in
      guard Self.isName(name) else { throw .invalidName(name) }
      return try LockedFolder(path, patience: patience)
    }
    let old = try SaveError<Refusal>.placing { () throws(PlaceError) in
      try folder.bytes(of: file(name), maximumBytes: Self.maximumBytes)
    }
    let new: [UInt8]
    do throws(Refusal) {
      new = try change(old)
    } catch {
      throw .refused(error)
    }
    try SaveError<Refusal>.placing { () throws(PlaceError) in
      try folder.replace(file(name), with: new)
    }
  }

  /// Removes a profile; of a symbolic link, the link.
  ///
  /// - Parameters:
  ///   - name: The profile's name.
  ///   - patience: How long to wait for others that are saving.
  /// - Throws: `PlaceError`, also where there is no such profile.
  public func remove(_ name: String, patience: Duration = .seconds(10)) throws(PlaceError) {
    guard Self.isName(name) else { throw .invalidName(name) }
    let folder = try LockedFolder(existing: path, patience: patience)
    try folder.remove(file(name))
  }
}
