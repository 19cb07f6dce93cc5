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
  /// What sentences are about, the latest last.
  private(set) var topics: [Topic] = []
  /// The places named so far, each as often as it is.
  private(set) var named: [Place] = []
  private(set) var paragraph = 0

  /// The place that a sentence is about, and the paragraph that it stands in.
  struct Topic {
    let places: [Place]
    let paragraph: Int
  }

  init(text: TokenizedDocument, words: GeographyWords, gazetteer: Gazetteer) {
    self.text = text
    self.words = words
    self.gazetteer = gazetteer
  }

  mutating func statements(_ mentions: [Mention]) -> [FoundStatement] {
    let reader = ItemReader(
      text: text, gazetteer: gazetteer, units: Set((words.classes["UNIT"] ?? [:]).keys))
    var bySentence: [Int: [Mention]] = [:]
    for mention in mentions {
      bySentence[text.sentenceIndex(ofToken: mention.tokens.lowerBound), default: []].append(
        mention)
    }
    var found: [FoundStatement] = []
    for (index, sentence) in text.sentences.enumerated() {
      let items = reader.items(of: sentence, mentions: bySentence[index] ?? [])
      paragraph = sentence.paragraph
      if !items.isEmpty {
        found += statements(in: items)
        if let topic = topic(of: items) {
          topics.append(Topic(places: topic, paragraph: sentence.paragraph))
        }
        named += items.compactMap { readings($0, kind: nil).first }
      }
    }
    return found
  }

  // MARK: One sentence

  private func statements(in items: [StatementItem]) -> [FoundStatement] {
    let matcher = PatternMatcher(items: items, words: words)
    var matches: [(pattern: GeographyPattern, match: PatternMatch)] = []
    for pattern in words.patterns where matcher.mayHold(pattern) {
      for start in items.indices {
        guard let match = matcher.match(pattern, at: start) else { continue }
        if pattern.isFigure, isPartial(items, match) { continue }
        // "Kabul, Afghanistan's" goes on to another place.
        if pattern.isFigure || pattern.relation == "list", isOwner(items, match) { continue }
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
    // A capital lies in its unit: that is told once.
    let capitals = found.filter { $0.type == .capital }
    found.removeAll { statement in
      statement.type == .containment
        && capitals.contains { other in
          other.tokens.overlaps(statement.tokens)
            && other.subject.first?.id == statement.subject.first?.id
        }
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

  /// Whether the match ends before "'s": "people live in Kabul's camps" counts no town.
  private func isOwner(_ items: [StatementItem], _ match: PatternMatch) -> Bool {
    match.end < items.count
      && text.tokens[items[match.end].tokens.lowerBound].kind == .possessive
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
    var isGuess = false
    switch match.subject {
    case nil: subject = context(pattern, match, items, before)
    case .nominal(let kind):
      isGuess = !isNear
      if isGuess, let kind { subject = units(of: kind) }
    case .item: break
    }
    subject = apposed(subject, pattern, match, items) ?? subject
    guard let first = subject.first else { return [] }
    var statement = FoundStatement(
      subject: subject, type: pattern.type, relation: pattern.relation, match: match,
      tokens: tokens)
    switch pattern.relation {
    case "bare":
      // "Takhar's Warsaj district" is meant so; "the US state of Texas" is no state in Texas.
      let kind = match.subjectKind ?? match.head
      statement.isBare = kind == nil || !subject.contains { $0.kind == kind }
    case "list":
      // "Sirte, Libya" is a dateline; "Dara, Panjshir province" tells.
      if pattern.type == .containment, match.objectKind == nil { return [] }
      statement.isBare = true
    default: break
    }
    if isGuess { statement.isBare = true }
    switch pattern.type {
    case .border where !match.sides.isEmpty:
      if match.subjectKind == nil { statement.subject = units(subject, around: nil) }
      return sides(statement, items)
    case .count, .population:
      if pattern.type == .count { statement.subject.sort(by: administrativeFirst) }
      guard let number = match.number, number > 0 else { return [] }
      if pattern.type == .population, number < 100 { return [] }
      return [statement]
    case .capital where !pattern.hasObject:
      if pattern.relation == "its" {
        statement.object = topics.last?.places ?? []
        if statement.object.isEmpty { return [] }
      }
      return first.kind == .country ? [] : [statement]
    case .direction where !pattern.hasObject:
      let isUnit = pattern.relation == "unit"
      guard let head = isUnit ? match.subjectKind : match.head, !isUnit || head.isAdministrative,
        let unit = outer(first, head), unit.kind != .continent, unit.kind != .region
      else { return [] }
      statement.object = [unit]
      statement.relation = "in"
      statement.isBare = isUnit
      return [statement]
    default: break
    }
    statement.object = phrase(match.object, match.objectKind, items, at: match.start, of: first)
    switch pattern.type {
    case .capital: statement.object = units(statement.object, around: nil)
    case .containment: statement.object = units(statement.object, around: match.head)
    case .border:
      if first.kind.isAdministrative { statement.object.sort(by: administrativeFirst) }
      if match.objectKind == nil { statement.object = units(statement.object, around: nil) }
      statement.subject.sort(by: administrativeFirst)
      if match.subjectKind == nil { statement.subject = units(subject, around: nil) }
    case .direction where pattern.relation == "list":
      statement.relation = "in"
      statement.object.removeAll { unit in
        !subject.contains { gazetteer.isInside($0.id, unit.id) }
      }
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

  /// Of "Bazarak, Panjshir, 90 km from" the first is what lies there.
  private func apposed(
    _ subject: [Place], _ pattern: GeographyPattern, _ match: PatternMatch,
    _ items: [StatementItem]
  ) -> [Place]? {
    guard pattern.type == .direction || pattern.type == .distance,
      case .item(let index)? = match.subject, index == match.start, index >= 2,
      items[index - 1].word == ",", items[index - 2].isPlace
    else { return nil }
    let inner = readings(items[index - 2], kind: nil).filter { place in
      subject.contains { gazetteer.isInside(place.id, $0.id) }
    }
    return inner.isEmpty ? nil : inner
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
      border.object = units(readings(items[side.item], kind: nil), around: nil)
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
}
