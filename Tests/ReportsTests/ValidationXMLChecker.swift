/// An element of a checked document.
struct XMLElement {
  let name: String
  let attributes: [String: String]
  fileprivate(set) var children: [XMLElement] = []
  fileprivate(set) var text = ""
}

/// Why a text is no XML.
struct XMLProblem: Error {
  let reason: String
  let offset: Int
}

/// Reads the part of XML 1.0 that reports are written in, and refuses everything else.
struct XMLChecker {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  static func parse(_ text: String) throws -> XMLElement {
    var checker = XMLChecker(scalars: Array(text.unicodeScalars))
    return try checker.document()
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private mutating func document() throws -> XMLElement {
    for (offset, scalar) in scalars.enumerated() where !Self.isAllowed(scalar) {
      throw XMLProblem(reason: "U+\(String(scalar.value, radix: 16))", offset: offset)
    }
    if starts("<?xml") {
      while !starts("?>") { try advance() }
      index += 2
    }
    skipBlanks()
    let root = try element()
    skipBlanks()
    guard index == scalars.count else { throw problem("something after the root") }
    return root
  }

  /// `Char` of XML 1.0.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private mutating func element() throws -> XMLElement {
    try expect("<")
    let name = try self.name()
    var attributes: [String: String] = [:]
    while try hasAttribute() {
      let key = try self.name()
      try expect("=\"")
      guard attributes[key] == nil else { throw problem("\(key) twice") }
      attributes[key] = try text(until: "\"")
      index += 1
    }
    var element = XMLElement(name: name, attributes: attributes)
    if starts("/>") {
      index += 2
      return element
    }
    try expect(">")
    while !starts("</") {
      if starts("<") {
        element.children.append(try self.element())
      } else {
        element.text += try text(until: "<")
      }
    }
    try expect("</\(name)>")
    return element
  }

  private mutating func hasAttribute() throws -> Bool {
    let start = index
    skipBlanks()
    if starts(">") || starts("/>") { return false }
    guard index > start else { throw problem("no blank before an attribute") }
    return true
  }

  private mutating func name() throws -> String {
    var name = ""
    while index < scalars.count,
      scalars[index].properties.isAlphabetic || scalars[index] == "-"
    {
      name.unicodeScalars.append(scalars[index])
      index += 1
    }
    guard !name.isEmpty else { throw problem("no name") }
    return name
  }

  private mutating func text(until end: Unicode.Scalar) throws -> String {
    var text = ""
    while true {
      guard index < scalars.count else { throw problem("end of text") }
      let scalar = scalars[index]
      if scalar == end { return text }
      guard scalar != "<", !starts("]]>") else { throw problem("bare markup") }
      if scalar == "&" {
        text += try reference()
      } else {
        text.unicodeScalars.append(scalar)
        index += 1
      }
    }
  }

  private mutating func reference() throws -> String {
    for (reference, text) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&apos;", "'"),
    ] where starts(reference) {
      index += reference.unicodeScalars.count
      return text
    }
    throw problem("a reference that is not declared")
  }

  private func starts(_ text: String) -> Bool {
    scalars[index...].starts(with: text.unicodeScalars)
  }

  private mutating func expect(_ text: String) throws {
    guard starts(text) else { throw problem("no \(text)") }
    index += text.unicodeScalars.count
  }

  private mutating func advance() throws {
    guard index < scalars.count else { throw problem("end of text") }
    index += 1
  }

  private mutating func skipBlanks() {
    while index < scalars.count, [" ", "\n", "\t", "\r"].contains(scalars[index]) { index += 1 }
  }

  private func problem(_ reason: String) -> XMLProblem { XMLProblem(reason: reason, offset: index) }
}
