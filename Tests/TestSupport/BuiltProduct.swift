import Glibc

/// Where an executable of this package lies: beside the test bundle that is running.
///
/// - Parameter name: The executable's name, `leadline` for one.
/// - Returns: Its absolute path.
/// - Throws: `TestSupportError.missing` when it was not built.
public func builtProduct(named name: String) throws(TestSupportError) -> String {
  var folders: [String] = []
  // The runner gets the bundle's path as an argument; the bundle lies in the build folder.
  for argument in CommandLine.arguments where argument.contains("/") {
    var folder = argument
    while let slash = folder.lastIndex(of: "/"), folders.count < 64 {
      folder = String(folder[..<slash])
      folders.append(folder)
    }
  }
  for folder in folders {
    let candidate = "\(folder)/\(name)"
    if unsafe access(candidate, X_OK) == 0, isRegularFile(candidate) { return candidate }
  }
  throw .missing(name)
}

private func isRegularFile(_ path: String) -> Bool {
  var facts = stat()
  return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
}
