import Text

/// Words that only explain what stands before them: between commas, between dashes.
extension SentenceReading {
  static let openers: Set<String> = [
    "who", "which", "whose", "where", "whom", "formerly", "once", "including", "along", "together",
    "like", "such", "known", "now", "long", "in", "backed", "supported", "accompanied", "aided",
    "flanked",
  ]

  /// Where words between commas start that only explain the phrase before them and end at a
  /// comma: "the road, the last way out, was cut", "X, whose troops hold Y, said".
  func insertion(endingAt comma: Int) -> Int? {
    guard text.word(comma) == ",", chunk(at: comma) == nil else { return nil }
    var open = comma - 1
    while open > range.lowerBound, comma - open <= 28 {
      defer { open -= 1 }
      guard text.word(open) == ",", chunk(at: open) == nil,
        let before = chunk(at: open - 1), !before.isTime,
        before.preposition.isEmpty || before.preposition == "of"
      else { continue }
      let first = text.word(open + 1)
      if Self.openers.contains(first) || isDistance(open + 1) { return open }
      // An apposition: a phrase without a finite verb of its own.
      if ["a", "an", "the", "one", "its", "his", "their"].contains(first),
        !verbs.contains(where: {
          $0.tokens.lowerBound > open && $0.tokens.upperBound <= comma && $0.isFinite
            && !isInRelative($0, behind: open) && !isReducedRelative($0) && !$0.isBarePast
        })
      {
        return open
      }
      // "the militants, he told reporters, remained": who says it.
      if comma - open <= 12,
        let said = verbs.first(where: {
          $0.tokens.lowerBound > open && $0.tokens.upperBound <= comma
        }), said.isFinite, said.lemmas.contains(where: { lexicon.cues[$0.lemma] == .say }),
        chunks.contains(where: {
          $0.tokens.lowerBound > open && $0.tokens.upperBound <= said.tokens.lowerBound
            && acting($0)
        })
      {
        return open
      }
      if let verb = verbs.first(where: { $0.tokens.lowerBound == open + 1 }),
        verb.isGerund || (verb.isBarePast && isParticiplePhrase(verb))
      {
        return open
      }
    }
    return nil
  }

  /// "some 25 km west of X": how far away what stands before it lies.
  private func isDistance(_ start: Int) -> Bool {
    let isRough = ["some", "about", "around", "roughly", "just"].contains(text.word(start))
    let number = isRough ? start + 1 : start
    return number < range.upperBound && text.tellsDistance(number)
  }

  func isParticiplePhrase(_ verb: VerbGroup) -> Bool {
    ["by", "with", "from", "in", "for", "as"].contains(text.word(verb.tokens.upperBound))
  }

  /// The name that a phrase between commas explains: "X, a spokesman for the army, said".
  func apposed(_ chunk: Chunk) -> Chunk? {
    let start = chunk.tokens.lowerBound
    guard chunk.isActor, start - 1 > range.lowerBound, text.word(start - 1) == ",",
      text.word(chunk.tokens.upperBound) == ",",
      let name = chunks.last(where: { $0.tokens.upperBound == start - 1 }),
      let actor = name.actor, actor.isPerson, name.preposition.isEmpty
    else { return nil }
    return name
  }

  /// Where an aside between dashes starts that ends at a token: "X -- who had fled -- returned".
  func dashedAside(endingAt index: Int) -> Int? {
    guard isDash(index) else { return nil }
    var position = index - 1
    if isDash(position) { position -= 1 }
    while position > range.lowerBound {
      if isDash(position), self.chunk(at: position) == nil {
        return isDash(position - 1) ? position - 1 : position
      }
      position -= 1
    }
    return nil
  }

  /// A dash, or one of two hyphens that stand for it.
  func isDash(_ index: Int) -> Bool {
    guard range.contains(index) else { return false }
    let word = text.word(index)
    if word == "—" || word == "–" { return true }
    guard text.tokens[index].kind == .hyphen else { return false }
    return
      (index > range.lowerBound && text.tokens[index - 1].kind == .hyphen
      && !text.tokens[index].followsSpace)
      || (index + 1 < range.upperBound && text.tokens[index + 1].kind == .hyphen
        && !text.tokens[index + 1].followsSpace)
  }
}
