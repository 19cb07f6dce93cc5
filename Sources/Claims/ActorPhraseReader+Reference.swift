import Gazetteer
import Resolver
import Text

/// What the words that were read make of an actor.
extension ActorPhraseReader {
  /// The actor and the token behind it, or `nil` when the words are none.
  func reference() -> (ActorReference, Int)? {
    guard !found.isEmpty || group != nil || person.count > 0 else { return nil }
    guard end > head else { return nil }
    // "the army's base" has an owner; "the army base" is a place.
    if person.isEmpty || group?.group == .forces && groupEnd == end,
      found.allSatisfy({ $0.kind != .person }),
      chunker.facilityEnd(behind: end) != nil
    {
      return nil
    }
    if found.isEmpty, group == nil {
      if let body = unknownBody() { return (body, end) }
      // A lone capitalised word is a person only where speech or a title says so.
      guard person.count >= 1, !text.has(.determiner, start) || person.count > 1
      else { return nil }
      guard person.count > 1 || isSpeaker(person[0], end) else { return nil }
    }
    var reference = plainReference()
    setParty(of: &reference)
    return (reference, end)
  }

  /// A body that no table has: "The Greyhats captured", "The TNLA says", "held by the RSF".
  private func unknownBody() -> ActorReference? {
    guard person.count == 1 else { return nil }
    let isPeople =
      text.word(start) == "the" && text.word(person[0]).hasSuffix("s")
      && (text.forms(end) != nil || ["are", "were", "have", "had"].contains(text.word(end)))
    guard isPeople || chunker.isInitials(person[0], end) else { return nil }
    return ActorReference(
      text: chunker.clean(text.text(head..<end)), actor: nil, affiliation: nil, group: .forces,
      isPlural: true, owner: nil, magnitude: nil, isPerson: false)
  }

  /// The words and what the nouns among them say, without the parties.
  private func plainReference() -> ActorReference {
    var words = text.text(head..<end)
    if words.isEmpty { words = text.text(start..<end) }
    // A capital that only starts the sentence makes no other actor of "elders".
    if found.isEmpty, person.isEmpty, text.tokens[head].capitals == .initial,
      nameAt[head] == nil
    {
      words = words.prefix(1).lowercased() + words.dropFirst()
    }
    var reference = ActorReference(
      text: chunker.clean(words), actor: nil, affiliation: nil, group: group?.group ?? .forces,
      isPlural: group?.isPlural ?? false, owner: owner,
      magnitude: magnitude.map { chunker.clean(text.text($0..<max(head, $0 + 1))) },
      isPerson: false)
    if reference.group == .forces, found.isEmpty,
      !Set(Folding.words(words)).isDisjoint(with: Self.relief)
    {
      reference.group = .third
    }
    reference.isVague = found.isEmpty && person.isEmpty && (group?.isVague ?? false)
    reference.isOpponent = isOpponent
    reference.placeName = placeName
    reference.side = group?.side
    reference.isHuman = group?.isHuman ?? false
    if found.isEmpty { reference.body = body }
    if isPartyWord, reference.group == .third { reference.group = .party }
    return reference
  }

  /// Words of help; who brings it is no force.
  private static let relief: Set<String> = ["relief", "aid", "humanitarian", "medical", "rescue"]

  /// Sets the actor of the table, or the party for which somebody stands.
  private func setParty(of reference: inout ActorReference) {
    let named = found.last { $0.kind == .person }
    let party = found.last { $0.kind != .person }
    let isSource = group.map { [.third, .person, .party].contains($0.group) } ?? false
    if let named, let group, group.group == .forces, !group.isHuman,
      let side = chunker.actors.side(of: named)
    {
      // "Anzel's army", "Anzel's men": the force, not the man.
      reference.actor = side
      reference.affiliation = side
      reference.group = .forces
      reference.isVague = false
    } else if let named {
      reference.actor = named
      reference.affiliation = chunker.actors.side(of: named) ?? party
      reference.group = .person
      reference.isPerson = true
    } else if let first = person.first, isBodyName() {
      // "the Rapid Support Forces": a body of no table.
      var start = first
      while start > head, text.tokens[start - 1].kind == .word,
        text.tokens[start - 1].capitals == .initial
      { start -= 1 }
      let party = found.last { $0.kind != .government }
      reference.text = chunker.clean(text.text(start..<end))
      reference.actor = party
      reference.affiliation = party
    } else if !person.isEmpty, person.count > 1 || isSource || !found.isEmpty {
      reference.affiliation = party
      reference.isPerson = true
      reference.group = group?.group == .party ? .party : .person
    } else if isSource {
      reference.affiliation = party
    } else if let party {
      reference.actor = party
      reference.affiliation = party
      switch party.kind {
      case .civilians: reference.group = .civilians
      case .outlet, .organisation: reference.group = .third
      case .government: reference.group = .government
      default: reference.group = .forces
      }
    } else if group == nil {
      reference.isPerson = true
      reference.group = .person
    }
  }

  /// Whether capitalised words and the noun for a force right behind them are one name.
  private func isBodyName() -> Bool {
    guard let group, group.group == .forces, let last = person.last, last + 1 == groupStart,
      groupEnd == end, text.tokens[groupStart].capitals == .initial
    else { return false }
    return !person.contains { $0 > 0 && text.has(.title, $0 - 1) }
  }

  private func isSpeaker(_ index: Int, _ end: Int) -> Bool {
    chunker.isSpeechVerb(end) || chunker.isSpeechVerb(index - 1)
      || (text.word(end) == "has" && chunker.isSpeechVerb(end + 1))
      || (index > 0 && text.has(.title, index - 1))
  }
}

/// What single words say.
extension ActorPhraseReader {
  /// The end of capitalised words that carry on the name of a body; no place or party among them.
  func nameEnd(from start: Int) -> Int? {
    var end = start
    while end < text.tokens.count, text.tokens[end].kind == .word,
      text.tokens[end].capitals == .initial, nameAt[end] == nil, chunker.actors.match(end) == nil,
      chunker.groupNoun(end) == nil, !text.has(.title, end)
    { end += 1 }
    return end > start ? end : nil
  }

  /// An adjective that no table has, inside a phrase that an article opens.
  func isLooseAdjective(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard start < index, token.capitals == .none, index - start <= 3 else { return false }
    return text.forms(index) == nil && text.noun(index) == nil
      && text.head(index) == nil && !text.has(.preposition, index)
      && ![
        "and", "or", "but", "who", "which", "that", "has", "have", "had", "is", "are", "was",
        "were", "be", "been", "will", "would", "not",
      ].contains(token.folded)
  }

  /// Whether a hyphen with white space on both sides stands for a dash.
  func isDash(_ index: Int) -> Bool {
    text.tokens[index].followsSpace && index + 1 < text.tokens.count
      && text.tokens[index + 1].followsSpace
  }

  func nextIsQuantity(_ index: Int) -> Bool {
    text.has(.quantity, index)
      || (index < text.tokens.count && text.tokens[index].kind == .number)
  }

  func leadsToName(_ index: Int) -> Bool {
    guard index < text.tokens.count else { return false }
    let token = text.tokens[index]
    return token.kind == .word
      && (token.capitals != .none || text.has(.title, index)
        || text.group(index) != nil)
  }
}
