import Encoding
import Text

/// What a name given by a user means.
public enum Lookup: Hashable, Sendable {
  /// One place; `note` says in a sentence which `others` the name also fits.
  case one(Place, others: [Place], note: String?)
  /// Several places of equal rank, sorted by id.
  case ambiguous([Place])
  /// No place; those whose names come close, the closest first.
  case unknown(suggestions: [Place])

  /// The place, when there is one.
  public var place: Place? {
    if case .one(let place, _, _) = self { place } else { nil }
  }
}

extension PlaceKind {
  /// The order in which kinds answer to a name: units of administration from the highest down,
  /// then all else in the order of ``rank``.
  public var lookupRank: Int {
    switch self {
    case .country: 0
    case .countryPart: 1
    case .province: 2
    case .district: 3
    default: 4 + rank
    }
  }
}

extension Gazetteer {
  /// The place that a user's word means.
  ///
  /// An id wins. Words such as "province" or "district of" in the text set the kind, unless `kind`
  /// does; what follows a comma says where the place lies ("Springfield, Illinois"). Of several
  /// places the highest administrative unit wins; of equals a later gazetteer's, then the capital
  /// of a country.
  public func lookup(_ text: String, kind: PlaceKind? = nil) -> Lookup {
    let text = text.trimmingSpaces()
    if let place = place(PlaceID(rawValue: text)) { return .one(place, others: [], note: nil) }
    let found = places(named: text, kind: kind)
    guard !found.isEmpty else {
      let near = search(text, limit: 20).map(\.place)
      let fitting = kind.map { kind in near.filter { $0.kind == kind } } ?? near
      return .unknown(suggestions: Array((fitting.isEmpty ? near : fitting).prefix(5)))
    }
    return choose(among: found, text: text)
  }

  /// The places that two users' words mean: of kinds that both names fit, the highest
  /// administrative one; else each by the rule for one name.
  public func lookupPair(
    _ first: String, _ second: String, kind: PlaceKind? = nil
  ) -> (first: Lookup, second: Lookup) {
    let alone = (lookup(first, kind: kind), lookup(second, kind: kind))
    guard kind == nil, case .one = alone.0, case .one = alone.1 else {
      guard kind == nil else { return alone }
      return shared(first, second) ?? alone
    }
    return shared(first, second) ?? alone
  }

  private func shared(_ first: String, _ second: String) -> (first: Lookup, second: Lookup)? {
    let left = fitting(first)
    let right = fitting(second)
    for kind in [PlaceKind.country, .countryPart, .province, .district] {
      let a = left.filter { $0.kind == kind }
      let b = right.filter { $0.kind == kind }
      if a.isEmpty || b.isEmpty { continue }
      return (
        choose(among: a, text: first, beside: left), choose(among: b, text: second, beside: right)
      )
    }
    return nil
  }

  private func fitting(_ text: String) -> [Place] {
    let text = text.trimmingSpaces()
    if let place = place(PlaceID(rawValue: text)) { return [place] }
    return places(named: text, kind: nil)
  }

  /// The places that a text fits as it stands, else those that its beginning fits and that lie in
  /// what each part behind a comma names.
  private func places(named text: String, kind: PlaceKind?) -> [Place] {
    let whole = places(forKey: Folding.key(text), kind: kind)
    let parts = text.split(whereSeparator: { ",،".contains($0) }).map {
      String($0).trimmingSpaces()
    }
    guard whole.isEmpty, parts.count > 1, let name = parts.first else { return whole }
    return parts.dropFirst().reduce(places(forKey: Folding.key(name), kind: kind)) { found, part in
      let units = Set(places(forKey: Folding.key(part), kind: nil).map(\.id))
      let code = part.uppercased()
      return found.filter { place in
        ancestors(of: place.id).contains { unit in
          // A code as it is written behind a city: `IL` of `US-IL`.
          units.contains(unit.id) || unit.id.rawValue == code
            || (unit.kind == .province && unit.id.rawValue.hasSuffix("-" + code))
        }
      }
    }
  }

  /// The places that a folded key fits, exactly before loosely, the words of kind read.
  private func places(forKey key: String, kind: PlaceKind?) -> [Place] {
    guard !key.isEmpty else { return [] }
    let words = KindWords(key)
    let attempts: [[NameMatch]] = [
      nameIndex.exactMatches(key),
      words.map { named in
        nameIndex.exactMatches(named.key).filter { fits($0.place.kind, named.kind) }
      } ?? [],
      key.hasPrefix("the ") ? nameIndex.exactMatches(String(key.dropFirst(4))) : [],
    ]
    for matches in attempts {
      let places = matches.map(\.place).filter { kind == nil || $0.kind == kind }
      if !places.isEmpty { return places }
    }
    let loose: [[NameMatch]] = [
      words.map { named in
        nameIndex.looseMatches(named.key).filter { fits($0.place.kind, named.kind) }
      } ?? [],
      nameIndex.looseMatches(key),
    ]
    for matches in loose {
      let places = matches.map(\.place).filter { kind == nil || $0.kind == kind }
      if !places.isEmpty { return places }
    }
    return []
  }

  /// Whether a place of one kind may be called by the word for another: people say "city" and
  /// "town" of the same place.
  private func fits(_ kind: PlaceKind, _ said: PlaceKind) -> Bool {
    kind == said || (kind.isSettlement && said.isSettlement && said != .village)
  }

  private func choose(among found: [Place], text: String, beside all: [Place]? = nil) -> Lookup {
    let sorted = found.sorted { left, right in
      left.kind.lookupRank != right.kind.lookupRank
        ? left.kind.lookupRank < right.kind.lookupRank : left.id < right.id
    }
    guard let first = sorted.first else { return .unknown(suggestions: []) }
    var equals = sorted.filter { $0.kind == first.kind }
    if let layer = equals.map(\.layer).max() { equals.removeAll { $0.layer < layer } }
    if equals.count > 1 {
      let capitals = equals.filter(isCapital)
      if capitals.count == 1 { equals = capitals }
    }
    guard equals.count == 1, let place = equals.first else { return .ambiguous(equals) }
    let others = (all ?? sorted).filter { $0.id != place.id }.sorted { left, right in
      left.kind.lookupRank != right.kind.lookupRank
        ? left.kind.lookupRank < right.kind.lookupRank : left.id < right.id
    }
    return .one(place, others: others, note: note(place, others, text))
  }

  private func isCapital(_ place: Place) -> Bool {
    guard let country = enclosing(place.id, kind: .country) else { return false }
    return facts(of: country.id, "capital").contains { $0.value == place.id.rawValue }
  }

  private func note(_ place: Place, _ others: [Place], _ text: String) -> String? {
    guard !others.isEmpty else { return nil }
    let shown = others.prefix(5).map { "\($0.name) (\($0.kind.rawValue), \($0.id))" }
    let more = others.count > shown.count ? " and \(others.count - shown.count) more" : ""
    return
      "“\(text)” is taken as \(place.name) (\(place.kind.rawValue), \(place.id)); it also fits "
      + shown.joined(separator: ", ") + more + ". --kind or an id decides."
  }
}
