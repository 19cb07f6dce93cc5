import Gazetteer
import Resolver
import Text

/// A word, a mark, or the bare name of a place, as patterns read them.
struct StatementItem: Sendable {
  /// The tokens that it stands for.
  let tokens: Range<Int>
  /// The folded word; empty for a place.
  let word: String
  /// The value of a number in digits.
  let number: Double?
  /// The mention, for a place.
  let mention: Mention?

  var isPlace: Bool { mention != nil }
}

/// Cuts sentences into items: head nouns and directions, which a mention holds, stand as words.
struct ItemReader {
  let text: TokenizedDocument
  let gazetteer: Gazetteer

  func items(of sentence: Sentence, mentions: [Mention]) -> [StatementItem] {
    var items: [StatementItem] = []
    var names: [Int: (range: Range<Int>, mention: Mention)] = [:]
    for mention in mentions where mention.type == .name && mention.place != nil {
      guard sentence.tokens.contains(mention.tokens.lowerBound) else { continue }
      let core = bareName(mention)
      names[core.lowerBound] = (core, mention)
    }
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      if let name = names[index] {
        items.append(
          StatementItem(tokens: name.range, word: "", number: nil, mention: name.mention))
        index = max(name.range.upperBound, index + 1)
        continue
      }
      let token = text.tokens[index]
      if token.kind != .quote {
        items.append(
          StatementItem(
            tokens: index..<(index + 1), word: token.folded, number: number(token), mention: nil))
      }
      index += 1
    }
    return items
  }

  private func number(_ token: Token) -> Double? {
    guard token.kind == .number else { return nil }
    let digits = text.document.text(token.bytes)
    let parts = digits.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count > 1 {
      guard let first = parts.first, first.count <= 3,
        parts.dropFirst().allSatisfy({ $0.count >= 3 })
      else { return nil }
    }
    return Double(parts.joined())
  }

  /// The tokens of the name itself, without "province of" and "northern".
  private func bareName(_ mention: Mention) -> Range<Int> {
    guard let id = mention.place?.id else { return mention.tokens }
    let base = PlaceID(rawValue: String(id.rawValue.prefix { $0 != "/" }))
    let keys = Set(gazetteer.names(of: base).map { Folding.key($0.name) })
    let range = mention.tokens
    for length in stride(from: range.count, to: 0, by: -1) {
      for start in range.lowerBound...(range.upperBound - length) {
        let part = start..<(start + length)
        if keys.contains(Folding.key(text.text(part))), !endsInKind(part, keys) { return part }
      }
    }
    return range
  }

  /// Whether the name without its last word, or first two, is a name too: "Kabul Province".
  private func endsInKind(_ part: Range<Int>, _ keys: Set<String>) -> Bool {
    guard part.count > 1 else { return false }
    return keys.contains(Folding.key(text.text(part.dropLast())))
      || keys.contains(Folding.key(text.text(part.dropFirst(2))))
      || keys.contains(Folding.key(text.text(part.dropFirst())))
  }
}
