@testable import Diagnosis
import Knowledge
import Testing
import Text

@Suite("Values at placeholders") struct PlaceholderReaderTests {
  private static let application = "1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c35"
  private static let user = "14b0c3d2-a5f6-4e78-9123-bcdef0123456"

  private func values(of message: String, in text: String) -> [Parameter: String] {
    let source = SourceText(text)
    let peeled = PeeledText(source.scalars)
    let reader = PlaceholderReader(folded: peeled.folded, peeled: peeled, source: source)
    return reader.values(of: message, near: 0..<peeled.folded.bytes.count)
  }

  @Test func neighboursTakeTheWordOnTheirOwnSide() {
    let values = values(
      of: "The user {userId} ({applicationId}) has no licence",
      in: "The user \(Self.user) (\(Self.application)) has no licence.")
    #expect(values == [.userId: Self.user, .applicationId: Self.application])
  }

  @Test func aNeighbourAtTheStartIsNotReadIntoTheNext() {
    let values = values(
      of: "{userId} ({applicationId}) has no licence",
      in: "\(Self.user) (\(Self.application)) has no licence.")
    #expect(values == [.applicationId: Self.application])
  }

  @Test func atTheEndTheFirstWordCounts() {
    let other = "0f7c2d11-3b5a-4c66-9a77-1e2d3c4b5a69"
    let values = values(
      of: "Wait for {userId}", in: "Wait for \(Self.user) and then for \(other)")
    #expect(values == [.userId: Self.user])
    #expect(self.values(of: "Wait for {userId}", in: "Wait for it and \(other)").isEmpty)
  }

  @Test func whatNothingBoundsIsNotRead() {
    #expect(values(of: "{userId}", in: Self.user).isEmpty)
  }
}
