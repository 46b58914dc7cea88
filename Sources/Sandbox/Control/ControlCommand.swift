/// What a line of the control channel asks for.
enum ControlCommand: Sendable {
  /// Takes faults back; all of them where there is no name.
  case mend(Set<String>?)
  /// Orders faults.
  case order([FaultOrder])

  /// Why a line cannot be obeyed.
  enum Mistake: Error, Sendable, Hashable {
    /// The first word is no command.
    case unknown(String)
    /// A fault cannot be ordered or taken back.
    case fault(FaultOrder.Mistake)
    /// Nothing is named that could be ordered.
    case nothingNamed
  }

  /// Reads a line.
  ///
  /// - Parameter line: The line, without its end.
  /// - Throws: `Mistake` where it is no command; nothing of it has been done then.
  init?(_ line: String) throws(Mistake) {
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
      .map(String.init)
    guard let verb = words.first else { return nil }
    let names = words.dropFirst()
    guard ["mend", "order"].contains(verb) else { throw .unknown(verb) }
    guard verb == "mend" || !names.isEmpty else { throw .nothingNamed }
    do throws(FaultOrder.Mistake) {
      self =
        verb == "order"
        ? .order(try Self.orders(names)) : .mend(names.isEmpty ? nil : try Self.names(names))
    } catch {
      throw .fault(error)
    }
  }

  private static func names(_ words: ArraySlice<String>) throws(FaultOrder.Mistake) -> Set<String> {
    var names: Set<String> = []
    for word in words {
      if word == FaultCatalogue.fromNothing {
        names.formUnion(FaultCatalogue.absences.map(\.name))
      } else {
        names.insert(try FaultOrder.fault(named: word).name)
      }
    }
    return names
  }

  private static func orders(
    _ words: ArraySlice<String>
  ) throws(FaultOrder.Mistake) -> [FaultOrder] {
    var orders: [FaultOrder] = []
    for word in words { orders += try FaultOrder.orders(word) }
    return orders
  }
}

extension ControlCommand.Mistake {
  /// What is wrong, in a sentence without a stop.
  var message: String {
    switch self {
    case .unknown(let word):
      "'\(word)' is no command; there are 'mend [NAME]...' and 'order NAME...'"
    case .fault(let mistake): mistake.message
    case .nothingNamed: "'order' wants the name of a fault"
    }
  }
}
