import Gazetteer
import Resolver
import Text

/// Reads the words for one actor: articles and quantities, then names, nouns and what belongs to
/// them: "hundreds of anti-government fighters", "a spokesman for the River militia".
struct ActorPhraseReader {
  let chunker: Chunker
  let nameAt: TokenMap
  /// The first token, articles included, and the one behind them.
  let start: Int
  private(set) var head = 0
  /// The token that is read next, and the one behind the actor's last word.
  private var index: Int
  private(set) var end = 0
  /// The pronoun that owns the actor, and the token of a quantity.
  private(set) var owner: String?
  private(set) var magnitude: Int?
  /// The actors of the table that are named.
  private(set) var found: [Actor] = []
  /// The noun for people read last, and its tokens.
  private(set) var group: GroupNoun?
  private(set) var groupStart = 0
  private(set) var groupEnd = 0
  /// The tokens of capitalised words that no table has.
  private(set) var person: [Int] = []
  private(set) var placeName: String?
  private var placeStart: Int?
  private(set) var isOpponent = false
  /// Whether a party says it: "an army statement".
  private(set) var isPartyWord = false
  private(set) var body: ActorReference.Body?

  init(chunker: Chunker, nameAt: TokenMap, start: Int) {
    self.chunker = chunker
    self.nameAt = nameAt
    self.start = start
    index = start
  }

  var text: TaggedText { chunker.text }

  /// The actor and the token behind it, or `nil` when none starts here.
  mutating func read() -> (ActorReference, Int)? {
    readArticles()
    head = index
    groupStart = index
    groupEnd = index
    end = index
    loop: while index < text.tokens.count, index - head < 14 {
      let token = text.tokens[index]
      if index > head, token.startsParagraph { break }
      // A byline or heading that runs into the text: a name of nobody known before a party's.
      if !person.isEmpty, found.isEmpty, group == nil, chunker.startsParty(index, nameAt) {
        return nil
      }
      if groupEnd == index, group != nil, index > head, token.capitals == .initial,
        text.tokens[index - 1].capitals == .none, chunker.startsParty(index, nameAt)
      {
        break
      }
      if readActor() || readGroup() { continue }
      switch token.kind {
      case .word: guard readWord(token) else { break loop }
      case .hyphen:
        // "pro-Gaddafi fighters", "ex-government troops", "al-Qaida"; no "MARLETH - Rebel fighters".
        guard index > head, !isDash(index),
          chunker.leadsToGroup(index + 1, .name) || !person.isEmpty
        else { break loop }
        index += 1
      case .possessive:
        guard !found.isEmpty || !person.isEmpty, chunker.leadsToGroup(index + 1, .name) else {
          break loop
        }
        index += 1
      case .punctuation where token.folded == "(":
        guard let (actor, next) = chunker.actors.match(index + 1), text.word(next) == ")" else {
          break loop
        }
        found.append(actor)
        advance(to: next + 1)
      default: break loop
      }
    }
    return reference()
  }

  private mutating func advance(to next: Int) {
    index = next
    end = next
  }

  /// Articles and quantities: "some of the", "hundreds of its".
  private mutating func readArticles() {
    while index < text.tokens.count {
      let token = text.tokens[index]
      if token.kind == .quote, index > start || nextIsQuantity(index + 1) {
        index += 1
      } else if text.has(.determiner, index), token.kind == .word {
        if Self.owners.contains(token.folded) { owner = token.folded }
        if text.has(.quantity, index), magnitude == nil { magnitude = index }
        index += 1
      } else if token.kind == .number, !token.folded.hasPrefix("20") {
        if magnitude == nil { magnitude = index }
        index += 1
      } else if index > start, token.folded == "of",
        magnitude != nil || text.word(index - 1) == "group"
      {
        index += 1
      } else {
        break
      }
    }
  }

  private static let owners = ["its", "their", "his", "her", "our", "my"]

  /// The name of an actor of the table.
  private mutating func readActor() -> Bool {
    guard let (actor, next) = chunker.actors.match(index) else { return false }
    if next == index + 1, isQuality(index), chunker.groupNoun(next) == nil { return false }
    if index >= 2, text.tokens[index - 1].kind == .hyphen, text.word(index - 2) == "anti" {
      isOpponent = true
    }
    found.append(actor)
    advance(to: next)
    return true
  }

  private static let definite: Set<String> = [
    "the", "this", "that", "its", "their", "his", "her", "our",
  ]

  /// Whether a word means what people show and not people: "met no resistance".
  private func isQuality(_ index: Int) -> Bool {
    group == nil && found.isEmpty && person.isEmpty && placeName == nil
      && text.tokens[index].capitals == .none && !Self.definite.contains(text.word(index - 1))
      && (index == 0 || text.tokens[index - 1].kind != .hyphen)
      && text.group(index)?.isMass == true
  }

