import Gazetteer
import Resolver
import Text

/// Nouns for places: "the valley", "three districts".
extension Chunker {
  /// Whether a sentence is a heading: short, a paragraph of its own, without a full stop. Headings
  /// leave articles out.
  func isHeadline(_ index: Int) -> Bool {
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)].tokens
    guard sentence.count <= 18, let first = sentence.first, let last = sentence.last,
      text.tokens[first].startsParagraph,
      text.tokens[last].kind == .word
        || text.tokens[last].kind == .number,
      last + 1 >= text.tokens.count || text.tokens[last + 1].startsParagraph
    else { return false }
    return true
  }

  func nominal(at start: Int, _ placeAt: TokenMap) -> (Chunk.Kind, Int)? {
    let token = text.tokens[start]
    guard token.kind == .word || token.kind == .number else { return nil }
    let first = token.folded
    let possessed = start > 0 && text.tokens[start - 1].kind == .possessive
    let determined = text.has(.determiner, start) || token.kind == .number || possessed
    if !determined, let head = text.head(start), isHeadline(start) {
      return (.nominal(head.kind, isPlural: head.isPlural, head: first), start + 1)
    }
    if !determined {
      // Bare plurals: "districts seized by", "territory in".
      if let head = text.head(start), head.isPlural || first == "territory" {
        return (.nominal(head.kind, isPlural: head.isPlural, head: first), start + 1)
      }
      // "landmark buildings": one adjective before a bare plural of facilities.
      if let head = text.head(start + 1), head.isPlural, head.kind == .facility,
        token.capitals == .none, text.forms(start) == nil, !text.has(.preposition, start),
        !["and", "or", "but"].contains(first)
      {
        return (.nominal(head.kind, isPlural: true, head: text.word(start + 1)), start + 2)
      }
      return nil
    }
    var index = possessed && !text.has(.determiner, start) ? start : start + 1
    while index < text.tokens.count, index - start <= 5 {
      let word = text.word(index)
      if placeAt[index] != nil { return nil }
      // Another article opens another phrase.
      if index > start, ["the", "a", "an"].contains(word), text.word(index - 1) != "of" {
        return nil
      }
      if actors.match(index).map({ $0.0.kind != .person }) == true,
        text.word(index - 1) == "-" || text.noun(index + 1)?.isHolder == true
      {
        return nil
      }
      // "the capital Kabul", "the capital, Kabul": the name is what is meant.
      if text.head(index) != nil,
        placeAt[index + 1] != nil || (text.word(index + 1) == "," && placeAt[index + 2] != nil)
      {
        return nil
      }
      if let head = text.head(index), !text.tokens[index].startsParagraph {
        // "the city center": the last head noun counts.
        if text.head(index + 1) != nil {
          index += 1
          continue
        }
        if text.group(index + 1) != nil { return nil }
        return (.nominal(head.kind, isPlural: head.isPlural, head: word), index + 1)
      }
      guard
        text.tokens[index].kind == .word || text.tokens[index].kind == .hyphen
          || text.tokens[index].kind == .possessive,
        !text.has(.preposition, index)
          || word == "of"
            && text.has(.quantity, index - 1),
        text.group(index) == nil || facilityEnd(behind: index) != nil,
        ![
          "and", "or", "has", "have", "had", "is", "are", "was",
          "were", "said", "says", "that", "who", "which",
        ].contains(word)
      else { return nil }
      index += 1
    }
    return nil
  }
}
