import Gazetteer
import Geometry
import Resolver

/// What a pattern took from a sentence.
struct PatternMatch {
  /// A place phrase: the item of its name, or a pronoun or noun that stands for one.
  enum Phrase {
    case item(Int)
    /// "it", "which", or "the province" with its kind.
    case nominal(PlaceKind?)
  }

  /// A place on a side: "Baghlan in the north".
  struct Side {
    let item: Int
    var direction: CompassPoint?
    var end: Int
  }

  var subject: Phrase?
  var subjectKind: PlaceKind?
  var subjectIsPlural = false
  var object: Phrase?
  var objectKind: PlaceKind?
  var sides: [Side] = []
  var direction: CompassPoint?
  var number: Double?
  var unit: Double?
  var counted: String?
  var head: PlaceKind?
  var rank: String?
  var isNegated = false
  var isPart = false
  var start = 0
  var end = 0
}

/// Matches the patterns of the table with the items of one sentence, trying every way.
struct PatternMatcher {
  let items: [StatementItem]
  let words: GeographyWords
  /// Which of the classes and words that patterns ask for the sentence holds.
  private let held: [Bool]
  private let holdsDirection: Bool
  private let holdsNumber: Bool
  private let holdsPlace: Bool

  init(items: [StatementItem], words: GeographyWords) {
    self.items = items
    self.words = words
    var held = [Bool](repeating: false, count: words.numberCount)
    for item in items where !item.isPlace {
      for number in words.numbers[item.word] ?? [] { held[number] = true }
    }
    self.held = held
    holdsDirection = items.contains { words.directions[$0.word] != nil }
    holdsNumber = items.contains { $0.number != nil || words.isIn("NUMBERWORD", $0.word) }
    holdsPlace = items.contains(where: \.isPlace)
  }

  func match(_ pattern: GeographyPattern, at start: Int) -> PatternMatch? {
    var match = PatternMatch()
    match.start = start
    return take(pattern.parts[...], start, match)
  }

  /// Whether the sentence holds something for each part that may not be absent; most patterns end
  /// here.
  func mayHold(_ pattern: GeographyPattern) -> Bool {
    pattern.needed.allSatisfy { numbers in numbers.contains { held[$0] } }
      && pattern.parts.allSatisfy { part in
        guard !part.isOptional else { return true }
        switch part.atom {
        case .direction: return holdsDirection
        case .number: return holdsNumber
        case .sides: return holdsPlace
        case .words, .subject, .object, .head, .gap, .few, .aside: return true
        }
      }
  }

  private func word(_ index: Int) -> String {
    items.indices.contains(index) ? items[index].word : ""
  }

  private func take(
    _ parts: ArraySlice<GeographyPattern.Part>, _ index: Int, _ match: PatternMatch
  ) -> PatternMatch? {
    guard let part = parts.first else {
      var match = match
      match.end = index
      return index > match.start ? match : nil
    }
    for (end, found) in ways(part.atom, index, match) {
      if let result = take(parts.dropFirst(), end, found) { return result }
    }
    return part.isOptional ? take(parts.dropFirst(), index, match) : nil
  }

  /// The ways in which an atom fits, the longest first; a gap the shortest first.
  private func ways(
    _ atom: GeographyPattern.Atom, _ index: Int, _ match: PatternMatch
  ) -> [(Int, PatternMatch)] {
    guard index <= items.count else { return [] }
    switch atom {
    case .subject: return subjects(index, match)
    case .object: return objects(index, match)
    case .sides: return sides(index, match).map { [$0] } ?? []
    case .direction:
      guard let (point, end) = words.direction(items, index) else { return [] }
      var match = match
      match.direction = point
      return [(end, match)]
    case .number:
      // "more than 40", "an estimated 3,000".
      var start = index
      while start < index + 4, words.isIn("NUMBERLEAD", word(start)) { start += 1 }
      guard let (value, end) = words.number(items, start), !isYear(start, end) else { return [] }
      var match = match
      match.number = value
      return [(end, match)]
    case .head:
      guard let head = words.heads[word(index)], head.kind != .area,
        !words.isIn("CAPITAL", word(index))
      else { return [] }
      var match = match
      match.head = head.kind
      return [(index + 1, match)]
    case .gap: return gaps(index, match)
    case .aside:
      guard word(index) == "(",
        let end = (index + 1..<min(index + 7, items.count)).first(where: { word($0) == ")" })
      else { return [] }
      return [(end + 1, match)]
    case .few:
      return gaps(index, match).filter { end, _ in
        end - index <= 2 && !items[index..<end].contains { $0.word == "and" || $0.word == "," }
      }
    case .words(let classes, let literals):
      guard index < items.count, !items[index].isPlace else { return [] }
      let text = word(index)
      guard literals.contains(text) || classes.contains(where: { words.isIn($0, text) }) else {
        return []
      }
      var match = match
      for name in classes where words.isIn(name, text) {
        let value = words.classes[name]?[text] ?? ""
        switch name {
        case "NOT": match.isNegated = true
        case "PART": match.isPart = true
        case "UNIT": match.unit = Double(value)
        case "COUNTED": match.counted = value
        case "CAPITALRANK": match.rank = text
        default: break
        }
      }
      return [(index + 1, match)]
    }
  }

  /// "in 2021", "as of 2013": a number that is no amount.
  private func isYear(_ index: Int, _ end: Int) -> Bool {
    guard end == index + 1, let value = items[index].number, (1900...2100).contains(value) else {
      return false
    }
    return ["in", "since", "of", "by", "until", "from"].contains(word(index - 1))
  }

