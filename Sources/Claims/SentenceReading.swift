import Gazetteer
import Resolver
import Text

/// A sentence with its phrases and verbs, and the grammar that a claim needs: subjects, objects,
/// governors.
final class SentenceReading {
  let text: TaggedText
  let lexicon: Lexicon
  let range: Range<Int>
  let chunks: [Chunk]
  let verbs: [VerbGroup]
  /// The chunk and the verb that hold each token of the sentence, or -1.
  private let chunkOfToken: [Int32]
  private let verbOfToken: [Int32]

  init(
    text: TaggedText, lexicon: Lexicon, range: Range<Int>, chunks: [Chunk], verbs: [VerbGroup]
  ) {
    self.text = text
    self.lexicon = lexicon
    self.range = range
    self.chunks = chunks
    self.verbs = verbs
    func index(_ ranges: [Range<Int>]) -> [Int32] {
      var map = [Int32](repeating: -1, count: range.count)
      for (index, tokens) in ranges.enumerated().reversed() {
        for token in tokens.clamped(to: range) { map[token - range.lowerBound] = Int32(index) }
      }
      return map
    }
    chunkOfToken = index(chunks.map(\.tokens))
    verbOfToken = index(verbs.map(\.tokens))
  }

  private static let subordinators: Set<String> = [
    "that", "as", "after", "before", "while", "when", "if", "since", "because", "until",
    "although", "though", "where", "unless", "once", "whereas", "so", "saying", "how", "whether",
  ]
  private static let relatives: Set<String> = ["who", "which", "that"]
  private static let conjunctions: Set<String> = ["and", "or", "but", "nor", "then"]

  /// The chunk that holds a token.
  func chunk(at token: Int) -> Chunk? {
    guard range.contains(token) else { return nil }
    let index = Int(chunkOfToken[token - range.lowerBound])
    return index < 0 ? nil : chunks[index]
  }

  func verb(endingAt token: Int) -> VerbGroup? {
    guard range.contains(token) else { return nil }
    let index = Int(verbOfToken[token - range.lowerBound])
    return index < 0 ? nil : verbs[index]
  }

  func isPunctuation(_ index: Int) -> Bool {
    index >= 0 && index < text.tokens.count && text.tokens[index].kind == .punctuation
  }

  // MARK: Subjects

  /// The subject of a verb, found in its clause, taken over from the verb it is joined to, or
  /// from the verb that governs it. `depth` bounds the search.
  func subject(of verb: VerbGroup, depth: Int = 0) -> Chunk? {
    guard depth < 6 else { return nil }
    if verb.isInfinitive { return infinitiveSubject(verb, depth) }
    if verb.isGerund { return gerundSubject(verb, depth) }
    return clauseSubject(verb, depth)
  }

  private func previousVerb(before token: Int, finite: Bool = false) -> VerbGroup? {
    verbs.last { $0.tokens.upperBound <= token && (!finite || $0.isFinite) }
  }

  private func nextVerb(after token: Int) -> VerbGroup? {
    verbs.first { $0.tokens.lowerBound >= token && $0.isFinite }
  }

  private func clauseSubject(_ verb: VerbGroup, _ depth: Int) -> Chunk? {
    var index = verb.tokens.lowerBound - 1
    var oblique: Chunk?
    var found: Chunk?
    var adjacent = true
    while index >= range.lowerBound {
      if let chunk = chunk(at: index) {
        index = chunk.tokens.lowerBound - 1
        if chunk.isTime || (chunk.isPossessive && adjacent == false) { continue }
        // "the garrison there had surrendered".
        if chunk.pronoun == "there", self.chunk(at: index) != nil { continue }
        if chunk.isPossessive, found == nil, !isNounBetween(chunk.tokens.upperBound, verb) {
          continue
        }
        adjacent = false
        if chunk.preposition.isEmpty || Self.subordinators.contains(chunk.preposition) {
          // The complement of a relative clause is no subject: "X, who was a leader, said".
          if let start = relativeClause(around: chunk, before: verb) {
            index = start - 1
            adjacent = true
            continue
          }
          return apposed(chunk) ?? chunk
        }
        if chunk.preposition == "of" { oblique = oblique ?? chunk }
        continue
      }
      let word = text.word(index)
      if adjacent || found == nil, let start = insertion(endingAt: index) {
        index = start - 1
        oblique = nil
        adjacent = true
        continue
      }
      if adjacent || oblique == nil, Self.relatives.contains(word), found == nil,
        isRelative(index)
      {
        return antecedent(before: index) ?? oblique
      }
      if let start = dashedAside(endingAt: index) {
        index = start - 1
        continue
      }
      if adjacent, Self.conjunctions.contains(word) || word == ",",
        let before = coordinated(before: index)
      {
        return subject(of: before, depth: depth + 1)
      }
      if let before = self.verb(endingAt: index) {
        // "The fighters who escaped headed for X".
        let pronoun = before.tokens.lowerBound - 1
        if adjacent, pronoun > range.lowerBound,
          ["who", "which", "that"].contains(text.word(pronoun)),
          before.isFinite, self.chunk(at: pronoun - 1) != nil
        {
          index = pronoun - 1
          continue
        }
        if found == nil, oblique == nil, adjacent, before.isFinite, !isReducedRelative(before) {
          return nil
        }
        // "The group stated" behind a clause: the nearest phrase is the subject.
        if before.isInfinitive || before.isGerund || isReducedRelative(before) {
          if isReducedRelative(before) { oblique = nil }
          index = before.tokens.lowerBound - 1
          continue
        }
        break
      }
      if Self.subordinators.contains(word) || word == ";" || word == ":" || word == "—"
        || word == "–"
      {
        break
      }
      index -= 1
    }
    found = oblique
    return found
  }

