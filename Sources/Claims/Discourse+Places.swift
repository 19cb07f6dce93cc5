import Gazetteer
import Resolver
import Text

/// The places that phrases mean.
extension Discourse {
  /// The places that a chunk means, with how they were found.
  func places(of chunk: Chunk) -> [ClaimPlace] {
    switch chunk.kind {
    case .place(let index): return [named(mentions[index], .named)].compactMap(\.self)
    case .nominal(let kind, let plural, let head):
      if let name = nameBefore(chunk) { return anaphors([name], chunk) }
      return antecedents(kind, plural: plural, head: head, chunk: chunk)
    case .pronoun(let word):
      guard word == "it" || word == "there" || word == "them" else { return [] }
      let found = lastPlaces(before: chunk.tokens.lowerBound) {
        $0.kind != .country && $0.kind != .continent && $0.kind != .region
      }
      return anaphors(word == "them" ? found : Array(found.suffix(1)), chunk)
    default: return []
    }
  }

  /// "Panjshir, a mountain province, is": the name that the words explain.
  func nameBefore(_ chunk: Chunk) -> ResolvedPlace? {
    let start = chunk.tokens.lowerBound
    guard ["a", "an", "the"].contains(text.word(start)) else { return nil }
    if text.word(start - 1) == "," {
      guard let before = index(endingAt: start - 1), isOne(before, of: chunk) else { return nil }
      return place(at: before)
    }
    // "X is the third capital to fall": what the noun is said of.
    let reading = readings[text.sentenceIndex(ofToken: start)]
    guard let verb = reading.verb(endingAt: start - 1),
      verb.lemmas.contains(where: { $0.lemma == "be" || $0.lemma == "become" }),
      let subject = reading.subject(of: verb),
      let before = index(endingAt: subject.tokens.upperBound)
    else { return nil }
    return place(at: before)
  }

  /// Whether a noun can be another word for the place before it, by kind.
  func isOne(_ index: Int, of chunk: Chunk) -> Bool {
    if case .place = chunks[index].kind { return true }
    guard case .nominal(let kind, false, _) = chunks[index].kind,
      case .nominal(let own, false, _) = chunk.kind
    else { return false }
    return kind == own || (kind.isSettlement && own.isSettlement)
  }

  /// The one place that a chunk names, or stands for as said before.
  func place(at index: Int) -> ResolvedPlace? {
    switch chunks[index].kind {
    case .place(let mention): mentions[mention].place
    case .nominal: meant[index].count == 1 ? meant[index].first : nil
    default: nil
    }
  }

  func named(_ mention: Mention, _ resolution: PlaceResolution) -> ClaimPlace? {
    mention.place.map { claimPlace($0, at: mention.bytes, resolution) }
  }

  /// A place of a claim, found in some bytes of the text; one that the gazetteer lacks has no id.
  func claimPlace(
    _ place: ResolvedPlace, at bytes: Range<Int>?, _ resolution: PlaceResolution
  ) -> ClaimPlace {
    let isListed = !place.id.rawValue.isEmpty
    return ClaimPlace(
      role: .at, name: place.name, placeID: isListed ? place.id : nil,
      kind: isListed ? place.kind : nil, coordinate: place.coordinate,
      surface: bytes.map { text.document.text($0) } ?? "",
      range: bytes.map { text.document.codePoints($0) }, resolution: resolution)
  }

  func anaphors(_ found: [ResolvedPlace], _ chunk: Chunk) -> [ClaimPlace] {
    let bytes = text.bytes(chunk.tokens)
    return found.map { claimPlace($0, at: bytes, .anaphor) }
  }

  func unresolved(_ chunk: Chunk) -> [ClaimPlace] {
    let bytes = text.bytes(chunk.tokens)
    let surface = text.document.text(bytes)
    return [
      ClaimPlace(
        role: .at, name: surface, placeID: nil, kind: nil, coordinate: nil, surface: surface,
        range: text.document.codePoints(bytes), resolution: .named)
    ]
  }

  /// Where a place without an entry of its own lies: named in its words ("Hama airport"), or
  /// before the sentence's commas ("In Kandahar, …"), or else spoken of last.
  func container(of chunk: Chunk) -> [ClaimPlace] {
    for token in chunk.tokens {
      guard let index = mentionAt[token], mentions[index].type == .name,
        var place = named(mentions[index], .named)
      else { continue }
      place.role = .in
      return [place]
    }
    // "the base in X" tells its place itself, listed or not.
    let end = chunk.tokens.upperBound
    if ["in", "at", "near"].contains(text.word(end)), end + 1 < text.tokens.count,
      text.tokens[end + 1].capitals != .none
    {
      return []
    }
    let behind = chunkIndex(before: chunk.tokens.upperBound) + 1
    if chunks.indices.contains(behind),
      ["in", "of", "at", "near", "outside", "above", "overlooking"]
        .contains(chunks[behind].preposition),
      chunks[behind].isPlaceLike,
      chunks[behind].tokens.lowerBound - chunk.tokens.upperBound <= 3
    {
      return []
    }
    // Only the same sentence, or the one before, tells it well enough.
    let sentence = text.sentenceIndex(ofToken: chunk.tokens.lowerBound)
    let near = readings[max(0, sentence - 1)].range.lowerBound
    guard
      chunks[..<max(0, behind)].reversed().prefix(while: { $0.tokens.lowerBound >= near })
        .contains(where: { if case .place = $0.kind { true } else { false } })
    else { return [] }
    return contextPlace(before: chunk.tokens.lowerBound).map { place in
      var place = place
      place.role = .in
      return place
    }
  }
}
