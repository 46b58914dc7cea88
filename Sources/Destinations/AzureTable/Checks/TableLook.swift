import Knowledge
import Text
import Transport

/// What a check of the table looks with.
struct TableLook: Sendable {
  static let key = "storageAccountConnectionString"

  let context: CheckContext
  /// What was entered, read; a form check has let it through.
  let account: StorageAccount
  let service: TableService

  init(_ context: CheckContext) throws(CheckStop) {
    self.context = context
    if let read = context.facts[TableFact.account] {
      account = read
    } else {
      account = try Self.reader(context.configuration).account
    }
    service = TableService(account, over: context.transport, now: context.now)
  }

  /// Reads the connection string, or ends the check with its slip.
  static func reader(_ configuration: Configuration) throws(CheckStop) -> StorageAccountReader {
    let text = try RequiredValue(key, in: configuration).secret().exposedText
    do throws(ConnectionSlip) {
      return try StorageAccountReader(text)
    } catch {
      throw CheckStop(.broken(.entry(error.entry, said: error.said, parameters: [.key: key])))
    }
  }

  var host: String { account.endpoint.host }

  /// The user's own values that belong to whatever is reported.
  var parameters: [Parameter: String] { [.account: account.name, .host: host] }
}

/// What the checks of the table learn from one another.
enum TableFact {
  /// What was entered, read.
  static let account = FactKey<StorageAccount>("account")
  /// What came of asking in the name of nobody.
  static let anonymousAnswer = FactKey<AnonymousAnswer>("anonymousAnswer")
  /// The table for leads, as the account spells it.
  static let leadsTable = FactKey<String>("leadsTable")
}

/// What came of asking in the name of nobody, and when.
struct AnonymousAnswer: Sendable {
  let result: Result<HTTPResponse, TransportError>
  /// The time on this machine.
  let time: Timestamp
}
