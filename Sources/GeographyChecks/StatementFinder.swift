import Gazetteer
import Geometry
import Resolver
import Text

/// A statement as found, before it is judged.
struct FoundStatement {
  /// The places that the subject may be, the likeliest first.
  var subject: [Place]
  /// The places that the object may be, the likeliest first; empty for figures.
  var object: [Place] = []
  var type: GeographyType
  var relation: String
  var match: PatternMatch
  /// The tokens of the statement.
  var tokens: Range<Int>
  /// Whether it is dropped unless the gazetteer agrees: loose wording that may mean another thing.
  var isBare = false
}

/// Finds statements of geography in a text, sentence by sentence.
struct StatementFinder {
  let text: TokenizedDocument
  let words: GeographyWords
  let gazetteer: Gazetteer
  /// The places that sentences are about, the latest last.
  private var topics: [[Place]] = []

  init(text: TokenizedDocument, words: GeographyWords, gazetteer: Gazetteer) {
    self.text = text
    self.words = words
    self.gazetteer = gazetteer
  }

  mutating func statements(_ mentions: [Mention]) -> [FoundStatement] {
    let reader = ItemReader(text: text, gazetteer: gazetteer)
    var bySentence: [Int: [Mention]] = [:]
    for mention in mentions {
      bySentence[text.sentenceIndex(ofToken: mention.tokens.lowerBound), default: []].append(
        mention)
    }
    var found: [FoundStatement] = []
    for (index, sentence) in text.sentences.enumerated() {
      let items = reader.items(of: sentence, mentions: bySentence[index] ?? [])
      if !items.isEmpty {
        found += statements(in: items)
        if let topic = topic(of: items) { topics.append(topic) }
      }
    }
    return found
  }

  // MARK: One sentence

