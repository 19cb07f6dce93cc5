import Gazetteer
import Resolver
import Text

/// Whom pronouns mean, and which party or person was named last.
extension Discourse {
  func party(
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
      if word == "its", let speaker, speaker.body != nil { return sided(speaker) }
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
  func isBody(_ speaker: Party) -> Bool {
    speaker.side == nil
      && ([.forces, .government].contains(speaker.group)
        || speaker.group == .party && !speaker.isHuman)
  }

  /// Of whom a speaker says "they": the party named last, unless it is the speaker's own; else the
  /// one that stands against it.
  func others(than speaker: Party, before token: Int) -> Party? {
    let own = sided(speaker)
    if let last = lastParty(before: token), last.side ?? last.name != own.side ?? own.name {
      return last
    }
    return enemy(of: speaker)
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
  func isParty(_ reference: ActorReference) -> Bool {
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
  func isApposed(_ index: Int) -> Bool {
    guard index > 0, let actor = chunks[index].actor, !actor.isPerson,
      chunks[index - 1].actor?.isPerson == true
    else { return false }
    let start = chunks[index].tokens.lowerBound
    return text.word(start - 1) == "," && chunks[index - 1].tokens.upperBound == start - 1
  }
}