  /// "forces led by X entered": a participle behind its noun, not the verb of the clause.
  private func isReducedRelative(_ verb: VerbGroup) -> Bool {
    guard verb.isBarePast, verb.lemmas.contains(where: { $0.forms.contains(.participle) }),
      ["by", "with", "to"].contains(text.word(verb.tokens.upperBound))
    else { return false }
    return chunks.contains { $0.tokens.upperBound == verb.tokens.lowerBound && !$0.isTime }
  }

  /// Where words between commas start that only explain the phrase before them and end at a
  /// comma: "the road, the last way out, was cut", "X, whose troops hold Y, said".
  func insertion(endingAt comma: Int) -> Int? {
    guard text.word(comma) == ",", chunk(at: comma) == nil else { return nil }
    var open = comma - 1
    while open > range.lowerBound, comma - open <= 28 {
      defer { open -= 1 }
      guard text.word(open) == ",", chunk(at: open) == nil,
        let before = chunk(at: open - 1), !before.isTime,
        before.preposition.isEmpty || before.preposition == "of"
      else { continue }
      let first = text.word(open + 1)
      if Self.openers.contains(first) { return open }
      // An apposition: a phrase without a finite verb of its own.
      if ["a", "an", "the", "one", "its", "his", "their"].contains(first),
        !verbs.contains(where: {
          $0.tokens.lowerBound > open && $0.tokens.upperBound <= comma && $0.isFinite
            && !isInRelative($0, behind: open) && !isReducedRelative($0) && !$0.isBarePast
        })
      {
        return open
      }
      // "the militants, he told reporters, remained": who says it.
      if comma - open <= 12,
        let said = verbs.first(where: {
          $0.tokens.lowerBound > open && $0.tokens.upperBound <= comma
        }), said.isFinite, said.lemmas.contains(where: { lexicon.cues[$0.lemma] == .say }),
        chunks.contains(where: {
          $0.tokens.lowerBound > open && $0.tokens.upperBound <= said.tokens.lowerBound
            && acting($0)
        })
      {
        return open
      }
      if let verb = verbs.first(where: { $0.tokens.lowerBound == open + 1 }),
        verb.isGerund || (verb.isBarePast && isParticiplePhrase(verb))
      {
        return open
      }
    }
    return nil
  }

  private static let openers: Set<String> = [
    "who", "which", "whose", "where", "whom", "formerly", "once", "including", "along", "together",
    "like", "such", "known", "now", "long", "in", "backed", "supported", "accompanied", "aided",
    "flanked",
  ]

  private func isParticiplePhrase(_ verb: VerbGroup) -> Bool {
    ["by", "with", "from", "in", "for", "as"].contains(text.word(verb.tokens.upperBound))
  }

  private func isInRelative(_ verb: VerbGroup, behind open: Int) -> Bool {
    (open + 1..<verb.tokens.lowerBound).contains {
      ["who", "which", "that", "where", "whose"].contains(text.word($0))
    }
      || chunks.contains { chunk in
        // "the only town it had taken"
        chunk.tokens.upperBound <= verb.tokens.lowerBound && chunk.tokens.lowerBound > open + 1
          && (chunk.isActor || chunk.pronoun != nil)
          && chunks.contains {
            $0.tokens.upperBound == chunk.tokens.lowerBound && $0.tokens.lowerBound > open
          }
      }
  }

