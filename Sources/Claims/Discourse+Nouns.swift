import Gazetteer
import Resolver
import Text

/// The places that nouns stand for: "the valley", "the districts", "the capital".
extension Discourse {
  /// Nouns for land that no town is: who goes there leaves the town.
  static let landscape: Set<String> = [
    "hill", "hills", "hilltop", "hilltops", "heights", "ridge", "ridges",
  ]

  func antecedents(
    _ kind: PlaceKind, plural: Bool, head: String, chunk: Chunk
  ) -> [ClaimPlace] {
    let start = chunk.tokens.lowerBound
    let words = (chunk.tokens).map { text.word($0) }
    let definite =
      ["the", "this", "that", "these", "those", "its", "their", "both"].contains(words[0])
      || ["territory", "territories"].contains(head)
    if head == "capital" {
      let capital =
        unit(behind: chunk).map { seat(of: $0) } ?? capital(words, before: start)
      return capital.map { anaphors([$0], chunk) } ?? unresolved(chunk)
    }
    if kind == .range || kind == .facility || kind == .road || Self.landscape.contains(head) {
      return unresolved(chunk) + container(of: chunk)
    }
    if ["area", "areas", "region", "regions", "territory", "territories", "land"].contains(head) {
      let found = lastPlaces(before: start) {
        $0.kind != .continent && $0.kind != .country && $0.kind != .countryPart
          && $0.kind != .region
      }
      if found.isEmpty { return unresolved(chunk) }
      if let topic = topicPlaces(before: start) { return anaphors(topic, chunk) }
      return anaphors(plural || head == "territory" ? found : Array(found.suffix(1)), chunk)
    }
    if kind == .country {
      let found = lastPlaces(before: start) { $0.kind == .country }
      return found.isEmpty ? unresolved(chunk) : anaphors(Array(found.suffix(1)), chunk)
    }
    // "X and other towns": towns that nobody names.
    guard definite || plural, words[0] != "other", text.word(start - 1) != "other" else {
      return unresolved(chunk)
    }
    if definite, !plural, let place = introduced(as: head, before: start) {
      return anaphors([place], chunk)
    }
    if definite, let found = matching(kind, plural: plural, before: start) {
      return anaphors(found, chunk)
    }
    // "several districts", with no district named: the town or province spoken of. "28 villages"
    // are no town.
    let isOfTown = !kind.isSettlement
    let around = lastPlaces(before: start) {
      isOfTown && $0.kind.isSettlement || $0.kind == .province || $0.kind == .valley
    }
    return around.isEmpty ? unresolved(chunk) : anaphors(Array(around.suffix(1)), chunk)
  }

  /// "the city" where this paragraph or the one before spoke of "the city of X" or "X city", and
  /// named no other place as where its own sentence happens.
  func introduced(as head: String, before token: Int) -> ResolvedPlace? {
    var index = chunkIndex(before: token)
    let paragraph = text.sentences[text.sentenceIndex(ofToken: token)].paragraph
    let limit = index - Self.memory
    while index >= 0, index > limit {
      let chunk = chunks[index]
      let own = text.sentences[text.sentenceIndex(ofToken: chunk.tokens.lowerBound)]
      guard own.paragraph >= paragraph - 1 else { return nil }
      if let place = place(at: index), !isLandmark(chunk), !isRefuge(index) {
        let start = chunk.tokens.lowerBound
        if text.word(start - 1) == head
          || (text.word(start - 1) == "of" && text.word(start - 2) == head)
          || text.word(chunk.tokens.upperBound - 1) == head
          || text.word(chunk.tokens.upperBound) == head
        {
          return place
        }
        // Another place of the kind that is no mere goal or origin.
        if place.kind.isSettlement,
          !["to", "for", "from", "towards", "toward", "near"]
            .contains(chunk.preposition), own.paragraph == paragraph
        {
          return nil
        }
      }
      index -= 1
    }
    return nil
  }