  private func statements(in items: [StatementItem]) -> [FoundStatement] {
    let matcher = PatternMatcher(items: items, words: words)
    var matches: [(pattern: GeographyPattern, match: PatternMatch)] = []
    for pattern in words.patterns {
      for start in items.indices {
        guard let match = matcher.match(pattern, at: start) else { continue }
        if pattern.type == .count, isPartial(items, match) { continue }
        matches.append((pattern, match))
      }
    }
    var found: [FoundStatement] = []
    func add(_ statements: [FoundStatement]) {
      for statement in statements where !found.contains(where: { repeats(statement, $0) }) {
        found.append(statement)
      }
    }
    let sorted = matches.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.pattern.hasSubject != b.pattern.hasSubject { return a.pattern.hasSubject }
      let (first, second) = (a.match.end - a.match.start, b.match.end - b.match.start)
      return first != second ? first > second : left.offset < right.offset
    }.map(\.element)
    for (pattern, match) in sorted {
      add(read(pattern, match, items, before: found))
    }
    return found.sorted {
      ($0.tokens.lowerBound, $0.tokens.upperBound, $0.type.rawValue)
        < ($1.tokens.lowerBound, $1.tokens.upperBound, $1.type.rawValue)
    }
  }

  /// "has seven districts under its control" counts those, not all.
  private func isPartial(_ items: [StatementItem], _ match: PatternMatch) -> Bool {
    match.end < items.count && words.isIn("PARTIAL", items[match.end].word)
  }

  private func repeats(_ new: FoundStatement, _ old: FoundStatement) -> Bool {
    guard new.tokens.overlaps(old.tokens) else { return false }
    let samePlaces =
      new.subject.first?.id == old.subject.first?.id && new.object.first?.id == old.object.first?.id
    if new.type == old.type {
      if new.type == .capital, new.match.object == nil { return true }
      if samePlaces || new.subject.first?.id == old.object.first?.id { return true }
      // The subject of another reading of the same words.
      return new.match.subject == nil || new.match.number != nil
    }
    return samePlaces && new.type == .containment && old.type == .direction
  }

  private func read(
    _ pattern: GeographyPattern, _ match: PatternMatch, _ items: [StatementItem],
    before: [FoundStatement]
  ) -> [FoundStatement] {
    let tokens =
      items[match.start].tokens.lowerBound..<items[match.end - 1].tokens.upperBound
    var subject = phrase(match.subject, match.subjectKind, items, at: match.start)
    if match.subject == nil {
      subject = context(pattern, match, items, before)
    }
    guard let first = subject.first else { return [] }
    var statement = FoundStatement(
      subject: subject, type: pattern.type, relation: pattern.relation, match: match,
      tokens: tokens)
    statement.isBare = pattern.relation == "bare" && match.subjectKind == nil && match.head == nil
    switch pattern.type {
    case .border where !match.sides.isEmpty:
      return sides(statement, items)
    case .count, .population:
      if pattern.type == .count { statement.subject.sort(by: administrativeFirst) }
      guard let number = match.number, number > 0 else { return [] }
      if pattern.type == .population, number < 100 { return [] }
      return [statement]
    case .capital where !pattern.hasObject:
      if pattern.relation == "its" {
        statement.object = topics.last ?? []
        if statement.object.isEmpty { return [] }
      }
      return first.kind == .country ? [] : [statement]
    case .direction where !pattern.hasObject:
      let kind = match.head
      guard let head = kind, let unit = outer(first, head) else { return [] }
      statement.object = [unit]
      return [statement]
    default: break
    }
    statement.object = phrase(match.object, match.objectKind, items, at: match.start, of: first)
    switch pattern.type {
    case .capital: statement.object = units(statement.object, around: nil)
    case .containment: statement.object = units(statement.object, around: match.head)
    case .border:
      if first.kind.isAdministrative { statement.object.sort(by: administrativeFirst) }
      statement.subject.sort(by: administrativeFirst)
    default: break
    }
    guard let object = statement.object.first, object.id != first.id || pattern.type == .capital
    else { return [] }
    if case .nominal = match.subject, pattern.type == .containment { statement.isBare = true }
    guard pattern.type == .distance || pattern.type == .border, match.direction != nil else {
      return [statement] + others(statement, items)
    }
    var direction = statement
    direction.type = .direction
    direction.relation = ""
    return [statement, direction]
  }

  /// The other subjects of a list: "A and B districts in C".
  private func others(_ statement: FoundStatement, _ items: [StatementItem]) -> [FoundStatement] {
    guard statement.type == .containment, case .item(var index)? = statement.match.subject,
      statement.match.subjectIsPlural || hasPluralBefore(items, index)
    else { return [] }
    var list: [FoundStatement] = []
    while index >= 2, [",", "and", "&"].contains(items[index - 1].word), items[index - 2].isPlace {
      index -= 2
      var other = statement
      other.subject = readings(items[index], kind: statement.match.subjectKind)
      other.tokens = items[index].tokens.lowerBound..<statement.tokens.upperBound
      if !other.subject.isEmpty { list.append(other) }
    }
    return list
  }

  /// Whether a list that ends here begins behind "the districts of".
  private func hasPluralBefore(_ items: [StatementItem], _ end: Int) -> Bool {
    var index = end
    while index >= 2, [",", "and", "&"].contains(items[index - 1].word), items[index - 2].isPlace {
      index -= 2
    }
    return index >= 2 && items[index - 1].word == "of"
      && words.heads[items[index - 2].word]?.isPlural == true
  }

  /// One statement of a border, and one of a direction, for each place on a side.
  private func sides(_ whole: FoundStatement, _ items: [StatementItem]) -> [FoundStatement] {
    whole.match.sides.flatMap { side -> [FoundStatement] in
      var border = whole
      border.object = readings(items[side.item], kind: nil)
      guard let place = border.object.first, place.id != whole.subject.first?.id,
        side.end > side.item
      else { return [] }
      border.tokens = items[side.item].tokens.lowerBound..<items[side.end - 1].tokens.upperBound
      guard let point = side.direction else { return [border] }
      var direction = border
      direction.type = .direction
      direction.relation = ""
      direction.subject = border.object
      direction.object = border.subject
      direction.match.direction = point
      return [border, direction]
    }
  }

  // MARK: Which places

  private func phrase(
    _ phrase: PatternMatch.Phrase?, _ kind: PlaceKind?, _ items: [StatementItem], at start: Int,
    of subject: Place? = nil
  ) -> [Place] {
    switch phrase {
    case .item(let index): return readings(items[index], kind: kind)
    case .nominal(let kind):
      if let subject, let kind {
        return subject.kind == kind ? [] : outer(subject, kind).map { [$0] } ?? []
      }
      guard let kind else { return topics.last ?? [] }
      for topic in topics.reversed() {
        let fitting = topic.filter { $0.kind == kind }
        if !fitting.isEmpty { return fitting }
        if let place = topic.first, let unit = gazetteer.enclosing(place.id, kind: kind),
          unit.name == place.name
        {
          return [unit]
        }
      }
      return []
    case nil: return []
    }
  }

  /// The unit of a kind around a place, for "the country"; the unit above one of that kind.
  private func outer(_ place: Place, _ kind: PlaceKind) -> Place? {
    if place.kind == kind { return gazetteer.ancestors(of: place.id).first }
    return gazetteer.ancestors(of: place.id).first { $0.kind == kind }
  }

  /// The places that a name may mean; a head noun beside it leaves those of its kind.
  private func readings(_ item: StatementItem, kind: PlaceKind?) -> [Place] {
    guard let mention = item.mention else { return [] }
    var places: [Place] = []
    for candidate in mention.candidates where candidate.score >= 0.01 {
      let id = PlaceID(rawValue: String(candidate.place.id.rawValue.prefix { $0 != "/" }))
      if let place = gazetteer.place(id), !places.contains(place) { places.append(place) }
    }
    guard let kind else { return places }
    let fitting = places.filter { $0.kind == kind || ($0.kind.isSettlement && kind.isSettlement) }
    return fitting.isEmpty ? places : fitting
  }

  /// Sorts units of administration before all else, and keeps their order otherwise.
  private func administrativeFirst(_ left: Place, _ right: Place) -> Bool {
    left.kind.isAdministrative && !right.kind.isAdministrative
  }

  /// The places with the units of their name added, which a head noun may have hidden: in "a
  /// district of Herat" a province is meant. What is no higher than `head` comes last.
  private func units(_ places: [Place], around head: PlaceKind?) -> [Place] {
    var all = places
    for name in Set(places.prefix(1).map(\.name)) {
      var named: [Place] = []
      switch gazetteer.lookup(name) {
      case .one(let place, let others, _): named = [place] + others
      case .ambiguous(let places): named = places
      case .unknown: break
      }
      all += named.filter { $0.kind == .province && !places.contains($0) }
    }
    func isUnit(_ place: Place) -> Bool {
      guard place.kind.isAdministrative else { return false }
      return head.map { place.kind.lookupRank < $0.lookupRank } ?? true
    }
    return all.filter(isUnit) + all.filter { !isUnit($0) }
  }

  /// The subject of a pattern that names none.
  private func context(
    _ pattern: GeographyPattern, _ match: PatternMatch, _ items: [StatementItem],
    _ before: [FoundStatement]
  ) -> [Place] {
    if pattern.relation == "same" {
      return before.last { $0.tokens.upperBound <= items[match.start].tokens.lowerBound }?.subject
        ?? []
    }
    var object: Int?
    if case .item(let index)? = match.object { object = index }
    let named = items[..<match.start].indices.filter { items[$0].isPlace && $0 != object }
    let index = pattern.type == .border ? named.last : named.first
    if let index { return readings(items[index], kind: nil) }
    return topics.last ?? []
  }

  /// What a sentence is about: the first place that stands behind no preposition.
  private func topic(of items: [StatementItem]) -> [Place]? {
    let prepositions: Set<String> = [
      "in", "at", "from", "near", "of", "to", "into", "on", "with", "by", "towards", "around",
    ]
    for index in items.indices where items[index].isPlace {
      var before = index - 1
      while before >= 0, words.heads[items[before].word] != nil || items[before].word == "the" {
        before -= 1
      }
      if before >= 0, prepositions.contains(items[before].word) { continue }
      return readings(
        items[index],
        kind: items.indices.contains(index + 1)
          ? words.heads[items[index + 1].word]?.kind : nil)
    }
    return nil
  }
}