  /// The phrase before a relative clause that is the object of its verb: "a town they seized",
  /// "the base that soldiers had left".
  func gappedObject(of verb: VerbGroup) -> Chunk? {
    guard !verb.isGerund, !verb.isPassive, endsPhrase(verb.tokens.upperBound) else { return nil }
    // "which they have tried to seize": the verb that governs the infinitive.
    guard let outer = verb.isInfinitive ? self.verb(endingAt: verb.tokens.lowerBound - 1) : verb,
      outer.isFinite
    else { return nil }
    guard
      let subject = chunks.last(where: { $0.tokens.upperBound <= outer.tokens.lowerBound }),
      outer.tokens.lowerBound - subject.tokens.upperBound <= 1, subject.preposition.isEmpty,
      subject.isActor || subject.pronoun != nil
    else { return nil }
    var index = subject.tokens.lowerBound - 1
    while index > range.lowerBound, ["the", "its", "their", "his"].contains(text.word(index)) {
      index -= 1
    }
    if ["that", "which", "whom"].contains(text.word(index)) {
      if self.verb(endingAt: index - 1) != nil { return nil }
      guard let found = antecedent(before: index), found.isPlaceLike,
        found.tokens.upperBound >= index - 1
      else { return nil }
      return found
    }
    guard let found = chunk(at: index), found.tokens.upperBound == index + 1,
      case .nominal = found.kind
    else { return nil }
    return found
  }

  /// Whether nothing behind a verb can be its object.
  func endsPhrase(_ index: Int) -> Bool {
    guard index < range.upperBound else { return true }
    if text.tokens[index].kind == .punctuation || text.tokens[index].kind == .quote { return true }
    if let chunk = chunk(at: index), chunk.isTime { return true }
    let word = text.word(index)
    return Chunker.prepositions.contains(word) || Self.conjunctions.contains(word)
      || Self.subordinators.contains(word) || word.hasSuffix("ly")
      || verbs.contains { $0.tokens.lowerBound == index && $0.isFinite }
  }

  /// The name that a phrase between commas explains: "X, a spokesman for the army, said".
  private func apposed(_ chunk: Chunk) -> Chunk? {
    let start = chunk.tokens.lowerBound
    guard chunk.isActor, start - 1 > range.lowerBound, text.word(start - 1) == ",",
      text.word(chunk.tokens.upperBound) == ",",
      let name = chunks.last(where: { $0.tokens.upperBound == start - 1 }),
      let actor = name.actor, actor.isPerson, name.preposition.isEmpty
    else { return nil }
    return name
  }

  /// Where an aside between dashes starts that ends at a token: "X -- who had fled -- returned".
  private func dashedAside(endingAt index: Int) -> Int? {
    guard isDash(index) else { return nil }
    var position = index - 1
    if isDash(position) { position -= 1 }
    while position > range.lowerBound {
      if isDash(position), self.chunk(at: position) == nil {
        return isDash(position - 1) ? position - 1 : position
      }
      position -= 1
    }
    return nil
  }

  /// A dash, or one of two hyphens that stand for it.
  private func isDash(_ index: Int) -> Bool {
    guard range.contains(index) else { return false }
    let word = text.word(index)
    if word == "—" || word == "–" { return true }
    guard text.tokens[index].kind == .hyphen else { return false }
    return
      (index > range.lowerBound && text.tokens[index - 1].kind == .hyphen
      && !text.tokens[index].followsSpace)
      || (index + 1 < range.upperBound && text.tokens[index + 1].kind == .hyphen
        && !text.tokens[index + 1].followsSpace)
  }

  /// Where the relative clause starts of which a phrase is part, or `nil`.
  private func relativeClause(around chunk: Chunk, before verb: VerbGroup) -> Int? {
    guard let inner = verbs.last(where: { $0.tokens.upperBound <= chunk.tokens.lowerBound }),
      chunk.tokens.lowerBound - inner.tokens.upperBound <= 4
    else { return nil }
    let pronoun = inner.tokens.lowerBound - 1
    guard pronoun > range.lowerBound, Self.relatives.contains(text.word(pronoun)),
      isRelative(pronoun), antecedent(before: pronoun) != nil
    else { return nil }
    return pronoun
  }

