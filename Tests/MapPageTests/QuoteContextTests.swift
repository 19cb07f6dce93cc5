import Claims
import Testing
import Text

@testable import MapPage

@Suite struct QuoteContextTests {
  private func context(_ text: String, _ quote: String, limit: Int = 300) -> QuoteContext? {
    var claim = Sample.claim("c-1", actor: "the Reds", claimant: nil, day: 1)
    let scalars = Array(text.unicodeScalars)
    let words = Array(quote.unicodeScalars)
    let start = scalars.indices.first { scalars[$0...].starts(with: words) } ?? 0
    claim.quote = quote
    claim.range = start..<start + words.count
    return QuoteContext(claim, in: Document(text), limit: limit)
  }

  @Test func takesTheWholeOfAShortReport() throws {
    let text = "Die Brücke fiel.\n\nThe Reds  hold Ax. Nobody\tsaw it.\n"
    let found = try #require(context(text, "The Reds  hold Ax."))
    #expect(found.before == "Die Brücke fiel.\n")
    #expect(found.after == " Nobody saw it.")
  }

  @Test func cutsAtWordsAndKeepsToTheLimit() throws {
    let text =
      String(repeating: "earlier words ", count: 50) + "the Reds hold Ax, "
      + String(repeating: "later words ", count: 50)
    let quote = "the Reds hold Ax,"
    let found = try #require(context(text, quote, limit: 120))
    #expect(found.before.hasPrefix("… "))
    #expect(found.after.hasSuffix("…"))
    for part in [found.before, found.after] {
      let words = Set(part.split(separator: " ")).subtracting(["…"])
        .map { $0.hasSuffix("…") ? $0.dropLast() : $0 }
      #expect(Set(words).isSubset(of: ["earlier", "later", "words"]))
    }
    let length = (found.before + quote + found.after).unicodeScalars.count
    #expect(length <= 120 && length > 90)
  }

  @Test func roomThatOneSideLacksGoesToTheOther() throws {
    let text = "The Reds hold Ax. " + String(repeating: "later words ", count: 50)
    let found = try #require(context(text, "The Reds hold Ax."))
    #expect(found.before.isEmpty)
    #expect(found.after.count > 250)
  }

  @Test("None for a long quote, for words that are not the report's, and for a quote that is all")
  func noContext() {
    let long = String(repeating: "long ", count: 60)
    #expect(context("Before. " + long + "After.", long) == nil)
    #expect(context("The Blues hold Ax. They said so.", "The Reds hold Ax.") == nil)
    #expect(context("The Reds hold Ax.", "The Reds hold Ax.") == nil)
    var claim = Sample.claim("c-1", actor: "the Reds", claimant: nil, day: 1)
    claim.quote = "hold"
    claim.range = 9_000..<9_004
    #expect(QuoteContext(claim, in: Document("They hold Ax.")) == nil)
    claim.range = nil
    #expect(QuoteContext(claim, in: Document("They hold Ax.")) == nil)
  }

  @Test("Every place of a text of many bytes a letter is cut between letters")
  func manyBytes() throws {
    let text = String(repeating: "درهٔ پنجشیر 𐍈 ", count: 80)
    let scalars = Array(text.unicodeScalars)
    for start in stride(from: 0, to: scalars.count - 20, by: 13) {
      var claim = Sample.claim("c-1", actor: "the Reds", claimant: nil, day: 1)
      claim.range = start..<start + 20
      claim.quote = String(String.UnicodeScalarView(scalars[start..<start + 20]))
      let found = try #require(QuoteContext(claim, in: Document(text)))
      let whole = found.before + claim.quote + found.after
      #expect(whole.unicodeScalars.count <= 300)
      #expect(!whole.unicodeScalars.contains("\u{FFFD}"))
    }
  }
}
