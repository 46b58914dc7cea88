import Knowledge

/// Reads ids and addresses by what stands before them: `"tenantId": "…"`, `client_id=…`, `app '…'`.
struct LabelledValues {
  private let peeled: PeeledText
  private let source: SourceText
  private let scalars: [Unicode.Scalar]

  private static let labels: [String: Parameter] = [
    "tenant": .tenantId, "tenantid": .tenantId, "tid": .tenantId, "directory": .tenantId,
    "directoryid": .tenantId, "app": .applicationId, "appid": .applicationId,
    "application": .applicationId, "applicationid": .applicationId, "client": .applicationId,
    "clientid": .applicationId, "identifier": .applicationId, "user": .userId, "userid": .userId,
    "caller": .userId, "callinguser": .userId, "systemuserid": .userId,
  ]

  /// Words that go with a label and change nothing: `tenant id is`.
  private static let fillers: Set<String> = ["id", "is", "with", "named", "name", "value", "of"]
  private static let guidLength = 36

  init(peeled: PeeledText, source: SourceText) {
    self.peeled = peeled
    self.source = source
    self.scalars = peeled.scalars
  }

  /// Reads what is labelled, the first of each kind; nothing out of a secret.
  func values() -> [Parameter: String] {
    var values: [Parameter: String] = [:]
    for start in scalars.indices {
      guard start == 0 || !isWordPart(scalars[start - 1]) else { continue }
      if let (guid, end) = guid(at: start) {
        if let parameter = label(before: start), values[parameter] == nil,
          !source.isSecret(peeled.original(start..<end))
        {
          values[parameter] = guid
        }
      } else if scalars[start] == "h", let (address, end) = address(at: start),
        !source.isSecret(peeled.original(start..<end))
      {
        read(address, into: &values)
      }
    }
    return values
  }

  /// The id that begins here, also when a line's end parts it.
  private func guid(at start: Int) -> (value: String, end: Int)? {
    guard ASCIIClass.hexadecimal(scalars[start]) != nil else { return nil }
    var view = String.UnicodeScalarView()
    var count = 0
    var index = start
    while index < scalars.count, count < Self.guidLength {
      if scalars[index] == "\n" || scalars[index] == "\r" {
        index = endOfBreak(at: index)
      } else {
        guard isWordPart(scalars[index]) else { return nil }
        view.append(scalars[index])
        count += 1
        index += 1
      }
    }
    guard count == Self.guidLength, index == scalars.count || !isWordPart(scalars[index]) else {
      return nil
    }
    return ParameterPattern.guid(String(view)).map { ($0, index) }
  }

  /// The place behind a line's end and the marks of a quoted line.
  private func endOfBreak(at start: Int) -> Int {
    var index = start
    while index < scalars.count, ["\n", "\r", " ", "\t", ">", "|"].contains(scalars[index]) {
      index += 1
    }
    return index
  }

  /// The parameter that the words before a value name.
  private func label(before start: Int) -> Parameter? {
    var index = start
    for _ in 0..<3 {
      var skipped = 0
      while index > 0, !isWordPart(scalars[index - 1]) {
        // A sentence or a clause between them parts them.
        if [",", ";", ".", "\n"].contains(scalars[index - 1]) || skipped > 6 { return nil }
        index -= 1
        skipped += 1
      }
      let end = index
      while index > 0, isWordPart(scalars[index - 1]), end - index < 40 { index -= 1 }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[index..<end])
      let word = String(view).lowercased().filter { $0 != "_" && $0 != "-" }
      if let parameter = Self.labels[word] { return parameter }
      guard Self.fillers.contains(word) else { return nil }
    }
    return nil
  }

  /// The host and path of an `https` address, as far as they are sure to be whole.
  private func address(at start: Int) -> (parts: [String], end: Int)? {
    let prefix: [Unicode.Scalar] = ["h", "t", "t", "p", "s", ":", "/", "/"]
    guard scalars[start...].starts(with: prefix) else { return nil }
    let rest = scalars[(start + prefix.count)...].prefix(200).prefix {
      isWordPart($0) || $0 == "." || $0 == "/"
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: rest)
    var parts = String(view).split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    let isBroken = rest.endIndex < scalars.count && ["\n", "\r"].contains(scalars[rest.endIndex])
    // A line's end may part a name; a shorter one would be another tenant.
    if isBroken, parts.count > 1, let last = parts.last, !isWhole(last) { parts.removeLast() }
    return (parts, rest.endIndex)
  }

  private func isWhole(_ part: String) -> Bool {
    ParameterPattern.guid(part) != nil || part.lowercased().hasSuffix(".onmicrosoft.com")
  }

  private func read(_ address: [String], into values: inout [Parameter: String]) {
    guard let host = address.first?.lowercased() else { return }
    if ParameterPattern.isInstanceHost(host), values[.instanceUrl] == nil {
      values[.instanceUrl] = ParameterPattern.value(of: .instanceUrl, in: host)
    }
    if host.hasPrefix("login.microsoftonline."), address.count > 1, values[.tenantId] == nil,
      let tenant = ParameterPattern.value(of: .tenantId, in: address[1])
    {
      values[.tenantId] = tenant
    }
  }

  private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    ASCIIClass.isLetterOrDigit(scalar) || scalar == "-" || scalar == "_"
  }
}
