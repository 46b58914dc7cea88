import Knowledge
import Text

/// What a value must look like before it may stand in a command or a click path.
///
/// The values come out of foreign text, so the patterns are strict: nothing that a shell or a
/// terminal could take for more than a value passes.
enum ParameterPattern {
  /// Takes a value out of a piece of text in which it stands, alone but for quotes and blanks.
  ///
  /// - Returns: The value as it is to be shown, or `nil` when the text is not of that form.
  static func value(of parameter: Parameter, in text: String) -> String? {
    let trimmed = trim(text)
    guard !trimmed.isEmpty, trimmed.utf8.count <= 256 else { return nil }
    switch parameter {
    case .applicationId, .userId: return guid(trimmed)
    case .tenantId: return guid(trimmed) ?? domain(trimmed)
    case .directoryName: return name(trimmed)
    case .userName: return userName(trimmed)
    case .table, .column: return identifier(trimmed)
    case .privilege: return privilege(trimmed)
    case .duration: return duration(trimmed)
    case .instanceUrl: return instance(trimmed)
    case .organisationTenantId: return guid(trimmed)
    default: return plainValue(of: parameter, in: trimmed)
    }
  }

  private static func plainValue(of parameter: Parameter, in text: String) -> String? {
    switch parameter {
    case .host: return domain(text) ?? address(text)
    case .proxy: return hostAndPort(text)
    case .account: return account(text)
    case .date: return Timestamp(iso8601: text)?.day == text ? text : nil
    case .munchkinId: return munchkin(text)
    case .organisationId: return organisation(text)
    case .field, .fields: return phrase(closed(text))
    case .days, .minutes, .seconds, .formId, .count, .limit:
      return text.utf8.count <= 9 && text.utf8.allSatisfy(isDigit) ? text : nil
    case .key: return identifier(text)
    case .issuer, .role, .accessMode, .permissions, .privileges: return phrase(closed(text))
    default: return nil
    }
  }

  /// 8-4-4-4-12 hexadecimal digits, in lower case; blanks of a wrapped line are taken out. An
  /// empty one, and one of which every digit is the same, is a stand-in.
  static func guid(_ text: String) -> String? {
    let compact = text.utf8.filter { !isBlank($0) && $0 != 0x7B && $0 != 0x7D }
    guard compact.count == 36 else { return nil }
    for (index, byte) in compact.enumerated() {
      let isHyphen = byte == UInt8(ascii: "-")
      guard isHyphen == [8, 13, 18, 23].contains(index) else { return nil }
      guard isHyphen || isHexadecimal(byte) else { return nil }
    }
    guard Set(compact).count > 2 else { return nil }
    return String(decoding: compact, as: UTF8.self).lowercased()
  }

  /// A host name with at least one dot.
  static func domain(_ text: String) -> String? {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, text.utf8.count <= 253 else { return nil }
    for label in labels {
      guard (1...63).contains(label.count), label.first != 0x2D, label.last != 0x2D,
        label.allSatisfy({ isLetterOrDigit($0) || $0 == 0x2D })
      else { return nil }
    }
    guard labels.last?.allSatisfy(isLetter) ?? false else { return nil }
    return text.lowercased()
  }

