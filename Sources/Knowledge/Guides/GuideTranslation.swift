/// A guide in another language, and where it stands.
public struct GuideTranslation: Sendable {
  /// The file, relative to the knowledge folder.
  public let path: String
  /// The language.
  public let language: LanguageTag
  /// Its texts; what is the same in every language is left out.
  public let guide: Guide

  /// Where the guide of a destination stands in a language.
  static func path(of destination: String, in language: LanguageTag) -> String {
    "languages/\(language)/\(GuideFile.path(of: destination))"
  }
}

extension Guide {
  /// The guide in another language.
  ///
  /// - Parameter texts: What is translated. A step that is missing there stays as it is.
  /// - Returns: The guide.
  func translated(_ texts: Guide) -> Guide {
    Guide(
      destination: destination, language: texts.language, title: texts.title,
      choice: GuideChoice(
        summary: texts.choice.summary, needs: texts.choice.needs, costs: texts.choice.costs,
        gives: texts.choice.gives, replacement: choice.replacement),
      steps: steps.map { step in
        texts.steps.first { $0.id == step.id }.map(step.translated) ?? step
      },
      portal: texts.portal, notification: texts.notification, sources: sources)
  }

  /// The lists of the guide and what each is called, to be compared with another language's.
  var lists: [(name: String, items: [String])] {
    steps.map { ("step '\($0.id)'", $0.instructions) }
      + [("'Portal'", portal), ("'Notification'", notification)]
  }

  /// The texts that are no lists and what each is called.
  var proses: [(name: String, text: String)] {
    [
      ("'Summary'", choice.summary), ("'Needs'", choice.needs), ("'Costs'", choice.costs),
      ("'Gives'", choice.gives),
    ]
      + steps.flatMap { step in
        [
          ("'Why' of step '\(step.id)'", step.why),
          ("'Looks like' of step '\(step.id)'", step.appearance),
          ("'Request' of step '\(step.id)'", step.request),
        ]
      }
  }
}

extension GuideStep {
  fileprivate func translated(_ texts: GuideStep) -> GuideStep {
    GuideStep(
      id: id, title: texts.title, field: field, condition: condition, checks: checks,
      isOptional: isOptional, who: texts.who, why: texts.why, instructions: texts.instructions,
      appearance: texts.appearance, request: texts.request, commands: commands)
  }
}
