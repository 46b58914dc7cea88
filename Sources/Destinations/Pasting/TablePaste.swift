import Text

/// What a pasted text answers about a table.
enum TablePaste {
  @Sendable static func values(in text: String) -> [PastedValue] {
    let fields = Destination.azureTable.fields
    let document = PastedDocument.texts(in: text, for: .azureTable)
    var answers = PastedAnswers()
    if !document.isEmpty {
      if let string = document[TableLook.key], StorageStrings.isWellFormed(string) {
        answers.add(TableLook.key, string)
      }
      if let contacts = document[ContactForm.key], ContactForm.trouble(of: contacts) == nil {
        answers.add(ContactForm.key, contacts)
      }
      return answers.values(for: fields)
    }
    // A page of keys has two strings of one account, either of which is right: the first is taken.
    let strings = StorageStrings.all(in: text)
    guard let first = strings.first, Set(strings.map(account)).count == 1 else { return [] }
    answers.add(TableLook.key, first)
    return answers.values(for: fields)
  }

  private static func account(of string: String) -> String {
    (try? StorageAccountReader(string).account.endpoint.address) ?? ""
  }
}