  /// Whether a noun that is no chunk stands between a possessive and the verb: "the Taliban's
  /// leader said".
  private func isNounBetween(_ start: Int, _ verb: VerbGroup) -> Bool {
    verb.tokens.lowerBound - start > 1
  }

  private func isRelative(_ index: Int) -> Bool {
    let word = text.word(index)
    if word != "that" { return true }
    // "that" behind a verb of speech opens a clause; behind a noun it is relative.
    guard let before = self.verb(endingAt: index - 1) else { return true }
    return !before.lemmas.contains { lexicon.cues[$0.lemma] != nil }
  }

  /// The phrase right before a relative pronoun.
  private func antecedent(before index: Int) -> Chunk? {
    var position = index - 1
    while position >= range.lowerBound {
      if let chunk = chunk(at: position) {
        if chunk.isTime {
          position = chunk.tokens.lowerBound - 1
          continue
        }
        return chunk
      }
      let word = text.word(position)
      guard word == "," || word == "-" || text.tokens[position].kind == .word else { return nil }
      if self.verb(endingAt: position) != nil { return nil }
      position -= 1
      if index - position > 8 { return nil }
    }
    return nil
  }

  /// The finite verb before a conjunction that joins two verbs.
  private func coordinated(before index: Int) -> VerbGroup? {
    previousVerb(before: index, finite: true) ?? previousVerb(before: index)
  }

  private func gerundSubject(_ verb: VerbGroup, _ depth: Int) -> Chunk? {
    let before = verb.tokens.lowerBound - 1
    guard before >= range.lowerBound else {
      return nextVerb(after: verb.tokens.upperBound).flatMap { next in
        // A gerund that opens the sentence is itself the subject of the next verb.
        text.word(next.tokens.lowerBound - 1) == "," ? subject(of: next, depth: depth + 1) : nil
      }
    }
    if let chunk = chunk(at: before), !chunk.isTime, !chunk.isPossessive {
      // "left X heading for Y": who left.
      if chunk.isPlaceLike, chunk.preposition.isEmpty,
        let outer = previousVerb(before: chunk.tokens.lowerBound, finite: true),
        outer.tokens.upperBound == chunk.tokens.lowerBound
      {
        return subject(of: outer, depth: depth + 1)
      }
      return chunk
    }
    let word = text.word(before)
    if let governor = self.verb(endingAt: before) { return subject(of: governor, depth: depth + 1) }
    if Self.conjunctions.contains(word), let joined = previousVerb(before: before) {
      return subject(of: joined, depth: depth + 1)
    }
    if let previous = previousVerb(before: before, finite: true) {
      return subject(of: previous, depth: depth + 1)
    }
    if let next = mainVerb(behind: verb) ?? nextVerb(after: verb.tokens.upperBound) {
      return subject(of: next, depth: depth + 1)
    }
    return nil
  }

  /// The verb of the main clause behind a phrase that opens the sentence: "After taking X, Y …".
  func mainVerb(behind verb: VerbGroup) -> VerbGroup? {
    verbs.first { next in
      guard next.isFinite, next.tokens.lowerBound > verb.tokens.upperBound,
        let own = chunks.last(where: {
          $0.tokens.upperBound <= next.tokens.lowerBound && $0.preposition.isEmpty && !$0.isTime
        })
      else { return false }
      return text.word(own.tokens.lowerBound - 1) == ","
    }
  }

  /// "…, a claim the army rejected": the words before the noun are what is denied.
  func deniesApposed(_ verb: VerbGroup) -> Bool {
    guard verb.lemmas.contains(where: { lexicon.cues[$0.lemma] == .deny }),
      let subject = subject(of: verb), subject.tokens.upperBound <= verb.tokens.lowerBound
    else { return false }
    var index = subject.tokens.lowerBound - 1
    while index > range.lowerBound, text.has(.determiner, index) || text.word(index) == "which" {
      index -= 1
    }
    return text.has(.statement, index) && ["a", "an"].contains(text.word(index - 1))
  }

  private func acting(_ chunk: Chunk) -> Bool {
    if case .bothSides = chunk.kind { return true }
    return chunk.isActor || chunk.pronoun != nil
  }

