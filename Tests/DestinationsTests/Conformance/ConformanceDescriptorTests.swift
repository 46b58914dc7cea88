import Destinations
import Testing
import Text

@Suite("Conformance: descriptors") struct ConformanceDescriptorTests {
  private static let checks = Registry.all.flatMap { destination in
    destination.checks.map { (destination.id, $0) }
  }

  @Test func destinationsHaveIDsAndBlocksOfTheirOwn() {
    let destinations = Registry.all
    #expect(!destinations.isEmpty)
    #expect(Set(destinations.map(\.id)).count == destinations.count)
    #expect(Set(destinations.map(\.block)).count == destinations.count)
    for destination in destinations {
      let block = destination.id == "none" ? nil : destination.id + "LeadConfiguration"
      #expect(destination.block == block)
      #expect(destination.olderNames.allSatisfy { $0 == $0.lowercased() })
      #expect(!destination.name.isEmpty)
      #expect(ConformanceSample.all.contains { $0.destination.id == destination.id })
    }
  }

  @Test func checkIDsAreUniqueAndWellFormed() {
    let ids = Self.checks.map(\.1.id)
    #expect(Set(ids).count == ids.count)
    for (destination, check) in Self.checks {
      let parts = check.id.rawValue.split(separator: ".", omittingEmptySubsequences: false)
      #expect(parts.count == 2 && parts[0] == destination, "\(check.id)")
      let subject = parts.last ?? ""
      #expect(subject.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D })
      #expect(!subject.isEmpty && !subject.hasPrefix("-") && !subject.hasSuffix("-"))
    }
  }

  @Test func titlesAreSentencesWithoutAnEnd() {
    for (_, check) in Self.checks {
      #expect(check.title.count > 10 && check.title.count < 100, "\(check.id)")
      #expect(check.title.first?.isUppercase == false, "\(check.id)")
      #expect(check.title.last?.isPunctuation == false, "\(check.id)")
    }
  }

  @Test func noCheckWaitsForItself() {
    for destination in Registry.all {
      let ids = Set(destination.checks.map(\.id))
      var ended: Set<CheckID> = []
      var pending = destination.checks
      while true {
        let ready = pending.filter { ended.isSuperset(of: $0.needs + $0.unlessBroken) }
        guard !ready.isEmpty else { break }
        ended.formUnion(ready.map(\.id))
        pending.removeAll { ended.contains($0.id) }
      }
      #expect(pending.isEmpty, "these never begin: \(pending.map(\.id))")
      for check in destination.checks {
        #expect(ids.isSuperset(of: check.needs + check.unlessBroken), "\(check.id)")
      }
    }
  }

  @Test func needsAreReportedBeforeWhatNeedsThem() {
    for destination in Registry.all {
      var seen: Set<CheckID> = []
      for check in destination.checks {
        #expect(seen.isSuperset(of: check.needs), "\(check.id)")
        seen.insert(check.id)
      }
    }
  }

  @Test func formsNeedNothingButForms() {
    for destination in Registry.all {
      let kinds = Dictionary(uniqueKeysWithValues: destination.checks.map { ($0.id, $0.kind) })
      for check in destination.checks {
        for need in check.needs + check.unlessBroken {
          if check.kind == .form { #expect(kinds[need] == .form, "\(check.id)") }
          if check.kind == .live { #expect(kinds[need] != .testLead, "\(check.id)") }
        }
        if check.kind != .form { #expect(!check.needs.isEmpty, "\(check.id)") }
      }
      #expect(destination.checks.contains { $0.kind == .form })
      // Where nothing is asked of a service, no lead is sent to it either.
      let isLive = destination.checks.contains { $0.kind == .live }
      #expect(destination.checks.contains { $0.kind == .testLead } == isLive)
      #expect(isLive || ["blob", "email", "none"].contains(destination.id))
    }
  }

  @Test func fieldsAreDocumented() {
    for destination in Registry.all {
      let keys = destination.fields.map(\.key)
      #expect(Set(keys).count == keys.count)
      for field in destination.fields {
        #expect(!field.label.isEmpty, "\(field.key)")
        #expect(field.help.count > 10 && field.help.hasSuffix("."), "\(field.key)")
        #expect(!field.example.isEmpty, "\(field.key)")
        if case .choice(let words) = field.kind { #expect(words.contains(field.example)) }
      }
      #expect(destination.fields.contains { $0.isRequired } || destination.id == "none")
    }
  }

  @Test func fieldsBelongToOthersThatAreAskedForWithThem() {
    for destination in Registry.all {
      let fields = Dictionary(uniqueKeysWithValues: destination.fields.map { ($0.key, $0) })
      for field in destination.fields {
        for owner in field.belongsTo {
          #expect(owner != field.key)
          #expect(fields[owner] != nil, "\(field.key) belongs to \(owner)")
          #expect(fields[owner]?.belongsTo.contains(field.key) != true)
        }
      }
    }
  }

  @Test func keysBecomeFlagsAndVariablesOfTheirOwn() {
    for destination in Registry.all {
      let names = destination.fields.map { field in
        field.key.hasPrefix(Field.verificationPrefix)
          ? String(field.key.dropFirst(Field.verificationPrefix.count)) : field.key
      }
      for name in names {
        #expect(name.utf8.first.map { (0x61...0x7A).contains($0) } == true, "\(name)")
        #expect(
          name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) })
      }
      #expect(Set(names.map { $0.lowercased() }).count == names.count)
    }
  }

  @Test func noWordIsAControlWord() {
    let controlWords: Set<String> = [
      "?", "help", "back", "steps", "skip", "check", "wait", "admin", "quit", "exit", "mend",
    ]
    for destination in Registry.all {
      for field in destination.fields {
        #expect(!controlWords.contains(field.key.lowercased()))
        #expect(!controlWords.contains(field.example.lowercased()))
        if case .choice(let words) = field.kind {
          #expect(controlWords.isDisjoint(with: words.map { $0.lowercased() }))
        }
        for word in controlWords { #expect(field.repaired(word) == nil, "\(field.key) \(word)") }
      }
      #expect(!controlWords.contains(destination.id))
    }
  }

  @Test func whatIsRightIsNotRepaired() {
    for sample in ConformanceSample.all {
      for field in sample.destination.fields {
        let entered =
          sample.configuration.text(field.key)
          ?? sample.configuration.secret(field.key)
          .map { $0.withExposedValue { String(decoding: $0, as: UTF8.self) } }
        if let entered { #expect(field.repaired(entered) == nil, "\(field.key)") }
      }
    }
  }

  @Test func checksBlameFieldsThatAreThere() {
    for destination in Registry.all {
      let keys = Set(destination.fields.map(\.key))
      for field in destination.checks.compactMap(\.field) {
        #expect(keys.contains(field) || field.hasPrefix("verification."), "\(field)")
      }
    }
  }

  @Test func samplesHaveEveryRequiredField() {
    for sample in ConformanceSample.all {
      for field in sample.destination.fields
      where field.isRequired && field.applies(sample.configuration) {
        #expect(
          sample.configuration.entries[field.key] != nil, "\(sample.testDescription) \(field.key)")
      }
    }
  }
}
