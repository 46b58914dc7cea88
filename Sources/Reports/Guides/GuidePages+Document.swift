import Destinations
public import Knowledge

extension GuidePages {
  /// A whole guide, for a person to read.
  ///
  /// - Parameter guide: The guide.
  /// - Returns: Lines, each ended by a newline.
  public func document(_ guide: Guide) -> String {
    var page = TextPage(style: style)
    page.title(Wording.titled(filled(guide.title), guide.destination))
    write(guide.choice, in: guide.language, to: &page)
    for (number, step) in guide.steps.enumerated() {
      page.title(Wording.step(number + 1, filled(step.title)))
      write(step, of: guide, to: &page)
    }
    write(guide.portal, heading: Heading.portal.text(in: guide.language), to: &page)
    write(guide.notification, heading: Heading.notification.text(in: guide.language), to: &page)
    page.heading(.sources, in: guide.language)
    for source in guide.sources { page.item(source.shown(in: guide.language)) }
    return page.text
  }

  private func write(_ step: GuideStep, of guide: Guide, to page: inout TextPage) {
    let remarks = remarks(on: step, of: guide)
    if !remarks.isEmpty { page.paragraph(remarks, role: .muted) }
    page.paragraph(filled(step.why))
    page.gap()
    page.steps(step.instructions.map(filled))
    if !step.appearance.isEmpty {
      page.gap()
      page.paragraph(filled(step.appearance))
    }
    write(step.commands, in: guide.language, to: &page)
    if !step.request.isEmpty {
      page.heading(.request, in: guide.language)
      page.paragraph(filled(step.request))
    }
    page.gap()
    for fact in facts(of: step, guide) { page.item(Wording.labelled(fact.label, fact.text)) }
  }

  /// When a step applies, and whether it must be done.
  func remarks(on step: GuideStep, of guide: Guide) -> String {
    var remarks: [String] = []
    if let condition = step.condition {
      let label = field(condition.key, of: guide)?.label ?? condition.key
      remarks.append(
        Heading.onlyWhen.text(in: guide.language, label, "`\(condition.value)`"))
    }
    if step.isOptional { remarks.append(Heading.optional.text(in: guide.language)) }
    return remarks.joined(separator: " ")
  }

  /// Who can do a step, what it fills in and how it is checked.
  func facts(of step: GuideStep, _ guide: Guide) -> [(label: String, text: String)] {
    func label(_ heading: Heading) -> String { heading.text(in: guide.language) }
    var facts = [(label: label(.who), text: filled(step.who))]
    if let key = step.field {
      let field = field(key, of: guide)
      let name = field.map { Wording.field($0.label, key: key) } ?? "`\(key)`"
      let isInPortal = field?.isOnlyForVerification != true
      facts.append((label(isInPortal ? .label : .labelHere), name))
    }
    if !step.checks.isEmpty {
      facts.append((label(.checkedBy), step.checks.map { "`\($0)`" }.joined(separator: ", ")))
    }
    return facts
  }

  private func field(_ key: String, of guide: Guide) -> Field? {
    Registry.destination(guide.destination)?.fields.first { $0.key == key }
  }
}