  private func infinitiveSubject(_ verb: VerbGroup, _ depth: Int) -> Chunk? {
    var before = verb.tokens.lowerBound - 1
    while before >= range.lowerBound,
      ["not", "never", "back"].contains(text.word(before)) || text.tokens[before].kind == .quote
    { before -= 1 }
    guard before >= range.lowerBound else { return nil }
    if let chunk = chunk(at: before),
      ["", "for", "on", "upon", "to", "with"].contains(chunk.preposition),
      !chunk.isTime, acting(chunk)
    {
      // "urged X to": X acts.
      return chunk
    }
    // "gave X four hours to leave": X acts.
    if let giver = previousVerb(before: before), before - giver.tokens.upperBound <= 8,
      giver.lemmas.contains(where: { $0.lemma == "give" }), !giver.isPassive,
      text.governor(before) == .demanded,
      let given = chunks.first(where: { $0.tokens.lowerBound >= giver.tokens.upperBound }),
      given.tokens.upperBound <= before, acting(given), given.preposition.isEmpty
    {
      return given
    }
    if let governor = self.verb(endingAt: before) { return subject(of: governor, depth: depth + 1) }
    if Self.conjunctions.contains(text.word(before)),
      let joined = previousVerb(before: before)
    {
      return subject(of: joined, depth: depth + 1)
    }
    if let previous = previousVerb(before: before, finite: true) ?? previousVerb(before: before) {
      return subject(of: previous, depth: depth + 1)
    }
    // A headline or a noun phrase: "Taliban bid to retake".
    return chunks.last { $0.tokens.upperBound <= before + 1 && $0.isActor }
  }

  // MARK: Objects and phrases behind a verb

  /// Where the clause behind a verb ends: before the next finite verb with a subject of its own,
  /// a subordinator, or the end of the sentence.
  func clauseEnd(after verb: VerbGroup) -> Int {
    var index = verb.tokens.upperBound
    while index < range.upperBound {
      if let next = verbs.first(where: { $0.tokens.lowerBound == index }),
        next.main != verb.main
      {
        return index
      }
      let word = text.word(index)
      if chunk(at: index) == nil {
        if [
          ";", ":", "—", "–", "who", "which", "where", "while", "because", "although", "though",
          "unless", "if", "when", "but", "according",
        ].contains(word) {
          return index
        }
        if word == "," || word == "and",
          let next = verbs.first(where: { $0.tokens.lowerBound > index && $0.isFinite }),
          let own = chunks.first(where: { $0.tokens.lowerBound > index && !$0.isTime }),
          own.tokens.upperBound <= next.tokens.lowerBound, own.preposition.isEmpty,
          own.tokens.lowerBound - index <= 3,
          !(word == "and" || word == ",") || !isList(index, own)
        {
          return index
        }
        if ["after", "before", "since", "as", "until", "that", "once"].contains(word),
          verbs.contains(where: {
            $0.tokens.lowerBound > index && $0.tokens.lowerBound - index < 9
          })
        {
          return index
        }
      }
      index += 1
    }
    return range.upperBound
  }

  /// Whether a comma or "and" joins two phrases of one kind and not two clauses.
  private func isList(_ index: Int, _ next: Chunk) -> Bool {
    guard let before = chunk(at: index - 1) else { return false }
    guard before.isPlaceLike == next.isPlaceLike, before.isPlaceLike else { return false }
    // "A, B and C": no verb of its own right behind the next phrase.
    return !verbs.contains {
      $0.isFinite && $0.tokens.lowerBound >= next.tokens.upperBound
        && $0.tokens.lowerBound <= next.tokens.upperBound + 1
    }
  }

  /// The phrases behind a verb in its clause.
  func complements(of verb: VerbGroup) -> [Chunk] {
    let end = clauseEnd(after: verb)
    return chunks.filter {
      $0.tokens.lowerBound >= verb.tokens.upperBound && $0.tokens.lowerBound < end
    }
  }

  /// The direct object: the first phrase behind the verb without a preposition.
  func object(of verb: VerbGroup) -> Chunk? {
    for chunk in complements(of: verb) where !chunk.isTime {
      if chunk.isPossessive { continue }
      if isHyphenated(chunk) { continue }
      // In "took over Kabul" the word before the name belongs to the verb.
      let particle =
        ["over", "back", "up", "off", "out"].contains(chunk.preposition)
        && text.word(verb.tokens.upperBound) == chunk.preposition
      return chunk.preposition.isEmpty || particle ? chunk : nil
    }
    // "surrounded and eventually took over Kabul": both verbs share the object, but not "the
    // positions that they held and fled the town".
    let next = verbs.first { $0.tokens.lowerBound >= verb.tokens.upperBound }
    let subject = chunks.last { $0.tokens.upperBound == verb.tokens.lowerBound }
    let isRelative = subject.map {
      ["that", "which"].contains(text.word($0.tokens.lowerBound - 1))
    }
    if let next, next.main != verb.main, isRelative != true || isSaid(before: subject),
      !next.isPassive || verb.isPassive,
      (verb.tokens.upperBound..<next.tokens.lowerBound).contains(where: {
        text.word($0) == "and" || text.word($0) == "or"
      }),
      next.tokens.lowerBound - verb.tokens.upperBound <= 3
    {
      return object(of: next)
    }
    return gappedObject(of: verb)
  }

