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
  /// Words such as "north" and "southwest".
  let lexiconDirections: Set<String>

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
    if reference.isOpponent, let against = reference.actor ?? reference.affiliation {
      return opponent(
        of: Party(
          name: against.name, id: against.id, side: against.id, group: .forces, kind: against.kind))
    }
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
    if reference.isVague {
      // "the Panjshir-based movement": the party whose name holds the place's.
      if let place = reference.placeName, let party = party(namedFor: place) { return party }
      if reference.placeName == nil, let party = vagueParty(reference, at: token, speaker) {
        return party
      }
    }
    return Party(
      name: reference.text, id: nil, side: nil, group: reference.group,
      kind: reference.group == .civilians ? .civilians : nil)
  }

  /// "the group", "fighters": their speaker's side, or the party spoken of before the sentence.
  private func vagueParty(
    _ reference: ActorReference, at token: Int, _ speaker: Party?
  ) -> Party? {
    let definite = text.word(token) == "the" || text.word(token) == "this"
    if !definite, let speaker, speaker.side != nil, speaker.kind != .person {
      return sided(speaker)
    }
    if reference.text.contains(where: \.isWhitespace), !definite { return nil }
    let sentence = readings[text.sentenceIndex(ofToken: token)].range
    return lastParty(before: token, excluding: definite ? sentence : nil)
      ?? lastParty(before: token)
  }

  /// The one party of the table whose name or alias holds the name of a place.
  private func party(namedFor place: String) -> Party? {
    let words = Set(Folding.words(place))
    let fits = gazetteer.allActors.filter { actor in
      actor.kind == .party && !words.isDisjoint(with: Folding.words(actor.name))
    }
    guard fits.count == 1, let actor = fits.first else { return nil }
    return Party(
      name: actor.name, id: actor.id, side: actor.id, group: .forces, kind: actor.kind)
  }

  /// Who stands against a party: another whose names say so ("anti-Taliban forces"), else words.
  func opponent(of party: Party) -> Party {
    let words = TokenizedDocument(Document("anti-\(party.name) forces"))
    if let (actor, _) = actors.match(words, 0) {
      return Party(
        name: actor.name, id: actor.id, side: actor.id, group: .forces, kind: actor.kind)
    }
    return Party(
      name: "forces against \(party.name)", id: nil, side: nil, group: .forces, kind: nil)
  }

  private func sided(_ party: Party) -> Party {
    guard let side = party.side, let actor = actors.actor(side) else { return party }
    return Party(name: actor.name, id: actor.id, side: side, group: .forces, kind: actor.kind)
  }

  private func party(
    ofPronoun word: String, at token: Int, _ speaker: Party?
  ) -> Party? {
    switch word {
    case "we", "us", "our", "i", "my":
      guard let speaker else { return nil }
      // A commander of nobody known speaks for the party that the text has spoken of.
      if speaker.side == nil, speaker.group == .party { return lastParty(before: token) ?? speaker }
      return sided(speaker)
    case "he", "she", "him", "his", "her":
      if let speaker, speaker.kind == .person || speaker.group == .party || speaker.group == .person
      {
        return sided(speaker)
      }
      return lastPerson(before: token).map(sided) ?? speaker.map(sided)
    case "its", "their":
      // The speaker, when a party speaks; else the nearest party.
      if let speaker, speaker.side != nil, speaker.kind != .person { return sided(speaker) }
      return lastParty(before: token, nearest: true)
    default:
      if let speaker, speaker.side != nil, speaker.kind != .person, word == "they" || word == "it" {
        return sided(speaker)
      }
      return lastParty(before: token)
    }
  }

  /// The party named before a token: the first phrase of the sentence without a preposition, which
  /// is most often its subject, then that of the sentences before; or the nearest of all.
  ///
  /// - Parameter excluding: tokens whose parties do not count.
  func lastParty(
    before token: Int, nearest: Bool = false, excluding: Range<Int>? = nil
  ) -> Party? {
    let sentence = text.sentenceIndex(ofToken: token)
    var bySentence: [[(Chunk, ActorReference)]] = []
    var current = -1
    for chunk in chunks.reversed() {
      guard chunk.tokens.upperBound <= token, let reference = chunk.actor else { continue }
      if let excluding, excluding.contains(chunk.tokens.lowerBound) { continue }
      let own = text.sentenceIndex(ofToken: chunk.tokens.lowerBound)
      if own < sentence - 5 { break }
      guard isParty(reference) else { continue }
      if own != current {
        bySentence.append([])
        current = own
      }
      bySentence[bySentence.count - 1].append((chunk, reference))
    }
    guard let here = bySentence.first else { return nil }
    let pick =
      nearest ? here.first : here.last { $0.0.preposition.isEmpty } ?? here.last
    return pick.flatMap { self.party(of: $0.1, at: $0.0.tokens.lowerBound, nil) }
  }

  /// Whether words name a party by themselves: no person, no pronoun's forces, no outlet.
  private func isParty(_ reference: ActorReference) -> Bool {
    guard reference.owner == nil, !reference.isPerson, !reference.isVague,
      reference.group != .third || reference.affiliation != nil, reference.group != .message
    else { return false }
    if let kind = reference.actor?.kind {
      return kind == .party || kind == .government || kind == .civilians
    }
    return reference.affiliation != nil || reference.group == .forces
      || reference.group == .civilians || reference.group == .government
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
    let reference = introduced(reference)
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

  /// A person named by surname alone, as the text introduced them in full: with office and side.
  private func introduced(_ reference: ActorReference) -> ActorReference {
    guard reference.isPerson, reference.actor == nil, reference.affiliation == nil,
      let surname = Folding.words(reference.text).last
    else { return reference }
    for (index, chunk) in chunks.enumerated() {
      guard var full = chunk.actor, full.isPerson, full.actor == nil,
        Folding.words(full.text).contains(surname)
      else { continue }
      // "X, commander of the brigade": the apposition tells the office.
      if full.group == .person, full.affiliation == nil, index + 1 < chunks.count {
        let next = chunks[index + 1]
        if let role = next.actor, !role.isPerson,
          next.tokens.lowerBound - chunk.tokens.upperBound <= 2,
          text.word(chunk.tokens.upperBound) == ",", [.party, .third].contains(role.group)
        {
          full.group = role.group
          full.affiliation = role.affiliation
        }
      }
      guard full.group != .person || full.affiliation != nil || full.text != reference.text else {
        continue
      }
      return full
    }
    return reference
  }

  /// Who a chunk is, as a speaker.
  func speaker(_ chunk: Chunk, depth: Int = 0) -> Party? {
    switch chunk.kind {
    case .actor(let reference):
      if reference.actor == nil, reference.affiliation == nil, !reference.isPerson {
        if reference.isVague { return vagueParty(reference, at: chunk.tokens.lowerBound, nil) }
        if reference.group == .message {
          return lastPerson(before: chunk.tokens.lowerBound)
            ?? lastParty(before: chunk.tokens.lowerBound)
        }
        if let owner = reference.owner {
          // "one of their commanders": of those that the sentence is about.
          let plural = owner == "their" || owner == "its"
          let party =
            plural
            ? lastParty(before: chunk.tokens.lowerBound)
            : party(ofPronoun: owner, at: chunk.tokens.lowerBound, nil)
          if let party { return party }
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
  private func nameBefore(_ chunk: Chunk) -> ResolvedPlace? {
    let start = chunk.tokens.lowerBound
    guard text.word(start - 1) == ",", ["a", "an", "the"].contains(text.word(start)),
      let before = chunks.last(where: { $0.tokens.upperBound == start - 1 }),
      case .place(let mention) = before.kind
    else { return nil }
    return mentions[mention].place
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
    guard definite || plural else { return unresolved(chunk) }
    if definite, let found = matching(kind, plural: plural, before: start) {
      return anaphors(found, chunk)
    }
    // "several districts", with no district named: the town or province spoken of.
    let around = lastPlaces(before: start) {
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
    let found = lastPlaces(before: token, where: fits)
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
      let area = lastPlaces(before: token) {
        $0.kind == .province || $0.kind == .valley || $0.kind == .district
      }.last
      let province = area.flatMap { gazetteer.enclosing($0.id, kind: .province) }
      return province.flatMap {
        gazetteer.place("capital", of: $0.id) ?? gazetteer.place("seat", of: $0.id)
      }.map(resolved)
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
    for mention in mentions.reversed() {
      guard mention.tokens.lowerBound < token, let place = mention.place else { continue }
      let before = (mention.tokens.lowerBound - 3..<mention.tokens.lowerBound).map { text.word($0) }
      if before.contains("capital") { return place }
    }
    return nil
  }

  /// Towns and districts share names and stand in one list: "Deh Salah, Banu and Pul-e Hisar".
  private func isLocal(_ place: ResolvedPlace) -> Bool {
    place.kind == .district || place.kind.isSettlement
  }

  /// Whether a place only tells where another lies, or where somebody is from: "north of Kabul",
  /// "Dubai-based". The text is not about it.
  private func isLandmark(_ chunk: Chunk) -> Bool {
    let start = chunk.tokens.lowerBound
    let end = chunk.tokens.upperBound
    if text.word(end + 1) == "based"
      || (text.word(start - 1) == "in" && text.word(start - 2) == "based")
    {
      return true
    }
    guard text.word(start - 1) == "of" || text.word(start - 1) == "from" else { return false }
    let before = text.word(start - 2)
    return lexiconDirections.contains(before)
      || ["km", "kilometers", "kilometres", "miles", "outside", "capital"].contains(before)
  }

  /// The last place that fits, or the list in which it stands ("A, B and C").
  private func lastPlaces(
    before token: Int, where fits: (ResolvedPlace) -> Bool
  ) -> [ResolvedPlace] {
    var index = chunks.count - 1
    while index >= 0 {
      let chunk = chunks[index]
      index -= 1
      guard chunk.tokens.upperBound <= token, case .place(let mention) = chunk.kind,
        let place = mentions[mention].place, fits(place), !isLandmark(chunk)
      else { continue }
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
  private func topicPlaces(before token: Int) -> [ResolvedPlace]? {
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
  func contextPlace(before token: Int) -> [ClaimPlace] {
    let found = lastPlaces(before: token) {
      $0.kind != .country && $0.kind != .continent && $0.kind != .region && $0.kind != .countryPart
    }
    return found.suffix(1).map {
      ClaimPlace(
        role: .at, name: $0.name, placeID: $0.id, kind: $0.kind, coordinate: $0.coordinate,
        surface: "", range: nil, resolution: .implicit)
    }
  }
}
