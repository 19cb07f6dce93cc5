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
  /// Words for units of length, which may stand against their number: "25km".
  var units: Set<String> = []

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
      if let (amount, unit) = gluedUnit(token) {
        items.append(
          StatementItem(tokens: index..<(index + 1), word: "", number: amount, mention: nil))
        items.append(
          StatementItem(tokens: index..<(index + 1), word: unit, number: nil, mention: nil))
      } else if token.kind != .quote {
        items.append(
          StatementItem(
            tokens: index..<(index + 1), word: token.folded, number: number(token), mention: nil))
      }
      index += 1
    }
    return items
  }

  /// "25km": a number with a word that begins where its digits end.
  private func gluedUnit(_ token: Token) -> (Double, String)? {
    guard token.kind == .word else { return nil }
    let digits = token.folded.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < 6, let amount = Double(digits) else { return nil }
    let unit = String(token.folded.dropFirst(digits.count))
    return units.contains(unit) ? (amount, unit) : nil
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
