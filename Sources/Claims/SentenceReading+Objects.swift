import Gazetteer
import Text

/// Where a clause ends, and the phrases behind its verb.
extension SentenceReading {
  /// Where the clause behind a verb ends: before the next finite verb with a subject of its own,
  /// a subordinator, or the end of the sentence.
  func clauseEnd(after verb: VerbGroup) -> Int {
    var index = verb.tokens.upperBound
    while index < range.upperBound {
      if let next = self.verb(startingAt: index), next.main != verb.main { return index }
      if chunk(at: index) == nil {
        if text.has(.clauseEnd, index) { return index }
        let word = text.word(index)
        if word == "," || word == "and",
          let next = verbs.first(where: { $0.tokens.lowerBound > index && $0.isFinite }),
          let own = chunks.first(where: { $0.tokens.lowerBound > index && !$0.isTime }),
          own.tokens.upperBound <= next.tokens.lowerBound, own.preposition.isEmpty,
          own.tokens.lowerBound - index <= 3,
          !(word == "and" || word == ",") || !isList(index, own)
        {
          return index
        }
        if text.has(.clauseLink, index),
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
  func isList(_ index: Int, _ next: Chunk) -> Bool {
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
  func isSaid(before subject: Chunk?) -> Bool {
    guard let subject, let verb = verb(endingAt: subject.tokens.lowerBound - 2) else {
      return false
    }
    return verb.lemmas.contains { lexicon.cues[$0.lemma] != nil }
  }

  /// "Kherson: …", "In Kherson, …": the place that opens a sentence and that all of it is about,
  /// and whether it stands there as a heading.
  var opening: (place: Chunk, isHeading: Bool)? {
    guard let place = chunks.first(where: { !$0.isTime }), place.isPlace,
      place.tokens.lowerBound - range.lowerBound <= 1
    else { return nil }
    switch text.word(place.tokens.upperBound) {
    case ":" where place.preposition.isEmpty: return (place, true)
    case "," where place.preposition == "in": return (place, false)
    default: return nil
    }
  }

  /// "SDF-held": the holder inside an adjective is no phrase of the clause.
  func isHyphenated(_ chunk: Chunk) -> Bool {
    let end = chunk.tokens.upperBound
    return chunk.isActor && end + 1 < range.upperBound && text.tokens[end].kind == .hyphen
      && text.adjective(end + 1) != nil
  }

  /// Whether a place is the subject of a clause of its own and no part of the list before it:
  /// "captured A, and B fell". Behind a preposition a comma must part them.
  func opensClause(_ next: Chunk, behind first: Chunk, _ between: [String]) -> Bool {
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
    while let last = list.last, let next = chunk(behind: last), next.isPlaceLike,
      !next.isPossessive
    {
      // "X, the last outpost": the same place in other words, with which the list may go on.
      if case .nominal = next.kind, text.word(next.tokens.lowerBound - 1) == "," {
        guard let member = member(behindApposition: next) else { break }
        list.append(member)
        continue
      }
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

  /// "X, a district of Z, and Y": the place with which a list goes on behind other words for one.
  private func member(behindApposition nominal: Chunk) -> Chunk? {
    var end = nominal.tokens.upperBound
    if let container = chunk(behind: nominal), container.tokens.lowerBound - end <= 3,
      ["of", "in"].contains(container.preposition)
    {
      end = container.tokens.upperBound
    }
    guard text.word(end) == "," else { return nil }
    let start = ["and", "or"].contains(text.word(end + 1)) ? end + 2 : end + 1
    guard let member = chunk(at: start), member.tokens.lowerBound == start,
      case .place = member.kind, !member.isPossessive,
      verb(startingAt: member.tokens.upperBound)?.isFinite != true
    else { return nil }
    return member
  }
}
