import Gazetteer
import Resolver
import Text

extension ClaimPlace {
  /// The place of the gazetteer that it is, or `nil`.
  fileprivate var resolved: ResolvedPlace? {
    guard role != .in, let placeID, let kind else { return nil }
    return ResolvedPlace(id: placeID, name: name, kind: kind, country: nil, coordinate: coordinate)
  }
}

/// What a text has spoken of so far: the antecedents of pronouns and of "the valley".
final class Discourse {
  let text: TaggedText
  let mentions: [Mention]
  let chunks: [Chunk]
  let gazetteer: Gazetteer
  let actors: ActorFinder
  let readings: [SentenceReading]
  let lexicon: Lexicon
  /// Who speaks where nobody is named: the party whose statement the report is.
  let voice: Actor?
  /// The places that nouns and pronouns stand for, chunk by chunk.
  private var meant: [[ResolvedPlace]] = []

  init(
    text: TaggedText, mentions: [Mention], chunks: [Chunk], gazetteer: Gazetteer,
    actors: ActorFinder, readings: [SentenceReading], lexicon: Lexicon, voice: Actor?
  ) {
    self.text = text
    self.mentions = mentions
    self.chunks = chunks
    self.gazetteer = gazetteer
    self.actors = actors
    self.readings = readings
    self.lexicon = lexicon
    self.voice = voice
    meant = [[ResolvedPlace]](repeating: [], count: chunks.count)
    for index in chunks.indices {
      guard case .nominal = chunks[index].kind else { continue }
      meant[index] = places(of: chunks[index]).compactMap(\.resolved)
    }
  }

  // MARK: Actors

  /// An actor as a claim names it.
  struct Party: Hashable {
    var name: String
    var id: String?
    /// The party on whose side it stands.
    var side: String?
    var group: GroupNoun.Class
    var kind: ActorKind?
    /// The force of no table for which a speaker speaks.
    var body: String?
    /// Whether it is one human being.
    var isHuman = false
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
      let party = party(ofPronoun: owner, at: token, speaker),
      party.kind != .person || party.side != nil || ["our", "my"].contains(owner)
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
    if let side = reference.side, reference.placeName == nil,
      !reference.text.contains(where: \.isWhitespace), text.word(token) == "the",
      let party = party(on: side, called: reference.text, before: token)
    {
      return party
    }
    return Party(
      name: plural(reference), id: nil, side: nil, group: reference.group,
      kind: reference.group == .civilians ? .civilians : nil)
  }

  /// "rebel hands": the rebels.
  private func plural(_ reference: ActorReference) -> String {
    let bodies: Set<String> = [
      "militia", "movement", "group", "faction", "gang", "resistance", "opposition",
    ]
    guard reference.side == .irregular, !reference.isPlural, !bodies.contains(reference.text),
      !reference.text.contains(where: \.isWhitespace), lexicon.groups[reference.text + "s"] != nil
    else { return reference.text }
    return reference.text + "s"
  }

  /// "the rebels": the party without a state that was named last. "the army": the one state, or
  /// force of a state, that the text names.
  private func party(
    on side: ForceSide, called noun: String, before token: Int
  ) -> Party? {
    var found = side == .regular ? parties.filter(isRegular) : []
    if side == .irregular {
      let before = partyChunks[..<position(of: chunkIndex(before: token) + 1, in: partyChunks)]
      // "M23 rebels", then "the rebels"; else the last party without a state.
      let named = before.suffix(Self.memory).last { index in
        guard let reference = chunks[index].actor, reference.actor?.kind == .party else {
          return false
        }
        return Folding.words(reference.text).last == noun
      }
      if let named, let actor = chunks[named].actor?.actor {
        found = [actor]
      } else {
        found =
          before.suffix(Self.memory).reversed().lazy.compactMap { self.party(at: $0) }
          .first { !self.isRegular($0) && $0.side.isEmpty }.map { [$0] } ?? []
      }
    }
    guard found.count == 1, let actor = found.first else { return nil }
    return Party(
      name: actor.name, id: actor.id, side: actor.side.isEmpty ? actor.id : actor.side,
      group: .forces, kind: actor.kind)
  }