  /// The name of an organisation: letters, digits, blanks and a little punctuation.
  private static func name(_ text: String) -> String? {
    if let id = guid(text) ?? domain(text) { return id }
    guard text.unicodeScalars.count <= 80 else { return nil }
    var mayBePunctuation = false
    for scalar in text.unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      let isPunctuation = ["-", ".", ",", "&"].contains(scalar)
      guard isLetter || scalar == " " || isPunctuation && mayBePunctuation else { return nil }
      mayBePunctuation = !isPunctuation
    }
    return text
  }

  private static func userName(_ text: String) -> String? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count),
      parts[0].utf8.allSatisfy({ isLetterOrDigit($0) || [0x2D, 0x2E, 0x5F].contains($0) }),
      let host = domain(String(parts[1]))
    else { return nil }
    return parts[0] + "@" + host
  }

  /// The logical name of a table or column.
  private static func identifier(_ text: String) -> String? {
    guard (2...64).contains(text.utf8.count), text.utf8.first.map(isLetter) ?? false,
      text.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == 0x5F })
    else { return nil }
    return text
  }

  private static func privilege(_ text: String) -> String? {
    guard text.hasPrefix("prv"), (6...80).contains(text.utf8.count),
      text.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == 0x5F })
    else { return nil }
    return text
  }

  /// `hh:mm:ss`, with a fraction or without.
  private static func duration(_ text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 2, parts[1].utf8.count == 2,
      (2...10).contains(parts[2].utf8.count),
      parts.joined().utf8.allSatisfy({ isDigit($0) || $0 == 0x2E }), !text.hasSuffix(".")
    else { return nil }
    return text
  }

  /// An address of version 4.
  private static func address(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) else { return nil }
    return text
  }

  private static func hostAndPort(_ text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first.map(String.init), domain(host) ?? address(host) != nil else {
      return nil
    }
    return parts.count == 1 || parts.count == 2 && UInt16(parts[1]) != nil ? text : nil
  }

  private static func account(_ text: String) -> String? {
    let isAccount =
      (3...24).contains(text.utf8.count)
      && text.utf8.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0) }
    return isAccount ? text : nil
  }

  /// Three digits, three letters, three digits, as Marketo writes its accounts.
  private static func munchkin(_ text: String) -> String? {
    let parts = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.count == 3 }), parts[0].allSatisfy(isDigit),
      parts[1].allSatisfy(isLetter), parts[2].allSatisfy(isDigit)
    else { return nil }
    return text.uppercased()
  }

  /// `00D` and 12 or 15 more letters and digits, as Salesforce writes its organisations.
  private static func organisation(_ text: String) -> String? {
    let isOne = [15, 18].contains(text.utf8.count) && text.hasPrefix("00D")
    return isOne && text.utf8.allSatisfy(isLetterOrDigit) ? text : nil
  }

  /// A parenthesis at the end belongs to what was opened before it, and goes with the punctuation
  /// around a value.
  private static func closed(_ text: String) -> String {
    let isOpen = text.utf8.count { $0 == 0x28 } == text.utf8.count { $0 == 0x29 } + 1
    return isOpen ? text + ")" : text
  }

  /// Words of ASCII, with the little punctuation that lists and names of authorities have. No word
  /// is longer than the names of privileges and roles are.
  private static func phrase(_ text: String) -> String? {
    guard text.utf8.count <= 200, text.utf8.first.map(isLetterOrDigit) ?? false else { return nil }
    let punctuation = Set(" ,.-_()".utf8)
    let isPlain = text.utf8.allSatisfy { isLetterOrDigit($0) || punctuation.contains($0) }
    let words = text.utf8.split { !isLetterOrDigit($0) && $0 != 0x5F }
    let hasOption = text.split(separator: " ").contains { $0.hasPrefix("-") }
    return isPlain && !hasOption && words.allSatisfy { $0.count <= 64 } ? text : nil
  }

  /// The root of a Dynamics 365 environment: whatever path was behind it is left out.
  private static func instance(_ text: String) -> String? {
    let lower = text.lowercased()
    let rest = lower.hasPrefix("https://") ? lower.dropFirst(8) : lower[...]
    let host = String(rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" })
    guard let host = domain(host), isInstanceHost(host) else { return nil }
    return "https://" + host
  }

  /// `org.crm4.dynamics.com` and its kin of the other clouds.
  static func isInstanceHost(_ host: String) -> Bool {
    let labels = host.split(separator: ".")
    let clouds = ["dynamics.com", "microsoftdynamics.us", "appsplatform.us", "dynamics.cn"]
    return labels.count >= 4 && clouds.contains { host.hasSuffix("." + $0) }
      && labels.contains { $0.hasPrefix("crm") && $0.dropFirst(3).allSatisfy(\.isNumber) }
  }

  private static func trim(_ text: String) -> String {
    let quotes: Set<Unicode.Scalar> = [
      " ", "\t", "\n", "\r", "'", "\"", "\\", "‘", "’", "“", "”", "„", "«", "»", "`", "(", ")",
      "[", "]", "{", "}", ":", ",", ";", "=", "<", ">", "*", "「", "」", "\u{A0}",
    ]
    var scalars = Substring(text).unicodeScalars
    while let first = scalars.first, quotes.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, quotes.contains(last) || last == "." { scalars.removeLast() }
    return String(scalars)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
