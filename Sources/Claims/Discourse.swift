import Gazetteer
import Resolver
import Text

/// What a text has spoken of so far: the antecedents of pronouns and of "the valley".
struct Discourse {
  let text: TokenizedDocument
  let mentions: [Mention]
  let chunks: [Chunk]
  let gazetteer: Gazetteer
  let actors: ActorFinder
  let readings: [SentenceReading]

  // MARK: Actors

  /// An actor as a claim names it.
  struct Party: Hashable {
    var name: String
    var id: String?
    /// The party on whose side it stands.
    var side: String?
    var group: GroupNoun.Class
    var kind: ActorKind?
  }

  /// The party that acts: for a person or a spokesman, the side; for "his forces", the owner's.
  func party(of chunk: Chunk, speaker: Party?) -> Party? {
    switch chunk.kind {
    case .actor(let reference): return party(of: reference, at: chunk.tokens.lowerBound, speaker)
    case .pronoun(let word): return party(ofPronoun: word, at: chunk.tokens.lowerBound, speaker)
    case .place(let index):
      guard let place = mentions[index].place else { return nil }
      return Party(name: place.name, id: nil, side: nil, group: .government, kind: .government)
    default: return nil
    }
  }

  private func party(
    of reference: ActorReference, at token: Int, _ speaker: Party?
  ) -> Party? {
    if let owner = reference.owner, reference.actor == nil || reference.group == .forces,
      reference.group == .forces || reference.group == .government,
      let party = party(ofPronoun: owner, at: token, speaker)
    {
      return sided(party)
    }
    if let actor = reference.actor {
      if actor.kind == .person, let side = actors.side(of: actor) {
        return Party(
          name: side.name, id: side.id, side: side.id, group: .forces, kind: side.kind)
      }
      return Party(
        name: actor.name, id: actor.id, side: actor.side.isEmpty ? actor.id : actor.side,
        group: reference.group, kind: actor.kind)
    }
    if let affiliation = reference.affiliation {
      return Party(
        name: affiliation.name, id: affiliation.id, side: affiliation.id, group: reference.group,
        kind: affiliation.kind)
    }
    // "the group", "the movement": a party spoken of before.
    let words = Folding.words(reference.text)
    if !reference.isPerson, reference.group == .forces, words.count <= 2,
      ["group", "movement", "force", "fighters", "militants", "forces", "militant", "extremist"]
        .contains(words.last ?? ""),
      text.word(token) == "the" || words.last == "group",
      let party = lastParty(before: token)
    {
      return party
    }
    return Party(
      name: reference.text, id: nil, side: nil, group: reference.group,
      kind: reference.group == .civilians ? .civilians : nil)
  }

  private func sided(_ party: Party) -> Party {
    guard let side = party.side, let actor = actors.actor(side) else { return party }
    return Party(name: actor.name, id: actor.id, side: side, group: .forces, kind: actor.kind)
  }

  private func party(
    ofPronoun word: String, at token: Int, _ speaker: Party?
  ) -> Party? {
    switch word {
    case "we", "us", "our", "i", "my": return speaker.map(sided)
    case "he", "she", "him", "his", "her":
      return lastPerson(before: token).map(sided) ?? speaker.map(sided)
    default: return lastParty(before: token)
    }
  }

  /// The party named last before a token; the subject of the sentence goes before others.
  func lastParty(before token: Int) -> Party? {
    let sentence = text.sentenceIndex(ofToken: token)
    var index = chunks.count - 1
    var candidates: [(Chunk, ActorReference)] = []
    while index >= 0 {
      let chunk = chunks[index]
      index -= 1
      guard chunk.tokens.upperBound <= token, let reference = chunk.actor else { continue }
      if text.sentenceIndex(ofToken: chunk.tokens.lowerBound) < sentence - 4 { break }
      guard reference.owner == nil, reference.group != .third,
        reference.actor.map({ $0.kind != .outlet && $0.kind != .organisation }) ?? true
      else { continue }
      if reference.actor == nil, reference.affiliation == nil {
        guard reference.group == .forces || reference.group == .civilians, !reference.isPerson
        else { continue }
      }
      candidates.append((chunk, reference))
      if candidates.count > 8 { break }
    }
    let here = candidates.filter {
      text.sentenceIndex(ofToken: $0.0.tokens.lowerBound) == sentence
    }
    // The first phrase of the sentence without a preposition is most often its subject.
    let pick =
      here.last { $0.0.preposition.isEmpty } ?? here.last
      ?? candidates.first { $0.0.preposition.isEmpty } ?? candidates.first
    return pick.flatMap { self.party(of: $0.1, at: $0.0.tokens.lowerBound, nil) }
  }

  func lastPerson(before token: Int) -> Party? {
    for chunk in chunks.reversed()
    where chunk.tokens.upperBound <= token && chunk.actor?.isPerson == true {
      return chunk.actor.map { speaker(of: $0) }
    }
    return nil
  }

