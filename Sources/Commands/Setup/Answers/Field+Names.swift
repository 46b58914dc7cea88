import Destinations

/// What a field is called where there is no terminal.
extension Field {
  /// Its option, without the two hyphens: `instance-url` for `instanceUrl`.
  var optionName: String {
    words.map { $0.lowercased() }.joined(separator: "-")
  }

  /// Its environment variable: `LEADLINE_INSTANCE_URL` for `instanceUrl`.
  var variable: String {
    "LEADLINE_" + words.map { $0.uppercased() }.joined(separator: "_")
  }

  /// The words of the key: a capital begins one, and the last of several capitals does when a
  /// small letter follows it, as in `munchkinIDOfAccount`. Keys are ASCII, and every call of the
  /// program takes them all apart.
  private var words: [String] {
    let isForVerification = key.hasPrefix(Self.verificationPrefix)
    let letters = Array(
      key.utf8.dropFirst(isForVerification ? Self.verificationPrefix.utf8.count : 0))
    func isCapital(_ index: Int) -> Bool {
      letters.indices.contains(index) && (0x41...0x5A).contains(letters[index])
    }
    func isSmall(_ index: Int) -> Bool {
      letters.indices.contains(index) && (0x61...0x7A).contains(letters[index])
    }
    var words: [[UInt8]] = []
    for (index, letter) in letters.enumerated() {
      let isDigit = (0x30...0x39).contains(letter)
      let isJoint = !isCapital(index) && !isSmall(index) && !isDigit
      let begins = isCapital(index) && (!isCapital(index - 1) || isSmall(index + 1))
      if isJoint || begins || words.isEmpty { words.append([]) }
      if !isJoint { words[words.count - 1].append(letter) }
    }
    return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }
}
