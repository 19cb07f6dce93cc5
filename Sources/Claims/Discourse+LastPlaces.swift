import Gazetteer
import Resolver
import Text

/// The places that the text spoke of last.
extension Discourse {
  /// Towns and districts share names and stand in one list: "Deh Salah, Banu and Pul-e Hisar".
  func isLocal(_ place: ResolvedPlace) -> Bool {
    place.kind == .district || place.kind.isSettlement
  }

  /// Whether a place only tells where another lies, or where somebody is from: "north of Kabul",
  /// "Dubai-based". The text is not about it.
  func isLandmark(_ chunk: Chunk) -> Bool {
    let start = chunk.tokens.lowerBound
    let end = chunk.tokens.upperBound
    if text.word(end + 1) == "based"
      || (text.word(start - 1) == "in" && text.word(start - 2) == "based")
    {
      return true
    }
    // "Kigali said": a capital that speaks.
    if chunk.preposition.isEmpty,
      text.forms(end)?.contains(where: { lexicon.cues[$0.lemma] != nil }) == true
    {
      return true
    }
    if isRoadEnd(chunk) { return true }
    guard text.word(start - 1) == "of" || text.word(start - 1) == "from" else { return false }
    let before = text.word(start - 2)
    return lexicon.directions.contains(before)
      || TaggedText.lengthUnits.contains(before) || before == "outside" || before == "capital"
  }

  /// "the highway between A and B": where a road runs.
  func isRoadEnd(_ chunk: Chunk) -> Bool {
    var index = chunkIndex(before: chunk.tokens.lowerBound)
    var first = chunk
    if text.word(chunk.tokens.lowerBound - 1) == "and", index >= 0,
      chunks[index].tokens.upperBound == chunk.tokens.lowerBound - 1
    {
      first = chunks[index]
      index -= 1
    }
    guard first.preposition == "between", index >= 0,
      first.tokens.lowerBound - chunks[index].tokens.upperBound <= 2,
      case .nominal(.road, _, _) = chunks[index].kind
    else { return false }
    return true
  }

  /// The last place that fits, or the list in which it stands ("A, B and C").
  func lastPlaces(
    before token: Int, where fits: (ResolvedPlace) -> Bool
  ) -> [ResolvedPlace] {
    let found = lastPlaces(before: token, goals: false, where: fits)
    return found.isEmpty ? lastPlaces(before: token, goals: true, where: fits) : found
  }

  /// Whether somebody only leaves for a place: the text goes on about where they left.
  func isRefuge(_ index: Int, marches: Bool = false) -> Bool {
    // "to A and B", "to A, a city further south": what the first of them is.
    var index = index
    while index > 0, chunks[index].preposition.isEmpty, chunks[index - 1].isPlaceLike {
      let between = chunks[index - 1].tokens.upperBound..<chunks[index].tokens.lowerBound
      guard between.count <= 3,
        between.contains(where: { [",", "and", "or"].contains(text.word($0)) }),
        between.allSatisfy({ [",", "and", "or", "the", "a", "an"].contains(text.word($0)) })
      else { break }
      index -= 1
    }
    let chunk = chunks[index]
    guard ["to", "towards", "toward", "for", "into"].contains(chunk.preposition) else {
      return false
    }
    let reading = readings[text.sentenceIndex(ofToken: chunk.tokens.lowerBound)]
    guard let verb = reading.verbs.last(where: { $0.tokens.upperBound <= chunk.tokens.lowerBound })
    else { return false }
    return verb.lemmas.contains { form in
      lexicon.verbs[form.lemma]?.first.map {
        [.fleeing, .retreating, .evacuated].contains($0.predicate)
          || marches && $0.predicate == .advancing
      } ?? false
    }
  }

  func lastPlaces(
    before token: Int, goals: Bool, marches: Bool = false, where fits: (ResolvedPlace) -> Bool
  ) -> [ResolvedPlace] {
    var index = chunkIndex(before: token)
    let limit = index - (goals ? Self.memory : Self.memory / 8)
    while index >= 0, index > limit {
      let chunk = chunks[index]
      guard let place = place(at: index), fits(place), !isLandmark(chunk),
        goals || !isRefuge(index, marches: marches)
      else {
        index -= 1
        continue
      }
      index -= 1
      // The list that this place ends.
      var list = [place]
      var next = chunk
      while index >= 0 {
        let before = chunks[index]
        guard case .place(let other) = before.kind, let otherPlace = mentions[other].place,
          fits(otherPlace) || (isLocal(otherPlace) && isLocal(place))
        else { break }
        let between = (before.tokens.upperBound..<next.tokens.lowerBound).map { text.word($0) }
        guard between.count <= 3, between.allSatisfy({ [",", "and", "or", "the"].contains($0) })
        else { break }
        list.insert(otherPlace, at: 0)
        next = before
        index -= 1
      }
      return list
    }
    return []
  }

  /// The places that the sentence before is about: those of its first phrase, with their list.
  func topicPlaces(before token: Int) -> [ResolvedPlace]? {
    let sentence = text.sentenceIndex(ofToken: token)
    guard sentence > 0 else { return nil }
    let own = readings[sentence].chunks.contains {
      guard $0.tokens.upperBound <= token, case .place(let mention) = $0.kind else { return false }
      return mentions[mention].place?.kind != .country && !isLandmark($0)
    }
    guard !own else { return nil }
    let before = readings[sentence - 1]
    let first = before.chunks.first {
      guard case .place(let mention) = $0.kind, let place = mentions[mention].place else {
        return false
      }
      return place.kind != .country && place.kind != .continent && !isLandmark($0)
    }
    guard let first else { return nil }
    let list = before.list(from: first).compactMap { chunk -> ResolvedPlace? in
      guard case .place(let mention) = chunk.kind else { return nil }
      return mentions[mention].place
    }
    return list.isEmpty ? nil : list
  }

  /// The place that a claim without one is about: the last of the sentence or of the text before.
  ///
  /// - Parameter leaving: whether it is about leaving a place: then no goal of a march is meant.
  func contextPlace(before token: Int, leaving: Bool = false) -> [ClaimPlace] {
    let fits: (ResolvedPlace) -> Bool = {
      ![.country, .continent, .region, .countryPart, .river].contains($0.kind)
    }
    let left = leaving ? lastPlaces(before: token, goals: false, marches: true, where: fits) : []
    let found = left.isEmpty ? lastPlaces(before: token, where: fits) : left
    return found.suffix(1).map { claimPlace($0, at: nil, .implicit) }
  }
}
