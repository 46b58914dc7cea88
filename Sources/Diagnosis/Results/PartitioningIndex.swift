extension RandomAccessCollection {
  /// The first place from which on a condition holds, by binary search.
  ///
  /// - Parameter belongsInSecondPartition: False for elements up to some place, true from there on.
  /// - Returns: The place; the end where the condition holds nowhere.
  func partitioningIndex(where belongsInSecondPartition: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if belongsInSecondPartition(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
