import Glibc

/// A file that is put in its place in one step, by way of another beside it.
enum WholeFile {
  /// What is to be in a place.
  struct Content {
    let bytes: [UInt8]
    let mode: mode_t
    /// The file whose owner the new one gets; nil for this process's own.
    let owner: stat?
  }

  /// Writes a temporary file, which must not be there yet, and renames it.
  ///
  /// - Returns: The errno value that prevented it, else nil. The place is then as it was, and the
  ///   temporary file gone, unless only the folder could not be written through.
  static func put(_ content: Content, at target: String, by temporary: String) -> Int32? {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    guard let file = FileDescriptor(temporary, flags, mode: content.mode) else { return errno }
    // Run by the superuser for a user, the file stays the user's.
    if let owner = content.owner, geteuid() == 0 {
      _ = fchown(file.number, owner.st_uid, owner.st_gid)
    }
    var reason = file.writeAll(content.bytes)
    if reason == nil, fsync(file.number) != 0 { reason = errno }
    if reason == nil, unsafe rename(temporary, target) != 0 { reason = errno }
    if let reason {
      unsafe unlink(temporary)
      return reason
    }
    return Folder.synchronise(Folder.parent(of: target))
  }
}