  /// Somebody as the one who says something: the person, not the side.
  func speaker(of reference: ActorReference) -> Party {
    if let actor = reference.actor {
      return Party(
        name: actor.name, id: actor.id,
        side: actor.side.isEmpty ? (actor.kind == .person ? nil : actor.id) : actor.side,
        group: reference.group, kind: actor.kind)
    }
    return Party(
      name: reference.text, id: nil, side: reference.affiliation?.id, group: reference.group,
      kind: reference.isPerson ? .person : nil)
  }

  /// Who a chunk is, as a speaker.
  func speaker(_ chunk: Chunk, depth: Int = 0) -> Party? {
    switch chunk.kind {
    case .actor(let reference):
      if reference.actor == nil, reference.affiliation == nil, !reference.isPerson {
        let words = Folding.words(reference.text)
        if words.count <= 2, ["group", "movement"].contains(words.last ?? "") {
          return lastParty(before: chunk.tokens.lowerBound)
        }
        if let owner = reference.owner,
          let party = party(ofPronoun: owner, at: chunk.tokens.lowerBound, nil)
        {
          return party
        }
      }
      return speaker(of: reference)
    case .pronoun(let word):
      if ["he", "she", "him"].contains(word) { return lastPerson(before: chunk.tokens.lowerBound) }
      if word == "they" || word == "it" { return lastParty(before: chunk.tokens.lowerBound) }
      return nil
    case .place(let index):
      guard let place = mentions[index].place, place.kind == .country else { return nil }
      return Party(name: place.name, id: nil, side: nil, group: .government, kind: .government)
    default: return nil
    }
  }

  // MARK: Places

  /// The places that a chunk means, with how they were found.
  func places(of chunk: Chunk) -> [ClaimPlace] {
    switch chunk.kind {
    case .place(let index): return [named(mentions[index], .named)].compactMap(\.self)
    case .nominal(let kind, let plural, let head):
      return antecedents(kind, plural: plural, head: head, chunk: chunk)
    case .pronoun(let word):
      guard word == "it" || word == "there" || word == "them" else { return [] }
      let found = lastPlaces(before: chunk.tokens.lowerBound, paragraphOnly: false) {
        $0.kind != .country && $0.kind != .continent && $0.kind != .region
      }
      return anaphors(word == "them" ? found : Array(found.suffix(1)), chunk)
    default: return []
    }
  }

  func named(_ mention: Mention, _ resolution: PlaceResolution) -> ClaimPlace? {
    guard let place = mention.place else { return nil }
    return ClaimPlace(
      role: .at, name: place.name, placeID: place.id, kind: place.kind,
      coordinate: place.coordinate, surface: text.document.text(mention.bytes),
      range: text.document.codePoints(mention.bytes), resolution: resolution)
  }

  private func anaphors(_ found: [ResolvedPlace], _ chunk: Chunk) -> [ClaimPlace] {
    let bytes = text.bytes(chunk.tokens)
    return found.map { place in
      ClaimPlace(
        role: .at, name: place.name, placeID: place.id, kind: place.kind,
        coordinate: place.coordinate, surface: text.document.text(bytes),
        range: text.document.codePoints(bytes), resolution: .anaphor)
    }
  }

  private func unresolved(_ chunk: Chunk) -> [ClaimPlace] {
    let bytes = text.bytes(chunk.tokens)
    let surface = text.document.text(bytes)
    return [
      ClaimPlace(
        role: .at, name: surface, placeID: nil, kind: nil, coordinate: nil, surface: surface,
        range: text.document.codePoints(bytes), resolution: .named)
    ]
  }

  private func antecedents(
    _ kind: PlaceKind, plural: Bool, head: String, chunk: Chunk
  ) -> [ClaimPlace] {
    let start = chunk.tokens.lowerBound
    let words = (chunk.tokens).map { text.word($0) }
    let definite =
      ["the", "this", "that", "these", "those", "its", "their"].contains(words[0])
      || ["territory", "territories"].contains(head)
    if head == "capital" {
      if let capital = capital(words, before: start) { return anaphors([capital], chunk) }
      return unresolved(chunk)
    }
    if kind == .range || kind == .facility || kind == .road { return unresolved(chunk) }
    if ["area", "areas", "region", "regions", "territory", "territories", "land"].contains(head) {
      let found = lastPlaces(before: start, paragraphOnly: false) {
        $0.kind != .continent && $0.kind != .country && $0.kind != .countryPart
          && $0.kind != .region
      }
      if found.isEmpty { return unresolved(chunk) }
      return anaphors(plural || head == "territory" ? found : Array(found.suffix(1)), chunk)
    }
    if kind == .country {
      let found = lastPlaces(before: start, paragraphOnly: false) { $0.kind == .country }
      return found.isEmpty ? unresolved(chunk) : anaphors(Array(found.suffix(1)), chunk)
    }
    guard definite || plural else { return unresolved(chunk) }
    if let found = matching(kind, plural: plural, before: start) { return anaphors(found, chunk) }
    // "several districts", with no district named: the town or province spoken of.
    let around = lastPlaces(before: start, paragraphOnly: false) {
      $0.kind.isSettlement || $0.kind == .province || $0.kind == .valley
    }
    return around.isEmpty ? unresolved(chunk) : anaphors(Array(around.suffix(1)), chunk)
  }

