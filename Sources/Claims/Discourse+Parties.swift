import Gazetteer
import Resolver
import Text

/// Which party acts: named, vague, or known by the side it is on.
extension Discourse {
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

  func party(
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
  func plural(_ reference: ActorReference) -> String {
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
  func party(
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

  func party(at index: Int) -> Actor? {
    guard let reference = chunks[index].actor, let actor = reference.actor ?? reference.affiliation,
      actor.kind == .party || actor.kind == .government
    else { return nil }
    return actor
  }

  func isRegular(_ actor: Actor) -> Bool {
    actor.kind == .government
      || Folding.words(actor.name).contains {
        lexicon.groups[$0]?.side == .regular || $0 == "armed" || $0 == "national"
      }
  }

  /// "the group", "fighters": their speaker's side, or the party spoken of before the sentence.
  func vagueParty(
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
    if !definite, let speaker, speaker.kind != .person && speaker.side != nil || speaker.body != nil
    {
      return sided(speaker)
    }
    // "A commander said fighters had": whose, nobody can tell.
    if !definite, speaker?.group == .party { return nil }
    if reference.text.contains(where: \.isWhitespace), !definite { return nil }
    let sentence = readings[text.sentenceIndex(ofToken: token)].range
    let irregular = reference.side == .irregular
    // "fighters" are no army, though none but the army was named.
    return lastParty(
      before: token, excluding: definite ? sentence : nil, irregular: irregular)
      ?? lastParty(before: token, irregular: irregular)
      ?? (irregular ? nil : lastParty(before: token, armed: true))
  }

  /// "the enemy": the one party of the table that the text names beside the speaker's.
  func enemy(of speaker: Party?) -> Party? {
    guard let speaker, speaker.side != nil || speaker.body != nil else { return nil }
    let found = parties.filter {
      speaker.side == nil || ($0.id != speaker.side && $0.side != speaker.side)
    }
    guard found.count == 1, let actor = found.first else { return nil }
    return Party(
      name: actor.name, id: actor.id, side: actor.id, group: .forces, kind: actor.kind)
  }

  /// The one party of the table whose name or alias holds the name of a place.
  func party(namedFor place: String) -> Party? {
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
  func party(of body: ActorReference.Body, at token: Int) -> Party {
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
}
