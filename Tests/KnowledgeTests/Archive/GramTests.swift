import Knowledge
import Testing

@Suite("Grams") struct GramTests {
  @Test func weightFallsWithTheNumberOfOwners() {
    let weights = (1...20).map { Gram.weight(owners: $0, of: 20) }
    #expect(weights.first == 1)
    #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 > $1 })
    #expect(weights.allSatisfy { $0 > 0 })
    #expect(Gram.weight(owners: 0, of: 20) == 1)
  }

  @Test func whatFewOfManyHaveTellsMoreThanWhatFewOfFewHave() {
    #expect(Gram.weight(owners: 4, of: 600) > Gram.weight(owners: 4, of: 8))
    #expect(Gram.weight(owners: 600, of: 600) > 0)
  }

  @Test func hashFitsFiveDigitsAndDependsOnEveryByte() {
    let bytes = Array("tenant".utf8)
    let hash = Gram.hash(bytes, at: 0)
    #expect(UInt64(hash) < 1 << Gram.hashBits)
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 1
      #expect(Gram.hash(other, at: 0) != hash)
    }
    #expect(Gram.hash(Array("xxtenantxx".utf8), at: 2) == hash)
  }

  @Test func gramsBeginAtScalars() {
    #expect(Array("aü中".utf8).map(Gram.begins) == [true, true, false, true, false, false])
  }
}
