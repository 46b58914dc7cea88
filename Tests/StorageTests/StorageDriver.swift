import Glibc
import Storage
import TestSupport
import Testing
import Text

/// Lets a process of its own do something with a folder, for tests that end it on the way: this
/// very test program runs itself with one test, which is off otherwise.
enum StorageDriver {
  enum Deed: String, CaseIterable, Sendable {
    case save, keep, journal, finish, remove
  }

  static let oldText = String(repeating: "old", count: 3000)
  static let newText = String(repeating: "newer", count: 3000)
  static let lines = ["first", "second", "third"]

  private static let deedVariable = "LEADLINE_STORAGE_DEED"
  private static let homeVariable = "LEADLINE_STORAGE_HOME"

  /// The deed that this process was started for.
  static var deed: Deed? { value(deedVariable).flatMap { Deed(rawValue: $0) } }

  /// Runs a deed in a process of its own.
  ///
  /// - Returns: How that ended, and the error that it met, if any.
  static func run(
    _ deed: Deed, home: DriverHome, faults: [String: String]
  ) throws -> (outcome: ExitOutcome, failure: String?) {
    unlink(home.folder.file("failure"))
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &path, path.count)
    let program = String(decoding: path.prefix(length).map { UInt8($0) }, as: UTF8.self)
    var variables = faults
    variables[deedVariable] = deed.rawValue
    variables[homeVariable] = home.folder.path
    variables["LD_LIBRARY_PATH"] = value("LD_LIBRARY_PATH")
    variables["LLVM_PROFILE_FILE"] = home.folder.file("profile")
    let arguments = ["--testing-library", "swift-testing", "--filter", "StorageDriverTests"]
    let result = try ChildProcess(program, arguments, environment: variables).run()
    let failure = try? home.folder.read("failure")
    return (result.outcome, failure.map { String(decoding: $0, as: UTF8.self) })
  }

  /// What the process does that was started so.
  static func perform(_ deed: Deed) throws {
    let home = try DriverHome(path: #require(value(homeVariable)))
    do {
      switch deed {
      case .save: try home.save(newText)
      case .keep: _ = try home.secrets.keep(Secret(newText), profile: "a", key: "k")
      case .remove:
        try home.profiles.remove("a")
        try home.secrets.remove(profile: "a")
      case .journal:
        var journal = try home.journals.begin("a")
        for line in lines { try home.append(line, to: &journal) }
      case .finish:
        let journal = try home.journals.resume("a")
        try journal.finish()
      }
    } catch {
      try home.note("\(error)")
    }
  }

  private static func value(_ variable: String) -> String? {
    getenv(variable).map { String(cString: $0) }
  }
}

/// A folder with the places of the program in `under`, and beside it what the tests note.
struct DriverHome {
  let folder: TemporaryDirectory
  let profiles: ProfileFolder
  let secrets: SecretFolder
  let journals: JournalFolder

  /// Makes one that holds an old profile, secret and journal.
  init() throws {
    try self.init(TemporaryDirectory())
    try save(StorageDriver.oldText)
    _ = try secrets.keep(Secret(StorageDriver.oldText), profile: "a", key: "k")
    var journal = try journals.begin("a")
    try journal.append(Array("old".utf8))
  }

  /// Makes one with nothing in it.
  init(_ folder: TemporaryDirectory) throws {
    self.folder = folder
    (profiles, secrets, journals) = try Self.places(folder.file("under"))
  }

  /// The one of another process.
  fileprivate init(path: String) throws {
    folder = try TemporaryDirectory()
    (profiles, secrets, journals) = try Self.places("\(path)/under")
    noted = "\(path)/failure"
  }

  private var noted = "/dev/null"

  /// Adds a line, once more where that fails, as a set-up does that goes on.
  fileprivate func append(_ line: String, to journal: inout Journal) throws {
    do {
      try journal.append(Array(line.utf8))
    } catch {
      try note("\(error)")
      try journal.append(Array(line.utf8))
    }
  }

  fileprivate func note(_ text: String) throws {
    let file = open(noted, O_WRONLY | O_CREAT, 0o600)
    defer { close(file) }
    let bytes = Array(text.utf8)
    try #require(write(file, bytes, bytes.count) == bytes.count)
  }

  private static func places(
    _ path: String
  ) throws -> (ProfileFolder, SecretFolder, JournalFolder) {
    let places = Places(environment: ["XDG_CONFIG_HOME": path, "XDG_STATE_HOME": path])
    return try (
      #require(ProfileFolder(places)), #require(SecretFolder(places)),
      #require(JournalFolder(places))
    )
  }

  func save(_ text: String) throws {
    try profiles.save("a") { (_) throws(Never) in Array(text.utf8) }
  }

  /// The profile, the secret and the journal, as far as there are any.
  var profile: String? { text(profiles.file("a")) }
  var secret: String? { text("\(secrets.path)/a.k").map { String($0.dropLast()) } }
  var lines: [String]? {
    guard let journal = try? journals.resume("a") else { return nil }
    return journal.lines.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What lies in the three folders.
  func names() throws -> Set<String> {
    let paths = try [profiles.path, secrets.path, journals.path].flatMap {
      try FolderListing.files(in: $0, suffix: "") ?? []
    }
    return Set(
      paths.map { String($0.dropFirst(folder.path.utf8.count + "/under/leadline/".count)) })
  }

  private func text(_ path: String) -> String? {
    (try? readFile(path)).map { String(decoding: $0, as: UTF8.self) }
  }
}

@Suite("Storage driver") struct StorageDriverTests {
  @Test(.enabled(if: StorageDriver.deed != nil, "runs in a process of its own"))
  func performs() throws {
    try StorageDriver.perform(#require(StorageDriver.deed))
  }
}