  /// The places of a kind named last; for a plural, the whole list in which they stood.
  func matching(
    _ kind: PlaceKind, plural: Bool, before token: Int
  ) -> [ResolvedPlace]? {
    let fits: (ResolvedPlace) -> Bool = { place in
      switch kind {
      case .city, .town, .village: place.kind.isSettlement
      case .district: place.kind == .district || place.kind == .area
      default: place.kind == kind
      }
    }
    // "the town" is no village where a town was named.
    let exact = lastPlaces(before: token) { place in
      switch kind {
      case .city, .town: place.kind == .city || place.kind == .town
      case .village: place.kind == .village
      default: false
      }
    }
    let found = exact.isEmpty ? lastPlaces(before: token, where: fits) : exact
    // "the towns" are not one town.
    if plural, found.count == 1, kind.isSettlement { return nil }
    if !found.isEmpty { return plural ? found : Array(found.suffix(1)) }
    // "the valley" of a province of that name.
    guard kind == .valley || kind == .province,
      let last = lastPlaces(
        before: token,
        where: { place in
          guard kind == .valley else {
            return place.kind == .province || place.kind == .valley || place.kind == .district
          }
          return gazetteer.children(of: place.id).contains {
            $0.kind == .valley && $0.name.hasPrefix(place.name)
          }
        }
      ).last
    else { return nil }
    if kind == .province, let province = gazetteer.enclosing(last.id, kind: .province) {
      return [resolved(province)]
    }
    let valleys = gazetteer.children(of: last.id).filter { $0.kind == .valley }
    if let valley = valleys.first(where: { $0.name.hasPrefix(last.name) }) {
      return [resolved(valley)]
    }
    return nil
  }

  func resolved(_ place: Place) -> ResolvedPlace {
    ResolvedPlace(
      id: place.id, name: place.name, kind: place.kind,
      country: gazetteer.enclosing(place.id, kind: .country)?.id.rawValue,
      coordinate: place.coordinate)
  }

  /// The place that "the capital of X" names with its "of".
  private func unit(behind chunk: Chunk) -> PlaceID? {
    let behind = chunkIndex(before: chunk.tokens.upperBound) + 1
    guard chunks.indices.contains(behind), chunks[behind].preposition == "of",
      case .place(let mention) = chunks[behind].kind,
      chunks[behind].tokens.lowerBound - chunk.tokens.upperBound <= 3
    else { return nil }
    return mentions[mention].place?.id
  }

  /// The capital or seat of a unit, where the gazetteer knows it.
  private func seat(of unit: PlaceID) -> ResolvedPlace? {
    (gazetteer.place("capital", of: unit) ?? gazetteer.place("seat", of: unit)).map(resolved)
  }

  func capital(_ words: [String], before token: Int) -> ResolvedPlace? {
    // "the capital" means the provincial one once that was spoken of.
    let provincial =
      words.contains("provincial")
      || firstProvincialCapital.map { $0 <= token } ?? false
    if provincial {
      let area = lastPlaces(before: token) {
        $0.kind == .province || $0.kind == .valley || $0.kind == .district
      }.last
      let province = area.flatMap { gazetteer.enclosing($0.id, kind: .province) }
      return province.flatMap { seat(of: $0.id) }
    }
    // "the capital, Mogadishu" is one mention; without a name it is the country's.
    let country =
      lastPlaces(before: token) { $0.kind == .country }.last?.id
      ?? lastPlaces(before: token) { _ in true }.last
      .flatMap { $0.country }.map { PlaceID(rawValue: $0) }
    if let country, let capital = gazetteer.place("capital", of: country) {
      return resolved(capital)
    }
    // A gazetteer without facts: the place that the text itself calls the capital.
    var index = chunkIndex(before: token)
    let limit = index - Self.memory
    while index >= 0, index > limit {
      defer { index -= 1 }
      guard case .place(let mention) = chunks[index].kind, let place = mentions[mention].place
      else { continue }
      let start = mentions[mention].tokens.lowerBound
      if ((start - 3)..<start).contains(where: { text.word($0) == "capital" }) { return place }
    }
    return nil
  }
}
