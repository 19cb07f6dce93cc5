import TestSupport
import Testing

@testable import Text

struct SentenceTests {
  private func sentences(_ text: String) -> [String] {
    let document = TokenizedDocument(Document(text))
    return document.sentences.map { document.text($0.tokens) }
  }

  @Test(arguments: [
    ("The town fell. Troops left.", ["The town fell.", "Troops left."]),
    ("Did it fall? Yes! It did.", ["Did it fall?", "Yes!", "It did."]),
    ("Gen. Orlo met Dr. Vance in St. Anne.", ["Gen. Orlo met Dr. Vance in St. Anne."]),
    ("J. R. Pell spoke. He left.", ["J. R. Pell spoke.", "He left."]),
    ("The U.S. Army left.", ["The U.S. Army left."]),
    ("On Aug. 15 it fell.", ["On Aug. 15 it fell."]),
    ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
    ("They broke off talks.He left at once.", ["They broke off talks.", "He left at once."]),
    ("“We hold it.” He smiled.", ["“We hold it.”", "He smiled."]),
    ("“We hold it,” he said. “It is ours.”", ["“We hold it,” he said.", "“It is ours.”"]),
    ("(It fell.) They fled.", ["(It fell.)", "They fled."]),
    (
      "Town falls\nThe town of Marleth fell on Monday.",
      ["Town falls", "The town of Marleth fell on Monday."]
    ),
    (
      "A line that is wrapped by hand at about eighty\ncharacters goes on. Then it ends.",
      ["A line that is wrapped by hand at about eighty\ncharacters goes on.", "Then it ends."]
    ),
    ("No stop here\n\nnew paragraph", ["No stop here", "new paragraph"]),
    ("Wait... They came.", ["Wait...", "They came."]),
    ("", []),
  ])
  func cuts(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test func paragraphsAreCounted() {
    let document = TokenizedDocument(Document("One. Two.\n\nThree.\n\n\nFour"))
    #expect(document.sentences.map(\.paragraph) == [0, 0, 1, 2])
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func sentencesHoldEveryTokenOnce(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let document = TokenizedDocument(Document(randomText(&random, count: 200)))
    var next = 0
    for (index, sentence) in document.sentences.enumerated() {
      #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty, "seed \(seed)")
      for token in sentence.tokens {
        #expect(document.sentenceIndex(ofToken: token) == index, "seed \(seed)")
        let isInside = token > sentence.tokens.lowerBound
        #expect(!isInside || !document.tokens[token].startsParagraph, "seed \(seed)")
      }
      next = sentence.tokens.upperBound
    }
    #expect(next == document.tokens.count, "seed \(seed)")
  }
}