  /// A noun for people.
  private mutating func readGroup() -> Bool {
    guard let (noun, next) = chunker.groupNoun(index) else { return false }
    if isQuality(index), chunker.groupNoun(next) == nil { return false }
    // "an army statement": the army's.
    if let owner = group, noun.group == .third, !noun.isHuman,
      [.forces, .government].contains(owner.group)
    {
      isPartyWord = true
    }
    // "a rebel commander", "an army officer": whose they are.
    if let owner = group, [.forces, .government].contains(owner.group),
      [.party, .person].contains(noun.group)
    {
      body = ActorReference.Body(
        text: chunker.clean(text.text(min(placeStart ?? groupStart, groupStart)..<groupEnd)),
        isPlural: owner.isPlural, isVague: owner.isVague, side: owner.side,
        placeName: placeName)
    }
    // "an RDF spokesman"
    if group == nil, found.isEmpty, person.count == 1, let name = person.first,
      text.tokens[name].capitals == .all, [.party, .person].contains(noun.group)
    {
      body = ActorReference.Body(
        text: chunker.clean(text.text(name..<(name + 1))), isPlural: true, isVague: false,
        side: nil)
    }
    group = noun
    groupStart = index
    advance(to: next)
    groupEnd = next
    return true
  }

  /// A word that is neither; returns whether the phrase goes on.
  private mutating func readWord(_ token: Token) -> Bool {
    if let name = nameAt[index] { return readName(chunker.mentions[name], token) }
    if readOffice(token) { return true }
    if text.has(.title, index), token.capitals != .none || leadsToName(index + 1) {
      index += 1
      return true
    }
    if text.has(.groupModifier, index) || isLooseAdjective(index),
      chunker.leadsToGroup(index + 1, .name)
    {
      index += 1
      return true
    }
    if groupEnd == index, group != nil, readOwner(token.folded) { return true }
    if token.capitals != .none, chunker.isPersonName(index, head) {
      person.append(index)
      advance(to: index + 1)
      return true
    }
    // "the Marleth Observatory for Human Rights": a body's name goes on.
    if token.folded == "for" || token.folded == "of", groupEnd == index, group?.group == .third,
      index > head, text.tokens[index - 1].capitals == .initial,
      let next = nameEnd(from: index + 1)
    {
      advance(to: next)
      return true
    }
    if !person.isEmpty, Self.nameParticles.contains(token.folded), index + 1 < text.tokens.count,
      text.tokens[index + 1].capitals != .none || text.tokens[index + 1].kind == .hyphen
    {
      index += 1
      return true
    }
    return false
  }

  private static let nameParticles: Set<String> = ["al", "el", "bin", "ibn", "abu", "ul", "e", "i"]

  /// A place or demonym before a group noun: "Libyan rebel forces", "Aleppo rebels".
  private mutating func readName(_ mention: Mention, _ token: Token) -> Bool {
    let next = mention.tokens.upperBound
    // "General Maxime Ndele": the resolver took the name for a person's.
    if mention.status == .notAPlace, !person.isEmpty, token.capitals == .initial,
      next == index + 1, !chunker.leadsToGroup(next, mention.type)
    {
      person.append(index)
      advance(to: next)
      return true
    }
    guard chunker.leadsToGroup(next, mention.type) else { return false }
    if mention.type == .name {
      placeName = text.text(mention.tokens)
      placeStart = index
    }
    if let country = mention.place, country.kind == .country,
      let state = chunker.actors.state(named: country.name)
    {
      found.append(state)
    }
    index = next
    if text.word(index) == "based" || text.tokens[index].kind == .possessive { index += 1 }
    return true
  }

  /// "the head of the group": an office, and whose it is.
  private mutating func readOffice(_ token: Token) -> Bool {
    guard text.has(.title, index), token.capitals == .none, group == nil,
      ["of", "for"].contains(text.word(index + 1)),
      let (inner, next) = chunker.innerActor(index + 2, nameAt),
      let party = inner.actor ?? inner.affiliation, party.kind != .person
    else { return false }
    found.append(party)
    group = GroupNoun(group: .party, isPlural: false, isVague: false, side: nil, isHuman: true)
    advance(to: next)
    groupEnd = next
    return true
  }

  /// Behind a noun for people, whose they are: "fighters of X", "militants linked to X".
  private mutating func readOwner(_ word: String) -> Bool {
    if word == "of" || word == "for" || word == "from"
      || (word == "with" || word == "in") && group?.isHuman == true && group?.group == .party,
      let (inner, next) = chunker.innerActor(index + 1, nameAt),
      word != "in"
        || inner.isForce && text.tokens[min(next, text.tokens.count - 1)].kind != .hyphen
    {
      if let actor = inner.actor ?? inner.affiliation {
        found.append(actor)
      } else if inner.isForce, !inner.isPerson,
        [.party, .person, .forces].contains(group?.group)
      {
        body = ActorReference.Body(
          text: inner.text, isPlural: inner.isPlural, isVague: inner.isVague, side: inner.side,
          placeName: inner.placeName)
      }
      advance(to: next)
      return true
    }
    // "militants linked to X" are not X.
    if ["linked", "affiliated", "aligned", "backed", "led"].contains(word),
      ["to", "with", "by"].contains(text.word(index + 1)),
      let (_, next) = chunker.innerActor(index + 2, nameAt)
    {
      advance(to: next)
      return true
    }
    if word == "loyal" || word == "allied", ["to", "with"].contains(text.word(index + 1)),
      let (inner, next) = chunker.innerActor(index + 2, nameAt)
    {
      if let actor = inner.actor ?? inner.affiliation { found.append(actor) }
      advance(to: next)
      return true
    }
    return false
  }
}
