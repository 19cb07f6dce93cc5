import Gazetteer
import Resolver
import Text

/// Which places the phrases of a statement mean.
extension StatementFinder {
  func phrase(
    _ phrase: PatternMatch.Phrase?, _ kind: PlaceKind?, _ items: [StatementItem], at start: Int,
    of subject: Place? = nil
  ) -> [Place] {
    switch phrase {
    case .item(let index): return readings(items[index], kind: kind)
    case .nominal(let kind):
      if let subject, let kind {
        return subject.kind == kind ? [] : outer(subject, kind).map { [$0] } ?? []
      }
      guard let kind else { return topics.last?.places ?? [] }
      guard let topic = topics.last?.places else { return [] }
      if topic.first?.kind == kind { return topic.filter { $0.kind == kind } }
      guard let place = topic.first, let unit = gazetteer.enclosing(place.id, kind: kind) else {
        return units(of: kind)
      }
      return unit.name == place.name ? [unit] : units(of: kind)
    case nil: return []
    }
  }

  /// Whether what was spoken of last stands in the same paragraph, so that "it" means it.
  var isNear: Bool { topics.last?.paragraph == paragraph }

  /// The units of a kind around the places named so far, that named most often first.
  func units(of kind: PlaceKind) -> [Place] {
    var counts: [(place: Place, count: Int)] = []
    for place in named {
      guard let unit = gazetteer.enclosing(place.id, kind: kind) else { continue }
      if let index = counts.firstIndex(where: { $0.place.id == unit.id }) {
        counts[index].count += 1
      } else {
        counts.append((unit, 1))
      }
    }
    return counts.enumerated().sorted { left, right in
      let (a, b) = (left.element.count, right.element.count)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element.place)
  }

  /// The unit of a kind around a place, for "the country"; the unit above one of that kind.
  func outer(_ place: Place, _ kind: PlaceKind) -> Place? {
    if place.kind == kind { return gazetteer.ancestors(of: place.id).first }
    return gazetteer.ancestors(of: place.id).first { $0.kind == kind }
  }

  /// The places that a name may mean; a head noun beside it leaves those of its kind.
  func readings(_ item: StatementItem, kind: PlaceKind?) -> [Place] {
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
  func administrativeFirst(_ left: Place, _ right: Place) -> Bool {
    left.kind.isAdministrative && !right.kind.isAdministrative
  }

  /// The places with the units of their name added, which a head noun may have hidden: in "a
  /// district of Herat" a province is meant. What is no higher than `head` comes last.
  func units(_ places: [Place], around head: PlaceKind?) -> [Place] {
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
  func context(
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
    return topics.last?.places ?? []
  }

  /// What a sentence is about: the first place that stands behind no preposition.
  func topic(of items: [StatementItem]) -> [Place]? {
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
