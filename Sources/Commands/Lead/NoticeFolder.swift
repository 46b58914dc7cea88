import Glibc
import Leads
import Storage

/// The folder that a definition is written into.
struct NoticeFolder {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Writes files, all or, where one is there already, none.
  ///
  /// - Returns: Their paths.
  func write(_ documents: [NoticeDocument]) throws(CommandFailure) -> [String] {
    let paths = documents.map { "\(path)/\($0.name)" }
    if let standing = paths.first(where: InputFile.exists) {
      throw CommandFailure("'\(standing)' is there already; nothing was written", .cannotCreate)
    }
    // Where it cannot be made, the first file says why.
    _ = unsafe mkdir(path, 0o777)
    for (document, path) in zip(documents, paths) {
      do throws(WriteError) {
        var file = try ReplacingFile(path)
        try file.write(document.bytes)
        try file.commit()
      } catch {
        throw CommandFailure(error, .cannotCreate)
      }
    }
    return paths
  }
}
