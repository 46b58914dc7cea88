import Diagnosis
public import Knowledge
import Text

extension DiagnosisReport {
  /// The report for a person to read.
  ///
  /// - Parameter style: Where and how it is drawn.
  /// - Returns: Lines, each ended by a newline.
  public func text(_ style: ProseStyle) -> String {
    var page = TextPage(style: style)
    if verdict != .unknown, let best = explanations.first {
      // A code that means something else speaks against a failure that is merely likely.
      if verdict == .likely { page.unknownCodes(unknownCodes) }
      best.write(to: &page, verdict: verdict)
      page.alternatives(
        Array(explanations.dropFirst()), heading: Heading.alternatives.text(in: best.language))
      if verdict == .known { page.unknownCodes(unknownCodes) }
    } else {
      writeNotKnown(to: &page)
    }
    return page.text
  }

  private func writeNotKnown(to page: inout TextPage) {
    page.title(Wording.notKnown)
    switch obstacle {
    case .blank: return page.paragraph(Wording.blankText)
    case .binary: return page.paragraph(Wording.binaryText)
    case nil: page.paragraph(Wording.notKnownText)
    }
    page.unknownCodes(unknownCodes)
    if let lines = traces?.lines, !lines.isEmpty {
      page.heading(Wording.recognised)
      for line in lines { page.item(line) }
    }
    page.alternatives(explanations, heading: Wording.maybe)
    page.heading(Wording.next)
    page.steps((traces?.requests ?? []).map(Wording.pasteAlso) + Wording.nextSteps)
  }
}

extension Explanation {
  /// The explanation of an entry that was asked for by name, for a person to read.
  ///
  /// - Parameters:
  ///   - style: Where and how it is drawn.
  ///   - languages: The languages in which the entry can be shown.
  /// - Returns: Lines, each ended by a newline.
  public func text(_ style: ProseStyle, languages: [LanguageTag]) -> String {
    var page = TextPage(style: style)
    page.title(text.title)
    page.paragraph(facts(nil), role: .muted)
    writeBody(to: &page)
    page.heading(.messages, in: language)
    for message in entry.recognition.messages { page.item(message) }
    page.heading(.languages, in: language)
    page.paragraph(languages.map(\.rawValue).joined(separator: ", "))
    return page.text
  }

  /// What it is, why, and how it is mended, for a person who pasted its words in passing.
  ///
  /// - Parameter style: Where and how it is drawn.
  /// - Returns: Lines, each ended by a newline.
  public func mendingText(_ style: ProseStyle) -> String {
    var page = TextPage(style: style)
    page.title(text.title)
    page.paragraph(facts(nil), role: .muted)
    writeMending(to: &page)
    return page.text
  }

  func write(to page: inout TextPage, verdict: Verdict) {
    page.title(text.title)
    page.paragraph(facts(verdict), role: .muted)
    if let evidence = finding?.evidence, !evidence.isEmpty {
      page.heading(.decidedBy, in: language)
      for place in evidence { page.evidence(place) }
    }
    writeBody(to: &page)
  }

  private func writeBody(to page: inout TextPage) {
    writeMending(to: &page)
    if let origin = entry.origin {
      page.heading(.origin, in: language)
      page.paragraph(Wording.origin(origin))
    }
    guard !entry.sources.isEmpty else { return }
    page.heading(.sources, in: language)
    for source in entry.sources { page.item(source.shown(in: language)) }
  }

  /// Cause, steps, who and verification.
  func writeMending(to page: inout TextPage) {
    page.heading(.cause, in: language)
    page.paragraph(text.cause)
    page.heading(.resolution, in: language)
    page.steps(text.resolution)
    page.heading(.who, in: language)
    page.paragraph(text.who)
    page.heading(.verify, in: language)
    page.paragraph(text.verify)
  }

  private func facts(_ verdict: Verdict?) -> String {
    var facts = [entry.id.rawValue]
    if tier == .catalogue { facts.append(Wording.catalogue) }
    facts += [Wording.destination(entry.subject.destination)]
    if let field = entry.subject.field {
      facts.append("\(Heading.field.text(in: language)) `\(field)`")
    }
    let codes = entry.recognition.codes
    if !codes.isEmpty { facts.append(codes.joined(separator: ", ")) }
    if let verdict, let finding {
      facts.append(Wording.verdict(verdict, confidence: finding.confidence))
    }
    return facts.joined(separator: " · ")
  }
}
