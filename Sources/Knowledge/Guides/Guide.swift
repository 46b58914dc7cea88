/// How a destination is set up, step by step, with what helps to choose it.
public struct Guide: Sendable {
  /// The destination, by its name in the `customer-leads` document.
  public let destination: String
  /// The language of the texts.
  public let language: LanguageTag
  /// The name that people know.
  public let title: String
  /// What helps to choose.
  public let choice: GuideChoice
  /// What is done, in order; none where leads can no longer be sent there.
  public let steps: [GuideStep]
  /// What to paste into which field of Partner Center, and where.
  public let portal: [String]
  /// How to be told of new leads.
  public let notification: [String]
  /// Where all this can be read.
  public let sources: [EntrySource]

  /// Takes the parts as they are.
  ///
  /// - Parameters:
  ///   - destination: The destination, by its name in the `customer-leads` document.
  ///   - language: The language of the texts.
  ///   - title: The name that people know.
  ///   - choice: What helps to choose.
  ///   - steps: What is done, in order.
  ///   - portal: What to paste into which field of Partner Center, and where.
  ///   - notification: How to be told of new leads.
  ///   - sources: Where all this can be read.
  public init(
    destination: String, language: LanguageTag = .english, title: String, choice: GuideChoice,
    steps: [GuideStep],
    portal: [String], notification: [String], sources: [EntrySource]
  ) {
    self.destination = destination
    self.language = language
    self.title = title
    self.choice = choice
    self.steps = steps
    self.portal = portal
    self.notification = notification
    self.sources = sources
  }
}

/// What helps to choose a destination.
public struct GuideChoice: Sendable, Hashable {
  /// What it is and for whom, in a sentence.
  public let summary: String
  /// What must be there before.
  public let needs: String
  /// What it costs.
  public let costs: String
  /// What one has of it.
  public let gives: String
  /// The destination to choose in its place, where leads no longer arrive here.
  public let replacement: String?

  /// Takes the parts as they are.
  ///
  /// - Parameters:
  ///   - summary: What it is and for whom.
  ///   - needs: What must be there before.
  ///   - costs: What it costs.
  ///   - gives: What one has of it.
  ///   - replacement: The destination to choose in its place.
  public init(summary: String, needs: String, costs: String, gives: String, replacement: String?) {
    self.summary = summary
    self.needs = needs
    self.costs = costs
    self.gives = gives
    self.replacement = replacement
  }
}

/// One step of a guide: something to do, something to enter, or both.
///
/// Its texts hold `{placeholders}` as those of entries do.
public struct GuideStep: Sendable, Hashable {
  /// When a step has a meaning: another answer has this value.
  public struct Condition: Sendable, Hashable {
    /// The key of the field that was answered.
    public let key: String
    /// Its value, compared without case.
    public let value: String

    /// Takes a condition as it is.
    ///
    /// - Parameters:
    ///   - key: The key of the field that was answered.
    ///   - value: Its value.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The stable id, unique within the guide; never a control word.
  public let id: String
  /// What is done, in a few words.
  public let title: String
  /// The key of the field that is asked for at its end; `nil` where it is only done.
  public let field: String?
  /// When it has a meaning; always where `nil`.
  public let condition: Condition?
  /// The ids of the checks that show that it is done. Each check belongs to one step.
  public let checks: [String]
  /// Whether it may be left out.
  public let isOptional: Bool
  /// Who has the right to do it.
  public let who: String
  /// Why it is done.
  public let why: String
  /// What to do and where to click, in order.
  public let instructions: [String]
  /// What to copy, what it looks like, and how to see that it worked.
  public let appearance: String
  /// What somebody else is asked to do, in words of its own; empty where anybody can do it.
  public let request: String
  /// The commands by which it can be done in place of clicks, each with its own lines.
  public let commands: [String]

  /// Takes the parts as they are.
  ///
  /// - Parameters:
  ///   - id: The stable id.
  ///   - title: What is done, in a few words.
  ///   - field: The key of the field that is asked for at its end.
  ///   - condition: When it has a meaning.
  ///   - checks: The ids of the checks that show that it is done.
  ///   - isOptional: Whether it may be left out.
  ///   - who: Who has the right to do it.
  ///   - why: Why it is done.
  ///   - instructions: What to do and where to click.
  ///   - appearance: What to copy, what it looks like, and how to see that it worked.
  ///   - request: What somebody else is asked to do.
  ///   - commands: The commands by which it can be done.
  public init(
    id: String, title: String, field: String? = nil, condition: Condition? = nil,
    checks: [String] = [], isOptional: Bool = false, who: String = "", why: String = "",
    instructions: [String] = [], appearance: String = "", request: String = "",
    commands: [String] = []
  ) {
    self.id = id
    self.title = title
    self.field = field
    self.condition = condition
    self.checks = checks
    self.isOptional = isOptional
    self.who = who
    self.why = why
    self.instructions = instructions
    self.appearance = appearance
    self.request = request
    self.commands = commands
  }
}