  private func gaps(_ index: Int, _ match: PatternMatch) -> [(Int, PatternMatch)] {
    var ways = [(index, match)]
    var end = index
    while end < items.count, end - index < 5, !items[end].isPlace {
      let text = items[end].word
      if [".", ";", ":", "(", ")", "—", "–"].contains(text) || words.isIn("GAPSTOP", text) {
        break
      }
      // What is denied is no gap, but "no fewer than" is.
      if words.isIn("NOT", text), !["fewer", "less", "more"].contains(word(end + 1)) { break }
      end += 1
      ways.append((end, match))
    }
    return ways
  }

  /// A place with what belongs to it: "the northern province of", "province".
  private func places(_ index: Int) -> [(end: Int, item: Int, kind: PlaceKind?, isPlural: Bool)] {
    var start = index
    if ["the", "a", "an"].contains(word(start)) { start += 1 }
    var starts = [start]
    if let (_, end) = words.direction(items, start) { starts.append(end) }
    var found: [(end: Int, item: Int, kind: PlaceKind?, isPlural: Bool)] = []
    for start in starts {
      var item = start
      var kind: PlaceKind?
      var isPlural = false
      if let head = words.heads[word(start)] {
        kind = head.kind
        isPlural = head.isPlural
        let joins = word(start + 1) == "of"
        item = joins ? start + 2 : start + 1
        // "the district of Angola" is a district in it.
        if joins, head.kind.isAdministrative, !head.isPlural, !mayBe(item, head.kind) { continue }
      }
      guard item < items.count, items[item].isPlace else { continue }
      if let head = words.heads[word(item + 1)] {
        found.append((item + 2, item, head.kind, head.isPlural))
      }
      found.append((item + 1, item, kind, isPlural))
    }
    return found
  }

  /// Whether the name may be that of a unit of a kind.
  private func mayBe(_ item: Int, _ kind: PlaceKind) -> Bool {
    guard items.indices.contains(item), let mention = items[item].mention else { return true }
    return mention.candidates.contains { $0.place.kind == kind }
  }

  private func subjects(_ index: Int, _ match: PatternMatch) -> [(Int, PatternMatch)] {
    var ways = places(index).map { place -> (Int, PatternMatch) in
      var match = match
      match.subject = .item(place.item)
      match.subjectKind = place.kind
      match.subjectIsPlural = place.isPlural
      return (place.end, match)
    }
    if let (kind, end) = nominal(index) {
      var match = match
      match.subject = .nominal(kind)
      ways.append((end, match))
    }
    return ways
  }

  private func objects(_ index: Int, _ match: PatternMatch) -> [(Int, PatternMatch)] {
    var ways = places(index).map { place -> (Int, PatternMatch) in
      var match = match
      match.object = .item(place.item)
      match.objectKind = place.kind
      return (place.end, match)
    }
    if let (kind, end) = nominal(index), kind != nil {
      var match = match
      match.object = .nominal(kind)
      ways.append((end, match))
    }
    return ways
  }

  private func nominal(_ index: Int) -> (PlaceKind?, Int)? {
    if words.isIn("PRONOUN", word(index)) { return (nil, index + 1) }
    guard ["the", "this"].contains(word(index)), let head = words.heads[word(index + 1)],
      !head.isPlural, head.kind != .area, head.kind != .facility, word(index + 2) != "of",
      !(index + 2 < items.count && items[index + 2].isPlace)
    else { return nil }
    return (head.kind, index + 2)
  }

  /// "A and B in the north, C to the east and, in the south, D".
  private func sides(_ start: Int, _ match: PatternMatch) -> (Int, PatternMatch)? {
    var match = match
    var index = start
    var end = start
    var ahead: CompassPoint?
    var pending: [Int] = []
    loop: while index < items.count {
      if let (point, next) = bearing(index) {
        if pending.isEmpty || isBefore(next) {
          ahead = point
          pending = []
        } else {
          for side in pending {
            match.sides[side].direction = point
            match.sides[side].end = next
          }
          pending = []
          ahead = nil
          end = next
        }
        index = next
        continue
      }
      if let place = places(index).first {
        pending.append(match.sides.count)
        match.sides.append(.init(item: place.item, direction: ahead, end: place.end))
        index = place.end
        end = index
        continue
      }
      switch word(index) {
      case ",", "and", "by", "with", "&": index += 1
      case ";":
        ahead = nil
        pending = []
        index += 1
      default: break loop
      }
    }
    return match.sides.isEmpty ? nil : (end, match)
  }

  /// Whether a direction is told before its places: "to the north by Baghlan".
  private func isBefore(_ next: Int) -> Bool {
    let text = word(next)
    if text == "by" || text == "with" { return true }
    return text == "," && (word(next + 1) == "by" || word(next + 1) == "with")
  }

  /// "in the north", "to its east", "on the south", "(west)".
  private func bearing(_ index: Int) -> (CompassPoint, Int)? {
    if word(index) == "(", let (point, end) = words.direction(items, index + 1), word(end) == ")" {
      return (point, end + 1)
    }
    var next = index
    if words.isIn("TO", word(next)) || word(next) == "at" { next += 1 }
    if ["the", "its"].contains(word(next)) { next += 1 }
    guard next > index, let (point, end) = words.direction(items, next) else { return nil }
    return (point, end)
  }
}
