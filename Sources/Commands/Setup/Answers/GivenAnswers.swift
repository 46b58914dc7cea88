import Destinations
import Text

/// All that was answered before anything is asked: by options, then by the environment, then by an
/// answers file; what came first holds.
struct GivenAnswers: Equatable, Sendable {
  /// The id of the destination, where it is named.
  var destination: String?
  /// The name of the set-up, where it is given.
  var profile: String?
  /// The answers, by the keys of fields; as long as no destination is named, of any destination.
  var values: [String: GivenAnswer]
  /// Whether a test lead is to be sent; `nil` where nothing is said of it.
  var sendsTestLead: Bool?
  /// Where to write the `customer-leads` document.
  var document: String?

  /// Gathers what was given, and tells of everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - options: The call's options.
  ///   - environment: The environment variables.
  /// - Returns: What was given.
  /// - Throws: All that is wrong with it, a line each.
  static func gather(
    _ options: SetupOptions, environment: [String: String]
  ) throws(CommandFailure) -> GivenAnswers {
    let asked = try (options.destination ?? named("LEADLINE_DESTINATION", environment))
      .map(destination)
    let name = named("LEADLINE_PROFILE", environment)
    if let fault = name.flatMap(ProfileName.fault) {
      throw CommandFailure("LEADLINE_PROFILE: \(fault)", .configuration)
    }
    var problems: [AnswerProblem] = []
    let fields = SetupFields.all.filter { isMeant($0, for: asked) }
    // A variable may be set for another call: it is not looked at before it is known to be meant.
    let own = fields.filter { field in asked?.fields.contains { $0.key == field.key } ?? true }
    var values = fromEnvironment(environment, own, &problems)
    values.merge(fromOptions(options, fields, &problems)) { $1 }
    guard problems.isEmpty else { throw CommandFailure(problems) }
    let file = try options.answersFile.map { path throws(CommandFailure) in
      try AnswersFile.read(path, for: asked)
    }
    return GivenAnswers(
      destination: asked?.id ?? file?.destination,
      profile: options.profile ?? name ?? file?.profile,
      values: values.merging(file?.answers ?? [:]) { given, _ in given },
      sendsTestLead: options.sendsTestLead ? true : file?.sendsTestLead,
      document: options.document)
  }

  /// What a variable holds; one that is set to nothing is not set.
  private static func named(_ variable: String, _ environment: [String: String]) -> String? {
    environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func destination(_ word: String) throws(CommandFailure) -> Destination {
    if let destination = SetupDestination.named(word) { return destination }
    throw CommandFailure(SetupDestination.refusal(of: word), .usage)
  }

  /// An option that several fields share is that of the one that the destination has.
  private static func isMeant(_ field: Field, for destination: Destination?) -> Bool {
    let own = destination?.fields.first { $0.optionName == field.optionName }
    return own == nil || own?.key == field.key
  }

  private static func fromOptions(
    _ options: SetupOptions, _ fields: [Field], _ problems: inout [AnswerProblem]
  ) -> [String: GivenAnswer] {
    answers(to: fields, &problems) { field in
      options.fieldValues[field.key].map { ($0, .option("--\(field.optionName)")) }
    }
  }

  private static func fromEnvironment(
    _ environment: [String: String], _ fields: [Field], _ problems: inout [AnswerProblem]
  ) -> [String: GivenAnswer] {
    answers(to: fields, &problems) { field in
      named(field.variable, environment).map { ($0, .variable(field.variable)) }
    }
  }

  private static func answers(
    to fields: [Field], _ problems: inout [AnswerProblem],
    _ given: (Field) -> (String, GivenAnswer.Origin)?
  ) -> [String: GivenAnswer] {
    var answers: [String: GivenAnswer] = [:]
    for field in fields {
      guard let (text, origin) = given(field) else { continue }
      do throws(AnswerRule.Fault) {
        answers[field.key] = GivenAnswer(value: try AnswerRule(field).value(text), origin: origin)
      } catch {
        let problem = AnswerProblem(origin, error.sentence(about: field))
        // Fields that share an option refuse it for the same reason.
        if !problems.contains(problem) { problems.append(problem) }
      }
    }
    return answers
  }
}
