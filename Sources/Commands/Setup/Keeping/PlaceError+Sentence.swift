import Storage

extension PlaceError {
  /// Why, in a sentence without anything secret.
  var sentence: String {
    switch self {
    case .invalidName(let name): "'\(name)' is no name for a file here"
    case .missing(let path): "there is nothing at '\(path)'"
    case .held(let path, let process):
      process.map { "another leadline (process \($0)) is at '\(path)'" }
        ?? "another leadline is at '\(path)'"
    case .notPermitted(let path): "you may not write '\(path)'"
    case .readOnly(let path): "'\(path)' lies where nothing can be written"
    case .full(let path): "there is no room for '\(path)'"
    case .notAFolder(let path): "'\(path)' is no folder"
    case .notAFile(let path): "'\(path)' is no file"
    case .tooLarge(let path, let bytes): "'\(path)' would be longer than \(bytes) bytes"
    case .damaged(let path):
      "'\(path)' is damaged, or was written by a newer leadline; it is left as it is"
    case .failed(let path, let reason): "'\(path)': \(reason)"
    }
  }

  /// What it means for the program's end.
  var status: ExitStatus {
    switch self {
    case .invalidName: .usage
    case .notPermitted: .noPermission
    case .damaged, .tooLarge: .invalidData
    case .held: .notEstablished
    case .full, .failed: .outputFailed
    case .missing, .readOnly, .notAFolder, .notAFile: .cannotCreate
    }
  }
}

extension SecretKeeperError {
  /// Why, in a sentence without anything secret.
  var sentence: String {
    switch self {
    case .notInstalled(let program): "'\(program)' is not installed"
    case .cannotStore(let program): "'\(program)' cannot be given a secret safely"
    case .failed(let program, let error, let said):
      "'\(program)' " + error.reason + (said.isEmpty ? "" : ": " + Self.shown(said))
    }
  }

  private static func shown(_ bytes: [UInt8]) -> String {
    String(String(decoding: bytes, as: UTF8.self).trimmedBlanks.prefix(300))
  }
}
