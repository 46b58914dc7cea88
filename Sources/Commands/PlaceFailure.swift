import Storage

extension CommandFailure {
  /// Why one of the program's own places could not be used, as a command tells it.
  init(_ error: PlaceError) {
    switch error {
    case .invalidName(let name): self.init("'\(name)' can be no name here", .usage)
    case .missing(let path): self.init("there is nothing at '\(path)'", .noInput)
    case .held(let path, let holder):
      let who = holder.map { "the process \($0)" } ?? "another process"
      self.init("\(who) is at '\(path)'; try again when it has ended", .cannotCreate)
    case .notPermitted(let path): self.init("you may not write to '\(path)'", .noPermission)
    case .readOnly(let path):
      self.init("'\(path)' lies where nothing can be written", .cannotCreate)
    case .full(let path): self.init("there is no room left for '\(path)'", .outputFailed)
    case .notAFolder(let path): self.init("'\(path)' is no folder", .cannotCreate)
    case .notAFile(let path): self.init("'\(path)' is no file", .cannotCreate)
    case .tooLarge(let path, let bytes):
      self.init("'\(path)' is larger than \(bytes >> 10) KiB", .invalidData)
    case .damaged(let path):
      self.init("'\(path)' holds what leadline did not write", .invalidData)
    case .failed(let path, let reason): self.init("'\(path)': \(reason)", .outputFailed)
    }
  }
}