  /// The chunks that name a party or government of the table.
  private lazy var partyChunks: [Int] = chunks.indices.filter { party(at: $0) != nil }

  /// The parties and governments of the table that the text names, each once.
  private lazy var parties: [Actor] = {
    var seen: Set<String> = []
    return partyChunks.compactMap { party(at: $0) }.filter { seen.insert($0.id).inserted }
  }()

  /// The two parties that the text names most.
  lazy var mainParties: [Party] = {
    var counts: [Party: Int] = [:]
    for index in chunks.indices {
      guard let reference = chunks[index].actor,
        let actor = reference.affiliation ?? reference.actor,
        actor.kind == .party || actor.kind == .government
      else { continue }
      let party = Party(
        name: actor.name, id: actor.id, side: actor.id, group: .forces, kind: actor.kind)
      counts[party, default: 0] += 1
    }
    let order = counts.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }
    return order.prefix(2).map(\.key)
  }()

  /// The chunks that are for one human being.
  private lazy var personChunks: [Int] = chunks.indices.filter {
    chunks[$0].actor.map { $0.isPerson || $0.isHuman } ?? false
  }

  /// The chunks of persons of no table, by each word of their names.
  private lazy var personsByWord: [String: [Int]] = {
    var list: [String: [Int]] = [:]
    for index in personChunks {
      guard let actor = chunks[index].actor, actor.isPerson, actor.actor == nil else { continue }
      for word in Set(Folding.words(actor.text)) { list[word, default: []].append(index) }
    }
    return list
  }()

  private lazy var mentionAt: [Int: Int] = Dictionary(
    mentions.indices.map { (mentions[$0].tokens.lowerBound, $0) },
    uniquingKeysWith: { first, _ in first })

  /// The first place where the text speaks of a provincial capital without naming it.
  private lazy var firstProvincialCapital: Int? = chunks.first { chunk in
    guard case .nominal(_, _, "capital") = chunk.kind else { return false }
    return chunk.tokens.contains { text.word($0) == "provincial" }
  }?.tokens.upperBound

  private lazy var quotes = text.quotes()

  private func party(at index: Int) -> Actor? {
    guard let reference = chunks[index].actor, let actor = reference.actor ?? reference.affiliation,
      actor.kind == .party || actor.kind == .government
    else { return nil }
    return actor
  }

  /// How many of some chunk indices, in order, lie below one.
  private func position(of index: Int, in list: [Int]) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isRegular(_ actor: Actor) -> Bool {
    actor.kind == .government
      || Folding.words(actor.name).contains {
        lexicon.groups[$0]?.side == .regular || $0 == "armed" || $0 == "national"
      }
  }

  /// "the group", "fighters": their speaker's side, or the party spoken of before the sentence.
  private func vagueParty(
    _ reference: ActorReference, at token: Int, _ speaker: Party?
  ) -> Party? {
    let definite = text.word(token) == "the" || text.word(token) == "this"
    if reference.text == "enemy" { return enemy(of: speaker) }
    // "A statement of X said the group had": the group is X.
    if let speaker, speaker.side != nil, speaker.kind != .person, definite,
      reference.side == .irregular
    {
      return sided(speaker)
    }
    if !definite, let speaker, speaker.side != nil, speaker.kind != .person {
      return sided(speaker)
    }
    if reference.text.contains(where: \.isWhitespace), !definite { return nil }
    let sentence = readings[text.sentenceIndex(ofToken: token)].range
    let irregular = reference.side == .irregular
    return lastParty(
      before: token, excluding: definite ? sentence : nil, irregular: irregular)
      ?? lastParty(before: token, irregular: irregular) ?? lastParty(before: token, armed: true)
  }

  /// "the enemy": the one party of the table that the text names beside the speaker's.
  private func enemy(of speaker: Party?) -> Party? {
    guard let speaker, speaker.side != nil || speaker.body != nil else { return nil }
    let found = parties.filter {
      speaker.side == nil || ($0.id != speaker.side && $0.side != speaker.side)
    }
    guard found.count == 1, let actor = found.first else { return nil }
    return Party(
      name: actor.name, id: actor.id, side: actor.id, group: .forces, kind: actor.kind)
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
    let words = TaggedText(
      TokenizedDocument(Document("anti-\(party.name) forces")), lexicon: lexicon)
    if let (actor, _) = actors.match(words.tokens, 0) {
      return Party(
        name: actor.name, id: actor.id, side: actor.id, group: .forces, kind: actor.kind)
    }
    return Party(
      name: "forces against \(party.name)", id: nil, side: nil, group: .forces, kind: nil)
  }

  /// The side of somebody: their party, or the force of no table that they belong to.
  func sided(_ party: Party) -> Party {
    if let side = party.side, let actor = actors.actor(side) {
      return Party(name: actor.name, id: actor.id, side: side, group: .forces, kind: actor.kind)
    }
    guard party.side == nil, let body = party.body else { return party }
    return Party(name: body, id: nil, side: nil, group: .forces, kind: nil)
  }

  /// The party that a speaker's force is in this text, else the force by its own words: never one
  /// that the text only happened to name last.
  private func party(of body: ActorReference.Body, at token: Int) -> Party {
    if let place = body.placeName {
      if let party = party(namedFor: place) { return party }
    } else if let side = body.side, !body.text.contains(where: \.isWhitespace),
      let party = party(on: side, called: body.text, before: token)
    {
      return party
    }
    let reference = ActorReference(
      text: body.text, group: .forces, isPlural: body.isPlural, isPerson: false, side: body.side)
    return Party(name: plural(reference), id: nil, side: nil, group: .forces, kind: nil)
  }

  private func party(
    ofPronoun word: String, at token: Int, _ speaker: Party?
  ) -> Party? {
    switch word {
    case "we", "us", "our", "i", "my":
      guard let speaker else {
        return voice.map {
          Party(name: $0.name, id: $0.id, side: $0.id, group: .forces, kind: $0.kind)
        }
      }
      // A commander of nobody known speaks for nobody that the text names.
      return sided(speaker)
    case "he", "she", "him", "his", "her":
      if let speaker, speaker.kind == .person || speaker.group == .party || speaker.group == .person
      {
        return sided(speaker)
      }
      return lastPerson(before: token).map(sided) ?? speaker.map(sided)
    case "its", "their":
      // The speaker, when a party speaks; else the nearest party.
      if let speaker, speaker.kind != .person, speaker.side != nil || isBody(speaker) {
        return sided(speaker)
      }
      return lastParty(before: token, nearest: true)
    case "others":
      return lastParty(before: token)
        ?? Party(name: "people", id: nil, side: nil, group: .civilians, kind: .civilians)
    default:
      // In their own words a party says "we" of itself and "they" of others.
      if word == "they" || word == "them", let speaker, isQuoted(token),
        speaker.side != nil || speaker.body != nil
      {
        return others(than: speaker, before: token)
      }
      if let speaker, speaker.kind != .person, word == "they" || word == "it",
        speaker.side != nil || word == "it" && isBody(speaker)
      {
        return sided(speaker)
      }
      return lastParty(before: token)
    }
  }

  /// Whether a speaker of no table is itself a force or government: "Kinshasa", "the ministry".
  private func isBody(_ speaker: Party) -> Bool {
    speaker.side == nil
      && ([.forces, .government].contains(speaker.group)
        || speaker.group == .party && !speaker.isHuman)
  }

  /// Of whom a speaker says "they": the party named last, unless it is the speaker's own; else the
  /// one that stands against it.
  private func others(than speaker: Party, before token: Int) -> Party? {
    let own = sided(speaker)
    if let last = lastParty(before: token), last.side ?? last.name != own.side ?? own.name {
      return last
    }
    return enemy(of: speaker)
  }

  /// Whether a token stands between double quotes.
  private func isQuoted(_ token: Int) -> Bool {
    var low = 0
    var high = quotes.count
    while low < high {
      let middle = (low + high) / 2
      if quotes[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < quotes.count && quotes[low].contains(token)
  }

  /// The party named before a token: the first phrase of the sentence without a preposition, which
  /// is most often its subject, then that of the sentences before; or the nearest of all.
  ///
  /// - Parameters:
  ///   - excluding: tokens whose parties do not count.
  ///   - armed: whether civilians do not count.
  func lastParty(
    before token: Int, nearest: Bool = false, excluding: Range<Int>? = nil,
    irregular: Bool = false, armed: Bool = false
  ) -> Party? {
    let sentence = text.sentenceIndex(ofToken: token)
    var bySentence: [[(Chunk, ActorReference)]] = []
    var current = -1
    for chunk in chunks[..<(chunkIndex(before: token) + 1)].reversed() {
      guard let reference = chunk.actor else { continue }
      if let excluding, excluding.contains(chunk.tokens.lowerBound) { continue }
      let own = text.sentenceIndex(ofToken: chunk.tokens.lowerBound)
      if own < sentence - 5 { break }
      guard isParty(reference) else { continue }
      if irregular || nearest || armed,
        reference.group == .civilians || reference.actor?.kind == .civilians
      {
        continue
      }
      if irregular,
        (reference.actor ?? reference.affiliation).map(isRegular) ?? (reference.side == .regular)
      {
        continue
      }
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
    let end = position(of: chunkIndex(before: token) + 1, in: personChunks)
    if end > 1, isApposed(personChunks[end - 1]) {
      let name = chunks[personChunks[end - 2]]
      if let actor = name.actor, actor.isPerson {
        return speaker(of: actor, at: name.tokens.lowerBound)
      }
    }
    if end > 0, let actor = chunks[personChunks[end - 1]].actor {
      return speaker(of: actor, at: chunks[personChunks[end - 1]].tokens.lowerBound)
    }
    return nil
  }

  /// "X, an officer nearby, said": whether words for a human being only explain the name before.
  private func isApposed(_ index: Int) -> Bool {
    guard index > 0, let actor = chunks[index].actor, !actor.isPerson,
      chunks[index - 1].actor?.isPerson == true
    else { return false }
    let start = chunks[index].tokens.lowerBound
    return text.word(start - 1) == "," && chunks[index - 1].tokens.upperBound == start - 1
  }

  /// Somebody as the one who says something: the person, not the side.
  func speaker(of reference: ActorReference, at token: Int) -> Party {
    let reference = introduced(reference)
    if let actor = reference.actor {
      return Party(
        name: actor.kind == .civilians ? reference.text : actor.name, id: actor.id,
        side: actor.side.isEmpty
          ? ([.party, .government].contains(actor.kind) ? actor.id : nil) : actor.side,
        group: reference.group, kind: actor.kind)
    }
    var party = Party(
      name: reference.text, id: nil, side: reference.affiliation?.id, group: reference.group,
      kind: reference.isPerson ? .person : nil)
    party.isHuman = reference.isHuman || reference.isPerson
    if party.side == nil, let body = reference.body {
      let own = self.party(of: body, at: token)
      party.side = own.side
      party.body = own.name
    } else if party.side == nil, reference.isHuman, text.word(token) == "the",
      let before = namesake(of: reference, before: token)
    {
      party.side = before.side
      party.body = before.body ?? (before.group == .forces ? before.name : nil)
    }
    return party
  }

  /// "the commander": the one whom the text spoke of before, as "one of their commanders".
  private func namesake(of reference: ActorReference, before token: Int) -> Party? {
    guard let noun = Folding.words(reference.text).last else { return nil }
    for chunk in chunks[..<(chunkIndex(before: token) + 1)].suffix(Self.memory).reversed() {
      guard let other = chunk.actor, other.group == reference.group, !other.isPerson,
        let last = Folding.words(other.text).last, last == noun || last == noun + "s",
        other.owner != nil || other.body != nil || other.affiliation != nil
      else { continue }
      return speaker(chunk)
    }
    return nil
  }

  /// A person named by surname alone, as the text introduced them in full: with office and side.
  private func introduced(_ reference: ActorReference) -> ActorReference {
    guard reference.isPerson, reference.actor == nil, reference.affiliation == nil,
      let surname = Folding.words(reference.text).last
    else { return reference }
    for index in personsByWord[surname] ?? [] {
      let chunk = chunks[index]
      guard var full = chunk.actor else { continue }
      // "X, commander of the brigade": the apposition tells the office.
      if full.group == .person, full.affiliation == nil, index + 1 < chunks.count {
        let next = chunks[index + 1]
        if let role = next.actor, !role.isPerson,
          next.tokens.lowerBound - chunk.tokens.upperBound <= 2,
          text.word(chunk.tokens.upperBound) == ",", [.party, .third].contains(role.group)
        {
          full.group = role.group
          full.affiliation = role.affiliation
          full.body = role.body
        }
      }
      // "X, who leads the alliance".
      if full.group == .person, full.affiliation == nil, index + 1 < chunks.count,
        let led = chunks[index + 1].actor, led.isForce || led.affiliation != nil,
        (chunk.tokens.upperBound..<chunks[index + 1].tokens.lowerBound).count <= 5,
        text.word(chunk.tokens.upperBound) == "," || text.word(chunk.tokens.upperBound) == "who",
        (chunk.tokens.upperBound..<chunks[index + 1].tokens.lowerBound).contains(where: {
          ["leads", "heads", "commands", "led", "commanded", "headed"].contains(text.word($0))
        })
      {
        full.group = .party
        full.affiliation = led.actor ?? led.affiliation
        if full.affiliation == nil {
          full.body = ActorReference.Body(
            text: led.text, isPlural: led.isPlural, isVague: led.isVague, side: led.side,
            placeName: led.placeName)
        }
      }
      // "The army's spokesman, X": the office stands before the name.
      if full.group == .person, full.affiliation == nil, index > 0,
        let role = chunks[index - 1].actor, !role.isPerson,
        text.word(chunk.tokens.lowerBound - 1) == ",",
        chunks[index - 1].tokens.upperBound == chunk.tokens.lowerBound - 1,
        [.party, .third].contains(role.group)
      {
        full.group = role.group
        full.affiliation = role.affiliation
        full.body = role.body
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
      return speaker(of: reference, at: chunk.tokens.lowerBound)
    case .pronoun(let word):
      if ["he", "she", "him"].contains(word) { return lastPerson(before: chunk.tokens.lowerBound) }
      if word == "they" || word == "it" {
        return lastBody(before: chunk.tokens.lowerBound, isPlural: word == "they")
          ?? lastParty(before: chunk.tokens.lowerBound)
      }
      if word == "we" || word == "i", let voice {
        return Party(
          name: voice.name, id: voice.id, side: voice.id, group: .party, kind: voice.kind)
      }
      return nil
    case .place(let index):
      guard let place = mentions[index].place else { return nil }
      let state: String?
      if place.kind == .country {
        state = place.name
      } else if place.kind.isSettlement, let country = place.country,
        gazetteer.place("capital", of: PlaceID(rawValue: country))?.id == place.id
      {
        state = gazetteer.place(PlaceID(rawValue: country))?.name
      } else if place.kind == .city {
        state = nil
      } else {
        return nil
      }
      // "Kigali denied": a capital speaks for its government, a city for those who rule it.
      return Party(
        name: place.name, id: nil, side: state.flatMap { actors.state(named: $0) }?.id,
        group: .government, kind: .government)
    default: return nil
    }
  }

  /// Who said the sentence before when "it" or "they" says the next: a body, no human being.
  private func lastBody(before token: Int, isPlural: Bool) -> Party? {
    let sentence = text.sentenceIndex(ofToken: token)
    guard sentence > 0 else { return nil }
    let before = readings[sentence - 1]
    for verb in before.verbs where verb.lemmas.contains(where: { lexicon.cues[$0.lemma] != nil }) {
      guard let subject = before.subject(of: verb), let reference = subject.actor,
        !reference.isHuman, !reference.isPerson, reference.group != .message,
        isPlural || !reference.isPlural || reference.actor != nil
      else { continue }
      return speaker(subject)
    }
    // "The ministry put it differently. It denied": a body that speaks, as the subject.
    guard let verb = before.verbs.first(where: \.isFinite), let subject = before.subject(of: verb),
      let reference = subject.actor, !reference.isHuman, !reference.isPerson,
      [.party, .third].contains(reference.group), isPlural == reference.isPlural
    else { return nil }
    return speaker(subject)
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
  private func isOne(_ index: Int, of chunk: Chunk) -> Bool {
    if case .place = chunks[index].kind { return true }
    guard case .nominal(let kind, false, _) = chunks[index].kind,
      case .nominal(let own, false, _) = chunk.kind
    else { return false }
    return kind == own || (kind.isSettlement && own.isSettlement)
  }

  /// The index of the chunk that ends at a token.
  private func index(endingAt token: Int) -> Int? {
    let index = chunkIndex(before: token)
    return index >= 0 && chunks[index].tokens.upperBound == token ? index : nil
  }

  /// The index of the last chunk that ends at or before a token, or -1.
  private func chunkIndex(before token: Int) -> Int {
    var low = 0
    var high = chunks.count
    while low < high {
      let middle = (low + high) / 2
      if chunks[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// The chunk that ends right before a token.
  func chunk(endingAt token: Int) -> Chunk? { index(endingAt: token).map { chunks[$0] } }

  /// The chunks that start at or behind a token.
  func chunks(from token: Int) -> ArraySlice<Chunk> {
    var start = chunkIndex(before: token) + 1
    while start < chunks.count, chunks[start].tokens.lowerBound < token { start += 1 }
    return chunks[start...]
  }

  /// The one place that a chunk names, or stands for as said before.
  private func place(at index: Int) -> ResolvedPlace? {
    switch chunks[index].kind {
    case .place(let mention): mentions[mention].place
    case .nominal: meant[index].count == 1 ? meant[index].first : nil
    default: nil
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

  /// Where a place without an entry of its own lies: named in its words ("Hama airport"), or
  /// before the sentence's commas ("In Kandahar, …"), or else spoken of last.
  private func container(of chunk: Chunk) -> [ClaimPlace] {
    for token in chunk.tokens {
      guard let index = mentionAt[token], mentions[index].type == .name,
        var place = named(mentions[index], .named)
      else { continue }
      place.role = .in
      return [place]
    }
    // "the base in X" tells its place itself.
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
    guard definite || plural else { return unresolved(chunk) }
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

  /// Nouns for land that no town is: who goes there leaves the town.
  private static let landscape: Set<String> = [
    "hill", "hills", "hilltop", "hilltops", "heights", "ridge", "ridges",
  ]

  /// "the city" where this paragraph or the one before spoke of "the city of X" or "X city", and
  /// named no other place as where its own sentence happens.
  private func introduced(as head: String, before token: Int) -> ResolvedPlace? {
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
    // "the town" is no village where a town was named.
    let exact = lastPlaces(before: token) { place in
      switch kind {
      case .city, .town: place.kind == .city || place.kind == .town
      case .village: place.kind == .village
      default: false
      }
    }
    let found = exact.isEmpty ? lastPlaces(before: token, where: fits) : exact
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
      || firstProvincialCapital.map { $0 <= token } ?? false
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
      || ["km", "kilometers", "kilometres", "miles", "outside", "capital"].contains(before)
  }

  /// "the highway between A and B": where a road runs.
  private func isRoadEnd(_ chunk: Chunk) -> Bool {
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

  /// How many phrases back an antecedent may stand.
  private static let memory = 400

  /// The last place that fits, or the list in which it stands ("A, B and C").
  private func lastPlaces(
    before token: Int, where fits: (ResolvedPlace) -> Bool
  ) -> [ResolvedPlace] {
    let found = lastPlaces(before: token, goals: false, where: fits)
    return found.isEmpty ? lastPlaces(before: token, goals: true, where: fits) : found
  }

  /// Whether somebody only leaves for a place: the text goes on about where they left.
  private func isRefuge(_ index: Int, marches: Bool = false) -> Bool {
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

  private func lastPlaces(
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
  ///
  /// - Parameter leaving: whether it is about leaving a place: then no goal of a march is meant.
  func contextPlace(before token: Int, leaving: Bool = false) -> [ClaimPlace] {
    let fits: (ResolvedPlace) -> Bool = {
      ![.country, .continent, .region, .countryPart, .river].contains($0.kind)
    }
    let left = leaving ? lastPlaces(before: token, goals: false, marches: true, where: fits) : []
    let found = left.isEmpty ? lastPlaces(before: token, where: fits) : left
    return found.suffix(1).map {
      ClaimPlace(
        role: .at, name: $0.name, placeID: $0.id, kind: $0.kind, coordinate: $0.coordinate,
        surface: "", range: nil, resolution: .implicit)
    }
  }
}