  /// "said that they captured": the word before a clause opens speech and no relative clause.
  private func isSaid(before subject: Chunk?) -> Bool {
    guard let subject, let verb = verb(endingAt: subject.tokens.lowerBound - 2) else {
      return false
    }
    return verb.lemmas.contains { lexicon.cues[$0.lemma] != nil }
  }

  /// "SDF-held": the holder inside an adjective is no phrase of the clause.
  private func isHyphenated(_ chunk: Chunk) -> Bool {
    let end = chunk.tokens.upperBound
    return chunk.isActor && end + 1 < range.upperBound && text.tokens[end].kind == .hyphen
      && text.adjective(end + 1) != nil
  }

  /// Whether a place is the subject of a clause of its own and no part of the list before it:
  /// "captured A, and B fell". Behind a preposition a comma must part them.
  private func opensClause(_ next: Chunk, behind first: Chunk, _ between: [String]) -> Bool {
    guard between.contains("and") || between.contains("or") else { return false }
    let start = first.tokens.lowerBound
    let isGoverned =
      first.preposition.isEmpty
      ? text.adjective(start - 1) != nil
        || verbs.contains {
          $0.tokens.upperBound <= start && start - $0.tokens.upperBound <= 4
            && !$0.lemmas.contains { lexicon.cues[$0.lemma] != nil }
        } : between.contains(",")
    return isGoverned
      && verbs.contains {
        $0.isFinite && $0.tokens.lowerBound == next.tokens.upperBound
          && (!$0.isBarePast || !$0.lemmas.contains { $0.forms.contains(.participle) })
      }
  }

  /// The list of places that a chunk opens: "Bano, Deh Saleh and Pul-e Hisar".
  func list(from first: Chunk) -> [Chunk] {
    var list = [first]
    // A list is entered at any of its places: "A, B and C were taken" has its verb behind C.
    while let start = list.first,
      let before = chunks.last(where: { $0.tokens.upperBound <= start.tokens.lowerBound }),
      case .place = before.kind, case .place = start.kind, !before.isPossessive
    {
      let between = (before.tokens.upperBound..<start.tokens.lowerBound).map { text.word($0) }
      guard !between.isEmpty, between.count <= 2, start.preposition.isEmpty,
        between.allSatisfy({ [",", "and", "or", "nor", "&"].contains($0) }),
        !opensClause(start, behind: before, between)
      else { break }
      list.insert(before, at: 0)
    }
    while let last = list.last,
      let next = chunks.first(where: {
        $0.tokens.lowerBound >= last.tokens.upperBound
      }), next.isPlaceLike, !next.isPossessive
    {
      // "X, the last outpost": the same place in other words.
      if case .nominal = next.kind, text.word(next.tokens.lowerBound - 1) == "," { break }
      let between = (last.tokens.upperBound..<next.tokens.lowerBound).map { text.word($0) }
      guard !between.isEmpty, between.count <= 5,
        between.indices.allSatisfy({ place in
          [",", "and", "or", "nor", "&", "the", "in", "to"].contains(between[place])
            || (between[place] == "of" && place > 0 && Chunker.shares.contains(between[place - 1]))
            || (place + 1 < between.count && between[place + 1] == "of"
              && Chunker.shares.contains(between[place]))
        }),
        between.contains(where: { [",", "and", "or", "nor", "&"].contains($0) }),
        next.preposition.isEmpty || next.preposition == first.preposition
          || (next.preposition == "of" && between.contains("of"))
      else { break }
      if opensClause(next, behind: first, between) { break }
      // A clause of its own begins here when a verb follows the phrase.
      if verbs.contains(where: {
        $0.isFinite && $0.tokens.lowerBound == next.tokens.upperBound && !$0.isBarePast
      }), !between.contains(","), list.count == 1, first.preposition.isEmpty == false,
        first.preposition != "between"
      {
        break
      }
      list.append(next)
    }
    return list
  }
}
