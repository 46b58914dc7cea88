extension Guide {
  /// Whether leads no longer arrive there.
  public var isRetired: Bool { choice.replacement != nil }

  /// What most people choose.
  private static let first = ["dynamics", "table"]

  /// Puts guides in the order in which they are offered: what most people choose, then by name;
  /// last those to which leads no longer arrive.
  ///
  /// - Parameter guides: Guides in any order.
  /// - Returns: The same guides.
  static func ordered(_ guides: [Guide]) -> [Guide] {
    guides.sorted { left, right in
      if left.isRetired != right.isRetired { return right.isRetired }
      let places = (left.place, right.place)
      return places.0 != places.1 ? places.0 < places.1 : left.destination < right.destination
    }
  }

  private var place: Int { Self.first.firstIndex(of: destination) ?? Self.first.count }
}
