import Gazetteer
import Resolver
import Text

/// Who says something: a person, an office or a body, with the party it speaks for.
extension Discourse {
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
  func namesake(of reference: ActorReference, before token: Int) -> Party? {
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
  func introduced(_ reference: ActorReference) -> ActorReference {
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
  func lastBody(before token: Int, isPlural: Bool) -> Party? {
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
}
