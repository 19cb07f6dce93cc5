/// The speeches of a text, found by the sentences that they touch.
final class SpeechIndex {
  private let bySentence: [[Speech]]
  private let text: TaggedText

  init(_ speeches: [Speech], text: TaggedText) {
    var bySentence = [[Speech]](repeating: [], count: text.sentences.count)
    for speech in speeches {
      let first = text.sentenceIndex(ofToken: speech.content.lowerBound)
      let last = text.sentenceIndex(
        ofToken: max(speech.content.lowerBound, speech.content.upperBound - 1))
      for sentence in first...max(first, last) { bySentence[sentence].append(speech) }
    }
    self.bySentence = bySentence
    self.text = text
  }

  /// The speeches whose words may hold a token.
  func covering(_ token: Int) -> [Speech] {
    let sentence = text.sentenceIndex(ofToken: token)
    return bySentence.indices.contains(sentence) ? bySentence[sentence] : []
  }
}