  /// The places of a kind named last; for a plural, the whole list in which they stood.
  private func matching(
    _ kind: PlaceKind, plural: Bool, before token: Int
  ) -> [ResolvedPlace]? {
    let fits: (ResolvedPlace) -> Bool = { place in
      switch kind {
      case .city, .town, .village: place.kind.isSettlement
      case .district: place.kind == .district || place.kind == .area
      default: place.kind == kind
      }
    }
    let found = lastPlaces(before: token, paragraphOnly: false, where: fits)
    if !found.isEmpty { return plural ? found : Array(found.suffix(1)) }
    // "the valley" of a province of that name.
    guard kind == .valley || kind == .province,
      let last = lastPlaces(
        before: token, paragraphOnly: false,
        where: {
          $0.kind == .province || $0.kind == .valley || $0.kind == .district
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

  private func resolved(_ place: Place) -> ResolvedPlace {
    ResolvedPlace(
      id: place.id, name: place.name, kind: place.kind,
      country: gazetteer.enclosing(place.id, kind: .country)?.id.rawValue,
      coordinate: place.coordinate)
  }

  private func capital(_ words: [String], before token: Int) -> ResolvedPlace? {
    // "the capital" means the provincial one once that was spoken of.
    let provincial =
      words.contains("provincial")
      || chunks.contains {
        guard $0.tokens.upperBound <= token, case .nominal(_, _, "capital") = $0.kind else {
          return false
        }
        return $0.tokens.contains { text.word($0) == "provincial" }
      }
    if provincial {
      let area = lastPlaces(before: token, paragraphOnly: false) {
        $0.kind == .province || $0.kind == .valley || $0.kind == .district
      }.last
      let province = area.flatMap { gazetteer.enclosing($0.id, kind: .province) }
      return province.flatMap {
        gazetteer.place("capital", of: $0.id) ?? gazetteer.place("seat", of: $0.id)
      }.map(resolved)
    }
    // "the capital, Mogadishu" is one mention; without a name it is the country's.
    let country =
      lastPlaces(before: token, paragraphOnly: false) { $0.kind == .country }.last?.id
      ?? lastPlaces(before: token, paragraphOnly: false) { _ in true }.last
      .flatMap { $0.country }.map { PlaceID(rawValue: $0) }
    if let country, let capital = gazetteer.place("capital", of: country) {
      return resolved(capital)
    }
    // A gazetteer without facts: the place that the text itself calls the capital.
    for (index, mention) in mentions.enumerated().reversed() {
      _ = index
      guard mention.tokens.lowerBound < token, let place = mention.place else { continue }
      let before = (mention.tokens.lowerBound - 3..<mention.tokens.lowerBound).map { text.word($0) }
      if before.contains("capital") { return place }
    }
    return nil
  }

  /// The last place that fits, or the list in which it stands ("A, B and C").
  private func lastPlaces(
    before token: Int, paragraphOnly: Bool, where fits: (ResolvedPlace) -> Bool
  ) -> [ResolvedPlace] {
    let sentence = text.sentenceIndex(ofToken: token)
    var index = chunks.count - 1
    while index >= 0 {
      let chunk = chunks[index]
      index -= 1
      guard chunk.tokens.upperBound <= token, case .place(let mention) = chunk.kind,
        let place = mentions[mention].place, fits(place)
      else { continue }
      // The list that this place ends.
      var list = [place]
      var next = chunk
      while index >= 0 {
        let before = chunks[index]
        guard case .place(let other) = before.kind, let otherPlace = mentions[other].place,
          fits(otherPlace)
        else { break }
        let between = (before.tokens.upperBound..<next.tokens.lowerBound).map { text.word($0) }
        guard between.count <= 3, between.allSatisfy({ [",", "and", "or", "the"].contains($0) })
        else { break }
        list.insert(otherPlace, at: 0)
        next = before
        index -= 1
      }
      _ = sentence
      return list
    }
    return []
  }

  /// The place that a claim without one is about: the last of the sentence or of the text before.
  func contextPlace(before token: Int, paragraph: Int) -> [ClaimPlace] {
    let found = lastPlaces(before: token, paragraphOnly: false) {
      $0.kind != .country && $0.kind != .continent && $0.kind != .region && $0.kind != .countryPart
    }
    return found.suffix(1).map {
      ClaimPlace(
        role: .at, name: $0.name, placeID: $0.id, kind: $0.kind, coordinate: $0.coordinate,
        surface: "", range: nil, resolution: .implicit)
    }
  }
}
