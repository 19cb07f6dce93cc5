import Gazetteer
import Resolver
import Text

/// Cuts a text into phrases: places, actors, nouns for places, pronouns, times.
struct Chunker {
  let text: TaggedText
  let mentions: [Mention]
  let times: [TimeExpression]
  let lexicon: Lexicon
  let actors: ActorMatches

  static let prepositions: Set<String> = [
    "of", "in", "at", "on", "to", "from", "into", "onto", "near", "around", "towards", "toward",
    "inside", "outside", "through", "via", "across", "within", "by", "with", "against", "for",
    "over", "under", "between", "among", "after", "before", "during", "since", "until", "about",
    "along", "behind", "beyond", "off", "out", "amid", "despite", "as", "than", "like", "against",
    "without", "throughout", "above", "overlooking",
  ]
  static let determiners: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our",
    "my", "your", "some", "several", "many", "most", "few", "all", "any", "other", "another",
    "both", "each", "no", "more", "fewer", "much", "half", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands", "scores", "tens",
    "numbers", "number", "part", "parts", "majority", "one",
  ]
  static let quantities: Set<String> = [
    "dozens", "hundreds", "thousands", "scores", "tens", "most", "some", "several", "many", "few",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "part",
    "parts", "majority", "numbers", "number", "all", "one",
  ]
  /// Words that with "of" tell how much of a place is meant.
  static let shares: Set<String> = [
    "most", "much", "part", "parts", "half", "all", "some", "rest", "majority", "swathes", "swaths",
    "bulk", "large", "percent", "cent", "%", "entirety", "third", "quarter", "remainder",
  ]
  static let pronouns: Set<String> = [
    "it", "they", "them", "he", "she", "him", "we", "us", "i", "there",
  ]

  func chunks() -> [Chunk] {
    let count = text.tokens.count
    let placeAt = TokenMap(
      mentions.indices.filter { mentions[$0].status != .notAPlace && mentions[$0].type == .name }
        .map { (mentions[$0].tokens.lowerBound, $0) }, count: count)
    let nameAt = TokenMap(
      mentions.indices.map { (mentions[$0].tokens.lowerBound, $0) }, count: count)
    let timeAt = TokenMap(
      times.indices.reversed().map { (times[$0].tokens.lowerBound, $0) }, count: count)
    var chunks: [Chunk] = []
    var index = 0
    while index < text.tokens.count {
      if let time = timeAt[index] {
        append(&chunks, .time(time), times[time].tokens)
        index = times[time].tokens.upperBound
      } else if let (actor, end) = actorPhrase(at: index, nameAt) ?? nation(at: index, nameAt) {
        append(&chunks, .actor(actor), index..<end)
        index = end
      } else if let place = placeAt[index] {
        let end = mentions[place].tokens.upperBound
        if let facility = facilityEnd(behind: end) {
          append(
            &chunks, .nominal(.facility, isPlural: false, head: text.word(facility - 1)),
            index..<facility)
          index = facility
        } else {
          append(&chunks, .place(place), index..<end)
          index = end
        }
      } else if let (speaker, end) = unknownSpeaker(at: index) ?? bareQuantity(at: index) {
        append(&chunks, .actor(speaker), index..<end)
        index = end
      } else if let (kind, end) = nominal(at: index, placeAt) {
        append(&chunks, kind, index..<end)
        index = end
      } else if text.word(index) == "both", ["sides", "parties"].contains(text.word(index + 1)) {
        append(&chunks, .bothSides, index..<(index + 2))
        index += 2
      } else if text.word(index) == "others", movesRight(behind: index) {
        append(&chunks, .pronoun("others"), index..<(index + 1))
        index += 1
      } else if text.has(.pronoun, index), text.tokens[index].kind == .word,
        !(text.word(index) == "us" && text.tokens[index].capitals == .all)
      {
        append(&chunks, .pronoun(text.word(index)), index..<(index + 1))
        index += 1
      } else {
        index += 1
      }
    }
    return chunks
  }

  /// "under Russian control", "Russian-held": a people's name for its state.
  private func nation(at index: Int, _ nameAt: TokenMap) -> (ActorReference, Int)? {
    guard let name = nameAt[index], mentions[name].type == .demonym,
      let country = mentions[name].place, country.kind == .country
    else { return nil }
    let end = mentions[name].tokens.upperBound
    // "the Ukrainians had pushed on"
    let isPeople =
      text.word(index - 1) == "the" && text.word(end - 1).hasSuffix("s")
      && (text.has(.auxiliary, end) || text.forms(end) != nil)
    let holds =
      isPeople || ["control", "hands", "rule", "occupation"].contains(text.word(end))
      || (end < text.tokens.count && text.tokens[end].kind == .hyphen
        && text.adjective(end + 1) != nil)
    guard holds else { return nil }
    let state = actors.state(named: country.name)
    return (
      ActorReference(
        text: country.name, actor: state, affiliation: state, group: .government, isPlural: false,
        owner: nil, magnitude: nil, isPerson: false), end
    )
  }

  // MARK: Words without a table

  /// "a shopkeeper said", "according to a beekeeper": who speaks is somebody, whatever the noun.
  private func unknownSpeaker(at start: Int) -> (ActorReference, Int)? {
    guard text.tokens[start].kind == .word,
      ["a", "an", "the", "one", "another"].contains(text.word(start))
    else { return nil }
    var end = start + 1
    while end < text.tokens.count, end - start <= 4, text.tokens[end].kind == .word,
      text.tokens[end].capitals == .none || end == start + 1, text.forms(end) == nil,
      text.head(end) == nil || namesOffice(end + 1), text.noun(end) == nil,
      !text.has(.preposition, end), !text.has(.noName, end),
      !text.has(.pronoun, end), !text.has(.determiner, end)
    { end += 1 }
    guard end > start + 1, end < text.tokens.count else { return nil }
    let isSource =
      start > 1 && text.word(start - 1) == "to" && text.word(start - 2) == "according"
    guard isSource || (isSpeechVerb(end) && text.word(end - 1).hasSuffix("ly") == false) else {
      return nil
    }
    var speaker = ActorReference(
      text: clean(text.text((start + 1)..<end)), actor: nil, affiliation: nil, group: .third,
      isPlural: false, owner: nil, magnitude: nil, isPerson: false)
    speaker.isHuman = true
    return (speaker, end)
  }

  /// "the district commissioner": a plain noun behind a noun for a place.
  private func namesOffice(_ index: Int) -> Bool {
    index < text.tokens.count && text.tokens[index].kind == .word
      && text.tokens[index].capitals == .none && text.forms(index) == nil
      && text.head(index) == nil && text.noun(index) == nil && text.group(index) == nil
      && !text.has([.preposition, .determiner, .pronoun, .noName], index)
      && !["who", "which", "that"].contains(text.word(index))
  }

  /// "more than 6,000 had crossed", "hundreds fled": a number that stands for people.
  private func bareQuantity(at start: Int) -> (ActorReference, Int)? {
    let token = text.tokens[start]
    let isNumber = token.kind == .number && token.folded.utf8.count >= 2
    guard isNumber || text.has(.quantity, start) && Self.crowds.contains(token.folded) else {
      return nil
    }
    var end = start + 1
    if text.word(end) == "of", Self.crowds.contains(text.word(end + 1)) { end += 2 }
    guard end < text.tokens.count, text.tokens[end].kind == .word, movesRight(behind: end - 1)
    else { return nil }
    let isAuxiliary = Self.auxiliaries.contains(text.word(end))
    // A year is followed by no auxiliary of people: "2021 were" does not occur.
    if token.kind == .number, !isAuxiliary, token.folded.utf8.count == 4,
      token.folded.hasPrefix("19") || token.folded.hasPrefix("20")
    {
      return nil
    }
    var first = start
    for lead in [["more", "than"], ["up", "to"], ["at", "least"], ["fewer", "than"], ["some"]]
    where first >= lead.count
      && text.reads(lead, at: start - lead.count)
    {
      first = start - lead.count
      break
    }
    let people = ActorReference(
      text: "people", actor: nil, affiliation: nil, group: .civilians, isPlural: true, owner: nil,
      magnitude: clean(text.text(first..<end)), isPerson: false)
    return (people, end)
  }

  private static let crowds: Set<String> = ["hundreds", "thousands", "dozens", "scores", "tens"]
  private static let auxiliaries: Set<String> = ["have", "had", "were", "are", "has"]

  /// Whether a verb of movement stands right behind a word.
  private func movesRight(behind index: Int) -> Bool {
    let start = Self.auxiliaries.contains(text.word(index + 1)) ? index + 2 : index + 1
    return text.forms(start)?.contains { form in
      lexicon.verbs[form.lemma]?.contains { $0.predicate.kind == .movement } ?? false
    } ?? false
  }

  /// Where a facility ends that a noun before it belongs to: "the army corps headquarters",
  /// "Hama military airport"; `nil` when none stands here.
  private func facilityEnd(behind start: Int) -> Int? {
    var index = start
    while index < text.tokens.count, index - start <= 3, text.tokens[index].kind == .word,
      !text.tokens[index].startsParagraph
    {
      if isFacility(index) {
        var end = index + 1
        while isFacility(end) { end += 1 }
        return end
      }
      let word = text.word(index)
      guard
        text.group(index) != nil || text.has(.groupModifier, index) || word == "main"
          || word == "international" || word == "central"
      else { return nil }
      index += 1
    }
    return nil
  }

  private func isFacility(_ index: Int) -> Bool {
    guard let head = text.head(index) else { return false }
    return head.kind == .facility && !head.isPlural
      && text.noun(index)?.isHolder != true
  }

  private func append(_ chunks: inout [Chunk], _ kind: Chunk.Kind, _ range: Range<Int>) {
    let end = range.upperBound
    let possessive =
      end < text.tokens.count
      && (text.tokens[end].kind == .possessive
        || (text.tokens[end].kind == .quote && !text.tokens[end].followsSpace
          && text.word(end - 1).hasSuffix("s") && text.document.text(text.tokens[end].bytes) != "\""
          && text.document.text(text.tokens[end].bytes) != "”"
          && end + 1 < text.tokens.count && text.tokens[end + 1].followsSpace
          && text.tokens[end + 1].kind == .word))
    var before = range.lowerBound - 1
    while before >= 0 {
      let word = text.word(before)
      if case .pronoun = kind { break }
      if text.has(.determiner, before) || isModifier(before) {
        before -= 1
      } else if before > 0,
        word == "than" && ["more", "fewer", "less"].contains(text.word(before - 1))
          || word == "to" && text.word(before - 1) == "up"
          || word == "least" && text.word(before - 1) == "at"
      {
        // "more than 6,000", "up to 40,000": no preposition of the clause.
        before -= 2
      } else if word == "of", before > 0, Self.shares.contains(text.word(before - 1)) {
        // "most of X" is X.
        before -= 2
      } else if word == "and", before > 0, isModifier(before - 1) {
        before -= 2
      } else if text.tokens[before].kind == .hyphen {
        before -= 1
      } else if before > 1, text.tokens[before - 1].kind == .hyphen, text.adjective(before) != nil,
        let holder = chunks.last, holder.tokens.upperBound == before - 1
      {
        // "on rebel-held Marleth".
        before = holder.tokens.lowerBound - 1
      } else if !text.has(.determiner, range.lowerBound),
        let start = articleBehindAdjectives(before)
      {
        before = start
      } else {
        break
      }
    }
    let word = before >= 0 ? text.word(before) : ""
    let sentence = text.sentenceIndex(ofToken: range.lowerBound)
    let same = before >= 0 && text.sentenceIndex(ofToken: before) == sentence
    let preposition = same && text.has(.preposition, before) ? word : ""
    chunks.append(
      Chunk(kind: kind, tokens: range, isPossessive: possessive, preposition: preposition))
  }

  /// The article that one or two adjectives before a name hang on: "the quiet old".
  private func articleBehindAdjectives(_ index: Int) -> Int? {
    for start in [index - 1, index - 2] where start >= 0 {
      guard ["the", "a", "an", "its", "their", "this"].contains(text.word(start)) else { continue }
      let plain = ((start + 1)...index).allSatisfy {
        text.tokens[$0].kind == .word && text.tokens[$0].capitals == .none
          && text.forms($0) == nil && text.noun($0) == nil
          && text.head($0) == nil && !text.has(.preposition, $0)
      }
      return plain ? start : nil
    }
    return nil
  }

  /// Adjectives that may stand between a preposition and a name.
  private func isModifier(_ index: Int) -> Bool {
    let word = text.word(index)
    return text.has(.direction, index)
      || [
        "neighbouring", "neighboring", "nearby", "key", "strategic", "central", "coastal",
        "embattled", "besieged", "mountainous", "entire", "whole", "rest", "capital", "town",
        "city", "village", "province", "district",
      ].contains(word)
  }

  // MARK: Actors

  private func actorPhrase(at start: Int, _ nameAt: TokenMap) -> (ActorReference, Int)? {
    var index = start
    var owner: String?
    var magnitude: Int?
    // Articles and quantities: "some of the", "hundreds of its".
    while index < text.tokens.count {
      let word = text.word(index)
      let token = text.tokens[index]
      if token.kind == .quote, index > start || nextIsQuantity(index + 1) {
        index += 1
      } else if text.has(.determiner, index), token.kind == .word {
        if ["its", "their", "his", "her", "our", "my"].contains(word) { owner = word }
        if text.has(.quantity, index), magnitude == nil { magnitude = index }
        index += 1
      } else if token.kind == .number, !text.word(index).hasPrefix("20") {
        if magnitude == nil { magnitude = index }
        index += 1
      } else if word == "of", index > start, magnitude != nil || text.word(index - 1) == "group" {
        index += 1
      } else {
        break
      }
    }
    let head = index
    var found: [Actor] = []
    var group: GroupNoun?
    var groupStart = index
    var groupEnd = index
    var person: [Int] = []
    var end = index
    var placeName: String?
    var isOpponent = false
    var isPartyWord = false
    var body: ActorReference.Body?
    var placeStart: Int?
    loop: while index < text.tokens.count, index - head < 14 {
      let token = text.tokens[index]
      if index > head, token.startsParagraph { break }
      // A byline or heading that runs into the text: a name of nobody known before a party's.
      if !person.isEmpty, found.isEmpty, group == nil, startsParty(index, nameAt) {
        return nil
      }
      if groupEnd == index, group != nil, index > head, text.tokens[index].capitals == .initial,
        text.tokens[index - 1].capitals == .none, startsParty(index, nameAt)
      {
        break
      }
      if let (actor, next) = actors.match(index) {
        if index >= 2, text.tokens[index - 1].kind == .hyphen, text.word(index - 2) == "anti" {
          isOpponent = true
        }
        found.append(actor)
        index = next
        end = next
        continue
      }
      if let (noun, next) = groupNoun(index) {
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
            text: clean(text.text(min(placeStart ?? groupStart, groupStart)..<groupEnd)),
            isPlural: owner.isPlural, isVague: owner.isVague, side: owner.side,
            placeName: placeName)
        }
        // "an RDF spokesman"
        if group == nil, found.isEmpty, person.count == 1, let name = person.first,
          text.tokens[name].capitals == .all, [.party, .person].contains(noun.group)
        {
          body = ActorReference.Body(
            text: clean(text.text(name..<(name + 1))), isPlural: true, isVague: false, side: nil)
        }
        group = noun
        groupStart = index
        index = next
        end = next
        groupEnd = next
        continue
      }
      guard index < text.tokens.count else { break }
      let word = token.folded
      switch token.kind {
      case .word:
        if let name = nameAt[index] {
          // A place or demonym before a group noun: "Libyan rebel forces", "Aleppo rebels".
          let mention = mentions[name]
          let next = mention.tokens.upperBound
          // "General Maxime Ndele": the resolver took the name for a person's.
          if mention.status == .notAPlace, !person.isEmpty, token.capitals == .initial,
            next == index + 1, !leadsToGroup(next, mention.type)
          {
            person.append(index)
            index = next
            end = next
            continue
          }
          guard leadsToGroup(next, mention.type) else { break loop }
          if mention.type == .name {
            placeName = text.text(mention.tokens)
            placeStart = index
          }
          if let country = mention.place, country.kind == .country,
            let state = actors.state(named: country.name)
          {
            found.append(state)
          }
          index = next
          if text.word(index) == "based" || text.tokens[index].kind == .possessive { index += 1 }
          continue
        }
        // "the head of the group": an office, and whose it is.
        if text.has(.title, index), token.capitals == .none, group == nil,
          ["of", "for"].contains(text.word(index + 1)),
          let (inner, next) = innerActor(index + 2, nameAt),
          let party = inner.actor ?? inner.affiliation, party.kind != .person
        {
          found.append(party)
          group = GroupNoun(
            group: .party, isPlural: false, isVague: false, side: nil, isHuman: true)
          index = next
          end = next
          groupEnd = next
          continue
        }
        if text.has(.title, index), token.capitals != .none || leadsToName(index + 1) {
          index += 1
          continue
        }
        if text.has(.groupModifier, index) || isLooseAdjective(index, start),
          leadsToGroup(index + 1, .name)
        {
          index += 1
          continue
        }
        if word == "of" || word == "for" || word == "from"
          || (word == "with" || word == "in") && group?.isHuman == true && group?.group == .party,
          groupEnd == index, group != nil, let (inner, next) = innerActor(index + 1, nameAt),
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
          index = next
          end = next
          continue
        }
        // "militants linked to X" are not X.
        if groupEnd == index, group != nil,
          ["linked", "affiliated", "aligned", "backed", "led"].contains(word),
          ["to", "with", "by"].contains(text.word(index + 1)),
          let (_, next) = innerActor(index + 2, nameAt)
        {
          index = next
          end = next
          continue
        }
        if groupEnd == index, group != nil, word == "loyal" || word == "allied",
          ["to", "with"].contains(text.word(index + 1)),
          let (inner, next) = innerActor(index + 2, nameAt)
        {
          if let actor = inner.actor ?? inner.affiliation { found.append(actor) }
          index = next
          end = next
          continue
        }
        if token.capitals == .initial || token.capitals == .all, isPersonName(index, head) {
          person.append(index)
          index += 1
          end = index
          continue
        }
        // "the Marleth Observatory for Human Rights": a body's name goes on.
        if word == "for" || word == "of", groupEnd == index, group?.group == .third, index > head,
          text.tokens[index - 1].capitals == .initial,
          let next = nameEnd(from: index + 1, nameAt)
        {
          index = next
          end = next
          continue
        }
        if Self.nameParticles.contains(word), !person.isEmpty, index + 1 < text.tokens.count,
          text.tokens[index + 1].capitals != .none || text.tokens[index + 1].kind == .hyphen
        {
          index += 1
          continue
        }
        break loop
      case .hyphen:
        // "pro-Gaddafi fighters", "ex-government troops", "al-Qaida"; no "MARLETH - Rebel fighters".
        if index > head, !isDash(index), leadsToGroup(index + 1, .name) || !person.isEmpty {
          index += 1
          continue
        }
        break loop
      case .possessive:
        guard !found.isEmpty || !person.isEmpty, leadsToGroup(index + 1, .name) else { break loop }
        index += 1
      case .punctuation where word == "(":
        guard let (actor, next) = actors.match(index + 1), text.word(next) == ")" else {
          break loop
        }
        found.append(actor)
        index = next + 1
        end = index
      default: break loop
      }
    }
    guard !found.isEmpty || group != nil || person.count > 0 else { return nil }
    guard end > head else { return nil }
    // "the army's base" has an owner; "the army base" is a place.
    if person.isEmpty, found.allSatisfy({ $0.kind != .person }), facilityEnd(behind: end) != nil {
      return nil
    }
    if found.isEmpty, group == nil {
      // "The Greyhats captured": a body that no table has.
      if person.count == 1, text.word(start) == "the", text.word(person[0]).hasSuffix("s"),
        text.forms(end) != nil || ["are", "were", "have", "had"].contains(text.word(end))
      {
        let name = clean(text.text(head..<end))
        return (
          ActorReference(
            text: name, actor: nil, affiliation: nil, group: .forces, isPlural: true, owner: nil,
            magnitude: nil, isPerson: false), end
        )
      }
      // "The TNLA says", "held by the RSF": letters of a body that no table has.
      if person.count == 1, isInitials(person[0], end) {
        return (
          ActorReference(
            text: clean(text.text(head..<end)), actor: nil, affiliation: nil, group: .forces,
            isPlural: true, owner: nil, magnitude: nil, isPerson: false), end
        )
      }
      // A lone capitalised word is a person only where speech or a title says so.
      guard person.count >= 1, !text.has(.determiner, start) || person.count > 1
      else { return nil }
      guard person.count > 1 || isSpeaker(person[0], end) else { return nil }
    }
    var words = text.text(head..<end)
    if words.isEmpty { words = text.text(start..<end) }
    let persons = found.filter { $0.kind == .person }
    let parties = found.filter { $0.kind != .person }
    let isSource =
      group.map { $0.group == .third || $0.group == .person || $0.group == .party }
      ?? false
    // A capital that only starts the sentence makes no other actor of "elders".
    if found.isEmpty, person.isEmpty, text.tokens[head].capitals == .initial,
      nameAt[head] == nil
    {
      words = words.prefix(1).lowercased() + words.dropFirst()
    }
    var reference = ActorReference(
      text: clean(words), actor: nil, affiliation: nil, group: group?.group ?? .forces,
      isPlural: group?.isPlural ?? false, owner: owner,
      magnitude: magnitude.map { clean(text.text($0..<max(head, $0 + 1))) }, isPerson: false)
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
    if let named = persons.last, let group, group.group == .forces, !group.isHuman,
      let side = actors.side(of: named)
    {
      // "Anzel's army", "Anzel's men": the force, not the man.
      reference.actor = side
      reference.affiliation = side
      reference.group = .forces
      reference.isVague = false
    } else if let named = persons.last {
      reference.actor = named
      reference.affiliation = actors.side(of: named) ?? parties.last
      reference.group = .person
      reference.isPerson = true
    } else if let first = person.first, isBodyName(person, group, groupStart, groupEnd, end) {
      // "the Rapid Support Forces": a body of no table.
      var start = first
      while start > head, text.tokens[start - 1].kind == .word,
        text.tokens[start - 1].capitals == .initial
      { start -= 1 }
      let party = parties.last { $0.kind != .government }
      reference.text = clean(text.text(start..<end))
      reference.actor = party
      reference.affiliation = party
    } else if !person.isEmpty, person.count > 1 || isSource || !found.isEmpty {
      reference.affiliation = parties.last
      reference.isPerson = true
      reference.group = group?.group == .party ? .party : .person
    } else if isSource {
      reference.affiliation = parties.last
    } else if let party = parties.last {
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
    return (reference, end)
  }

  /// Whether a word in capitals among others that are not is the short name of a body that acts
  /// or speaks here.
  private func isInitials(_ index: Int, _ end: Int) -> Bool {
    let token = text.tokens[index]
    guard token.capitals == .all, (2...6).contains(token.folded.utf8.count), end == index + 1,
      ![index - 1, end].contains(where: {
        text.tokens.indices.contains($0) && text.tokens[$0].capitals == .all
      })
    else { return false }
    let verb = text.has(.auxiliary, end) ? end + 1 : end
    return isSpeechVerb(verb) || text.word(verb) == "not"
      || text.forms(verb)?.contains { lexicon.verbs[$0.lemma] != nil } == true
      || ["by", "of"].contains(text.word(index - 1))
      || text.word(index - 1) == "the" && ["by", "of"].contains(text.word(index - 2))
  }

  /// Whether capitalised words and the noun for a force right behind them are one name.
  private func isBodyName(
    _ words: [Int], _ group: GroupNoun?, _ start: Int, _ groupEnd: Int, _ end: Int
  ) -> Bool {
    guard let group, group.group == .forces, let last = words.last, last + 1 == start,
      groupEnd == end, text.tokens[start].capitals == .initial
    else { return false }
    return !words.contains { $0 > 0 && text.has(.title, $0 - 1) }
  }

  /// The end of capitalised words that carry on the name of a body; no place or party among them.
  private func nameEnd(from start: Int, _ nameAt: TokenMap) -> Int? {
    var end = start
    while end < text.tokens.count, text.tokens[end].kind == .word,
      text.tokens[end].capitals == .initial, nameAt[end] == nil, actors.match(end) == nil,
      groupNoun(end) == nil, !text.has(.title, end)
    { end += 1 }
    return end > start ? end : nil
  }

  /// Whether a party's name or a demonym before its noun starts here.
  private func startsParty(_ index: Int, _ nameAt: TokenMap) -> Bool {
    if let (actor, _) = actors.match(index) { return actor.kind != .person }
    if let name = nameAt[index] {
      return leadsToGroup(mentions[name].tokens.upperBound, mentions[name].type)
    }
    return false
  }

  /// An adjective that no table has, inside a phrase that an article opens.
  private func isLooseAdjective(_ index: Int, _ start: Int) -> Bool {
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
  private func isDash(_ index: Int) -> Bool {
    text.tokens[index].followsSpace && index + 1 < text.tokens.count
      && text.tokens[index + 1].followsSpace
  }

  private static let nameParticles: Set<String> = ["al", "el", "bin", "ibn", "abu", "ul", "e", "i"]
  /// Words of help; who brings it is no force.
  private static let relief: Set<String> = ["relief", "aid", "humanitarian", "medical", "rescue"]
  static let groupModifiers: Set<String> = [
    "relief", "humanitarian", "rescue",
    "local", "armed", "pro", "anti", "ex", "former", "senior", "opposition", "militant",
    "islamist", "sunni", "shia", "shiite", "kurdish", "ethnic", "elite", "special", "security",
    "ground", "state", "regime", "national", "foreign", "military", "civil", "political",
    "anonymous", "unnamed", "unidentified", "independent", "sick", "wounded", "heavily", "armoured",
    "armored", "remaining", "loyal", "government", "rebel", "allied", "tribal", "religious",
    "health", "medical", "border", "army", "police", "intelligence", "defence", "defense",
    "provincial", "district", "regional", "united", "resistance", "self", "styled", "joint",
    "syrian", "fresh", "new", "young", "old", "civilian", "displaced", "resistant", "extremist",
    "media", "terrorist", "transitional", "interim", "backed", "led", "based", "pickup", "large",
    "small", "federal", "loyalist", "separatist", "insurgent", "social", "news", "twitter",
    "facebook", "online", "western", "aid",
  ]

  private func nextIsQuantity(_ index: Int) -> Bool {
    text.has(.quantity, index)
      || (index < text.tokens.count && text.tokens[index].kind == .number)
  }

  private func clean(_ words: String) -> String {
    // Most words are clean: letters with single spaces between.
    let bytes = words.utf8
    if let first = bytes.first, let last = bytes.last, Self.isPlain(first), Self.isPlain(last),
      bytes.allSatisfy({ Self.isPlain($0) || $0 == 0x20 || $0 == 0x2D }),
      !words.contains("  ")
    {
      return words
    }
    var words = words
    while let last = words.last, "\"”’',.()“‘".contains(last) { words.removeLast() }
    while let first = words.first, "\"“‘'".contains(first) { words.removeFirst() }
    return words.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// A letter or digit of ASCII.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// A noun for people at an index; nouns of two words first.
  private func groupNoun(_ index: Int) -> (GroupNoun, Int)? {
    guard index < text.tokens.count, text.tokens[index].kind == .word else { return nil }
    for length in [3, 2]
    where text.has(.startsGroup, index) && index + length <= text.tokens.count {
      let words = (index..<(index + length)).map { text.word($0) }.joined(separator: " ")
      if let noun = lexicon.groups[words] { return (noun, index + length) }
    }
    if let noun = text.group(index) { return (noun, index + 1) }
    return nil
  }

  /// Whether an actor or group noun follows within a few modifiers.
  private func leadsToGroup(_ start: Int, _ type: MentionType) -> Bool {
    var index = start
    for _ in 0..<5 {
      guard index < text.tokens.count, !text.tokens[index].startsParagraph else { return false }
      if groupNoun(index) != nil { return true }
      if let (actor, _) = actors.match(index) {
        return actor.kind != .person || type == .demonym
      }
      if text.tokens[index].kind == .hyphen || text.tokens[index].kind == .possessive
        || text.has(.groupModifier, index)
      {
        index += 1
        continue
      }
      if text.tokens[index].capitals == .initial,
        index == start || text.tokens[index - 1].kind == .hyphen
      {
        index += 1
        continue
      }
      return false
    }
    return false
  }

  /// Whether a sentence is a heading: short, a paragraph of its own, without a full stop. Headings
  /// leave articles out.
  private func isHeadline(_ index: Int) -> Bool {
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)].tokens
    guard sentence.count <= 18, let first = sentence.first, let last = sentence.last,
      text.tokens[first].startsParagraph,
      text.tokens[last].kind == .word
        || text.tokens[last].kind == .number,
      last + 1 >= text.tokens.count || text.tokens[last + 1].startsParagraph
    else { return false }
    return true
  }

  private func leadsToName(_ index: Int) -> Bool {
    guard index < text.tokens.count else { return false }
    let token = text.tokens[index]
    return token.kind == .word
      && (token.capitals != .none || text.has(.title, index)
        || text.group(index) != nil)
  }

  private func isPersonName(_ index: Int, _ head: Int) -> Bool {
    let word = text.word(index)
    guard word.utf8.count > 1, text.head(index) == nil, !text.has(.direction, index),
      !text.has(.determiner, index), !text.has(.preposition, index),
      !text.has(.pronoun, index), !text.has(.noName, index)
    else { return false }
    // At the start of a sentence a capital says nothing.
    let sentence = text.sentences[text.sentenceIndex(ofToken: index)]
    if index == sentence.tokens.lowerBound || text.tokens[index - 1].kind == .quote {
      guard index + 1 < text.tokens.count else { return false }
      let next = text.tokens[index + 1]
      return (next.kind == .word && next.capitals == .initial) || isSpeechVerb(index + 1)
        || next.kind == .hyphen || isInitials(index, index + 1)
        || text.tokens[index].capitals == .all && next.capitals == .none
          && groupNoun(index + 1) != nil
    }
    return true
  }

  static let notNames: Set<String> = [
    "but", "and", "if", "as", "after", "while", "when", "however", "meanwhile", "according",
    "earlier", "since", "because", "although", "though", "once", "then", "there", "here", "what",
    "who", "which", "where", "how", "why", "not", "yes", "no", "so", "or", "nor", "yet", "now",
    "soon", "today", "yesterday", "amid", "despite", "following", "another", "last", "late",
  ]

  private func isSpeechVerb(_ index: Int) -> Bool {
    text.forms(index)?.contains { lexicon.cues[$0.lemma] != nil } ?? false
  }

  private func isSpeaker(_ index: Int, _ end: Int) -> Bool {
    isSpeechVerb(end) || isSpeechVerb(index - 1)
      || (text.word(end) == "has" && isSpeechVerb(end + 1))
      || (index > 0 && text.has(.title, index - 1))
  }

  private func innerActor(_ start: Int, _ nameAt: TokenMap) -> (ActorReference, Int)? {
    var index = start
    while ["the", "a", "an", "self", "styled"].contains(text.word(index))
      || (index < text.tokens.count
        && (text.tokens[index].kind == .hyphen || text.tokens[index].kind == .quote))
    { index += 1 }
    // "the veteran warlord X": adjectives and titles before a name.
    var name = index
    while name < text.tokens.count, name - index <= 3, text.tokens[name].kind == .word,
      text.tokens[name].capitals == .none, text.forms(name) == nil,
      !text.has(.preposition, name), !text.has(.noName, name),
      groupNoun(name) == nil, actors.match(name) == nil
    { name += 1 }
    if name > index, name < text.tokens.count, text.tokens[name].capitals == .initial,
      text.tokens[name].kind == .word, nameAt[name] == nil
    {
      index = name
      var end = name
      while end < text.tokens.count, text.tokens[end].capitals == .initial,
        text.tokens[end].kind == .word, end - name < 4
      { end += 1 }
      if actors.match(index) == nil {
        return (
          ActorReference(
            text: clean(text.text(name..<end)), actor: nil, affiliation: nil, group: .person,
            isPlural: false, owner: nil, magnitude: nil, isPerson: true), end
        )
      }
    }
    // "the River militia": a force that no table has.
    let isForce =
      index < text.tokens.count && text.tokens[index].capitals == .initial
      && leadsToGroup(index, .name)
    guard isForce || actors.match(index) != nil || groupNoun(index) != nil || nameAt[index] != nil
    else { return nil }
    return actorPhrase(at: index, nameAt)
  }

  // MARK: Nouns for places

  private func nominal(at start: Int, _ placeAt: TokenMap) -> (Chunk.Kind, Int)? {
    let token = text.tokens[start]
    guard token.kind == .word || token.kind == .number else { return nil }
    let first = token.folded
    let possessed = start > 0 && text.tokens[start - 1].kind == .possessive
    let determined = text.has(.determiner, start) || token.kind == .number || possessed
    if !determined, let head = text.head(start), isHeadline(start) {
      return (.nominal(head.kind, isPlural: head.isPlural, head: first), start + 1)
    }
    if !determined {
      // Bare plurals: "districts seized by", "territory in".
      if let head = text.head(start), head.isPlural || first == "territory" {
        return (.nominal(head.kind, isPlural: head.isPlural, head: first), start + 1)
      }
      // "landmark buildings": one adjective before a bare plural of facilities.
      if let head = text.head(start + 1), head.isPlural, head.kind == .facility,
        token.capitals == .none, text.forms(start) == nil, !text.has(.preposition, start),
        !["and", "or", "but"].contains(first)
      {
        return (.nominal(head.kind, isPlural: true, head: text.word(start + 1)), start + 2)
      }
      return nil
    }
    var index = possessed && !text.has(.determiner, start) ? start : start + 1
    while index < text.tokens.count, index - start <= 5 {
      let word = text.word(index)
      if placeAt[index] != nil { return nil }
      // Another article opens another phrase.
      if index > start, ["the", "a", "an"].contains(word), text.word(index - 1) != "of" {
        return nil
      }
      if actors.match(index).map({ $0.0.kind != .person }) == true,
        text.word(index - 1) == "-" || text.noun(index + 1)?.isHolder == true
      {
        return nil
      }
      // "the capital Kabul", "the capital, Kabul": the name is what is meant.
      if text.head(index) != nil,
        placeAt[index + 1] != nil || (text.word(index + 1) == "," && placeAt[index + 2] != nil)
      {
        return nil
      }
      if let head = text.head(index), !text.tokens[index].startsParagraph {
        // "the city center": the last head noun counts.
        if text.head(index + 1) != nil {
          index += 1
          continue
        }
        if text.group(index + 1) != nil { return nil }
        return (.nominal(head.kind, isPlural: head.isPlural, head: word), index + 1)
      }
      guard
        text.tokens[index].kind == .word || text.tokens[index].kind == .hyphen
          || text.tokens[index].kind == .possessive,
        !text.has(.preposition, index)
          || word == "of"
            && text.has(.quantity, index - 1),
        text.group(index) == nil || facilityEnd(behind: index) != nil,
        ![
          "and", "or", "has", "have", "had", "is", "are", "was",
          "were", "said", "says", "that", "who", "which",
        ].contains(word)
      else { return nil }
      index += 1
    }
    return nil
  }
}
