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
  /// small letter follows it, as in `munchkinIDOfAccount`.
  private var words: [String] {
    let name =
      key.hasPrefix(Self.verificationPrefix)
      ? key.dropFirst(Self.verificationPrefix.count) : key[...]
    let letters = Array(name)
    var words: [String] = []
    for (index, letter) in letters.enumerated() {
      let isJoint = !letter.isLetter && !letter.isNumber
      let previous = index > 0 ? letters[index - 1] : "."
      let isBeforeSmall = index + 1 < letters.count && letters[index + 1].isLowercase
      let begins = letter.isUppercase && (!previous.isUppercase || isBeforeSmall)
      if isJoint || begins || words.isEmpty { words.append("") }
      if !isJoint { words[words.count - 1].append(letter) }
    }
    return words.filter { !$0.isEmpty }
  }
}
