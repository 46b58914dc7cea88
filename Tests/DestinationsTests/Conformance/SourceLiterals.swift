import Glibc

/// The names of entries that stand as literals in the sources.
enum SourceLiterals {
  private static let areas = [
    "aad", "azure-function", "blob", "document", "dynamics", "https", "logic-app", "marketo",
    "network", "none", "power-automate", "proxy", "salesforce", "table", "tls",
  ]

  /// The names, each once, in order.
  static func entries() throws -> [String] {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    var names: Set<String> = []
    for folder in ["Destinations", "Reports"] {
      for path in files(under: "/\(root)/Sources/\(folder)") {
        names.formUnion(literals(in: text(of: path)))
      }
    }
    return names.sorted()
  }

  private static func isEntry(_ literal: Substring) -> Bool {
    let parts = literal.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count > 1 && areas.contains { literal.hasPrefix("\($0)-") }
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
      }
  }

  /// What stands between quotes, line by line; escapes do not occur in names.
  private static func literals(in text: String) -> Set<String> {
    var literals: Set<String> = []
    for line in text.split(separator: "\n") {
      let code = line.drop { $0 == " " }
      if code.hasPrefix("//") { continue }
      let parts = code.split(separator: "\"", omittingEmptySubsequences: false)
      for index in stride(from: 1, to: parts.count, by: 2) where isEntry(parts[index]) {
        literals.insert(String(parts[index]))
      }
    }
    return literals
  }

  private static func files(under folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".swift") {
        paths.append(path)
      } else {
        paths += files(under: path)
      }
    }
    return paths
  }

  private static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
