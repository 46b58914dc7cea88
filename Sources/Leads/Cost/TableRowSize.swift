import Text

/// How much a row takes in an Azure table, by the formula that Microsoft published for billing.
public enum TableRowSize {
  /// The size of a row as Marketplace writes it: four bytes, two for each letter of the keys, and
  /// for each other column eight, two for each letter of its name, and its value: of a text four,
  /// and two for each letter. The time that the service adds counts as a column.
  ///
  /// - Parameter lead: The lead.
  /// - Returns: Bytes.
  public static func bytes(of lead: Lead) -> Int {
    let keys = DocumentedLead.rowKeys
    let row = lead.tableRow(partitionKey: keys.partition, rowKey: keys.row)
    let time = 8 + 2 * "Timestamp".utf16.count + 8
    return (row.object ?? []).reduce(4 + time) { sum, member in
      let letters = (member.value.string ?? "").utf16.count
      if ["PartitionKey", "RowKey"].contains(member.key) { return sum + 2 * letters }
      return sum + 8 + 2 * member.key.utf16.count + 4 + 2 * letters
    }
  }
}
