import Text

/// A web-to-lead form, as Setup generates it and people change it.
struct WebToLeadForm: Sendable {
  /// The longest text that is read; pages with such a form have a hundredth of it.
  private static let maximumBytes = 16 << 20
  /// The longest text that is read once more without what its signs are written as.
  private static let maximumEscapedBytes = 1 << 20

  /// What it says of the organisation, whether right or not.
  private(set) var identifiers: Set<String> = []
  /// The hosts that it is sent to.
  private(set) var hosts: Set<String> = []
  /// What it has lists of values for, as people call it.
  private(set) var picklists: [String] = []
  /// Whether it asks for proof that a person sends it.
  private(set) var hasCaptcha = false

  init(_ text: String) {
    let count = text.utf8.count
    guard count <= Self.maximumBytes else { return }
    if Self.holds(0x3C, text) { read(Array(text.utf8)) }
    // The source of a page, shown on another page.
    if identifiers.isEmpty, count <= Self.maximumEscapedBytes, Self.holds(0x26, text) {
      read(Array(MarkupEntities.decoded(text).utf8))
    }
  }

  private static func holds(_ byte: UInt8, _ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? text.utf8.contains(byte)
  }

  /// Whether the organisation is one for trying things out: it has a host of its own.
  var sandboxHost: String? {
    hosts.sorted().first { host in
      host == "test.salesforce.com" || host.contains(".sandbox.my.salesforce.com")
        || host.contains("--") && host.hasSuffix(".my.salesforce.com")
    }
  }

  /// Forms that name no organisation are not looked at: a page may have others.
  private mutating func read(_ bytes: [UInt8]) {
    let tags = MarkupTags(bytes)
    var part = Part()
    for tag in tags {
      if tag.name == "form" {
        take(part)
        part = Part()
      }
      part.read(tag) { tags.text(after: tag) }
    }
    take(part)
  }

  private mutating func take(_ part: Part) {
    guard !part.identifiers.isEmpty, identifiers.count < Part.maximumLists else { return }
    identifiers.formUnion(part.identifiers)
    if let host = part.host { hosts.insert(host) }
    hasCaptcha = hasCaptcha || part.hasCaptcha
    for list in part.picklists where picklists.count < Part.maximumLists {
      let name = part.labels[list.id ?? ""] ?? ""
      picklists.append(name.isEmpty ? LeadField.plain(list.name) : name)
    }
  }
}

extension WebToLeadForm {
  /// A form, or what stands outside of any.
  private struct Part {
    static let maximumLists = 100

    private(set) var identifiers: Set<String> = []
    private(set) var host: String?
    private(set) var picklists: [(name: String, id: String?)] = []
    private(set) var labels: [String: String] = [:]
    private(set) var hasCaptcha = false
    private var isOfCases = false

    /// Takes in what a tag says; more than a page has is not remembered.
    mutating func read(_ tag: MarkupTag, text: () -> String) {
      guard !tag.isEnd else { return }
      let name = tag["name"]?.trimmingBlanks ?? ""
      switch tag.name {
      case "form": read(action: tag["action"] ?? "")
      case "input": read(input: name.lowercased(), tag["value"] ?? "")
      case "select" where picklists.count < Self.maximumLists && !name.isEmpty:
        picklists.append((name, tag["id"]))
      case "label" where labels.count < Self.maximumLists:
        if let id = tag["for"] { labels[id] = LeadField.plain(text()) }
      default: break
      }
      let classes = tag["class"]?.lowercased() ?? ""
      hasCaptcha = hasCaptcha || classes.contains("g-recaptcha")
    }

    private mutating func read(action: String) {
      let lower = action.lowercased()
      isOfCases = lower.contains("webtocase")
      guard isOfCases || lower.contains("webtolead") else { return }
      host = AddressParts(action).host
      let query = action.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
      for part in query.split(separator: "&") where part.lowercased().hasPrefix("orgid=") {
        add(String(part.dropFirst("orgid=".count)))
      }
    }

    private mutating func read(input name: String, _ value: String) {
      if name == "captcha_settings" { hasCaptcha = true }
      if name == "oid" || isOfCases && name == "orgid" { add(value) }
    }

    private mutating func add(_ identifier: String) {
      guard identifier.utf8.count <= 100, identifiers.count < Self.maximumLists else { return }
      identifiers.insert(identifier.trimmingBlanks)
    }
  }
}
