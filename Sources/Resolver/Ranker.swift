import Gazetteer
import Geometry
import Glibc
import Text

/// Chooses among the places that a name may mean.
struct Ranker: Sendable {
  /// What is known of a place before any text is read.
  private struct Prior {
    let score: Double
    let country: PlaceID?
    let province: PlaceID?
  }

  private let gazetteer: Gazetteer
  private let populations: [PlaceID: Double]
  private let capitals: Set<PlaceID>
  private let seats: Set<PlaceID>

  init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    var populations: [PlaceID: Double] = [:]
    var capitals: Set<PlaceID> = []
    var seats: Set<PlaceID> = []
    for fact in gazetteer.contents.facts {
      switch fact.property {
      case "population":
        let digits = fact.value.filter(\.isNumber)
        if let value = Double(digits) {
          populations[fact.place] = max(value, populations[fact.place] ?? 0)
        }
      case "capital", "seat":
        let seat = PlaceID(rawValue: fact.value)
        if gazetteer.place(fact.place)?.kind == .country {
          capitals.insert(seat)
        } else {
          seats.insert(seat)
        }
      default: break
      }
    }
    self.populations = populations
    self.capitals = capitals
    self.seats = seats
  }

  func rank(_ spans: [Span], in text: TokenizedDocument) -> [Mention] {
    let options = spans.map { candidates(for: $0) }
    // What the text is about: the countries and provinces of its clear names.
    var weights: [PlaceID: Double] = [:]
    for _ in 0..<2 {
      var next: [PlaceID: Double] = [:]
      for (span, places) in zip(spans, options) where span.rejection == nil {
        guard let best = scored(span, places, weights, spans, options, text).first else { continue }
        var seen: Set<PlaceID> = []
        for unit in units(best.place.id) where seen.insert(unit).inserted {
          next[unit, default: 0] += span.type == .demonym ? 0.5 : 1
        }
      }
      let total = max(1, Double(spans.count { $0.rejection == nil }))
      weights = next.mapValues { $0 / total }
    }
    return zip(spans, options).map { span, places in
      mention(span, scored(span, places, weights, spans, options, text), text)
    }
  }

  private func units(_ id: PlaceID) -> [PlaceID] {
    var units = gazetteer.ancestors(of: id).map(\.id)
    units.append(id)
    return units
  }

  private struct Option {
    let place: Place
    let status: NameStatus
  }

  private func candidates(for span: Span) -> [Option] {
    let rows = span.type == .demonym ? gazetteer.contents.demonyms : gazetteer.contents.names
    var best: [PlaceID: NameStatus] = [:]
    for index in span.names {
      let row = rows[index]
      if let known = best[row.place], order(known) <= order(row.status) { continue }
      best[row.place] = row.status
    }
    return best.keys.sorted().compactMap { id in
      guard let place = gazetteer.place(id), let status = best[id] else { return nil }
      return Option(place: place, status: status)
    }
  }

  private func order(_ status: NameStatus) -> Int {
    NameStatus.allCases.firstIndex(of: status) ?? 0
  }

  private struct Scored {
    let place: Place
    let score: Double
    let because: [String]
  }

  private func scored(
    _ span: Span, _ options: [Option], _ weights: [PlaceID: Double], _ spans: [Span],
    _ all: [[Option]], _ text: TokenizedDocument
  ) -> [Scored] {
    let next = neighbours(of: span, spans, all, text)
    var list: [Scored] = []
    for option in options {
      let place = option.place
      var score = kindPrior(place)
      var because: [String] = ["a \(place.kind.rawValue)"]
      if let head = span.head {
        if place.kind.fits(head) {
          score += 4
          because.append("the words around it say “\(head.rawValue)”")
        } else {
          score -= 2
        }
      }
      switch option.status {
      case .preferred: score += 1
      case .variant: score -= 0.3
      case .misspelling: score -= 0.4
      case .historic: score -= 1
      }
      if let population = populations[place.id], place.kind.isSettlement {
        score += 0.35 * log10(max(population, 1))
        because.append("\(Int(population)) people")
      }
      if capitals.contains(place.id), span.head == nil || place.kind.fits(.city) {
        score += 2.2
        because.append("a national capital")
      }
      if seats.contains(place.id), span.head == nil {
        score += 0.8
        because.append("the seat of its province or district")
      }
      let ancestors = gazetteer.ancestors(of: place.id)
      for ancestor in ancestors {
        guard let weight = weights[ancestor.id], weight > 0 else { continue }
        switch ancestor.kind {
        case .country:
          score += 3 * weight
          if weight > 0.3 { because.append("the text is about \(ancestor.name)") }
        case .province:
          score += 1.5 * weight
        default: break
        }
      }
      if let container = next.first(where: { id in ancestors.contains { $0.id == id } }),
        let name = gazetteer.place(container)?.name
      {
        score += 3
        because.append("\(name) is named beside it")
      }
      if span.part != nil, place.kind == .country { score += 1 }
      list.append(Scored(place: place, score: score, because: because))
    }
    return list.sorted { ($1.score, $0.place.id) < ($0.score, $1.place.id) }
  }

  /// Places that a following name may mean: "Lund in Sweden", "Bangor, Maine".
  private func neighbours(
    of span: Span, _ spans: [Span], _ all: [[Option]], _ text: TokenizedDocument
  ) -> [PlaceID] {
    var ids: [PlaceID] = []
    for (index, other) in spans.enumerated() {
      let gap = other.name.lowerBound - span.extent.upperBound
      guard gap >= 0, gap <= 5, other.rejection == nil else { continue }
      let words = (span.extent.upperBound..<other.name.lowerBound).map { text.word($0) }
      let links: Set<String> = [
        ",", "in", "of", "the", "province", "district", "northern",
        "southern", "eastern", "western", "central", "'s",
      ]
      if words.allSatisfy(links.contains) { ids += all[index].map(\.place.id) }
    }
    return ids
  }

  private func kindPrior(_ place: Place) -> Double {
    switch place.kind {
    case .continent: 4
    case .country: place.validTo == nil ? 5 : 3.5
    case .region, .countryPart: 3
    case .province: 3
    case .district: 2
    case .city: 0.6
    case .town: 0.4
    case .valley, .pass, .tunnel, .road, .river, .range: 0.8
    case .facility, .area: 0.5
    case .village: 0
    }
  }

  private func mention(_ span: Span, _ scored: [Scored], _ text: TokenizedDocument) -> Mention {
    // “No place” competes as a candidate of a fixed score.
    let nowhere = 0.5
    let top = scored.first?.score ?? 0
    let sum = scored.reduce(0) { $0 + exp($1.score - top) } + exp(nowhere - top)
    let candidates = scored.map { item in
      PlaceCandidate(
        place: resolved(item.place, part: span.part), score: exp(item.score - top) / sum,
        because: item.because)
    }
    var status: MentionStatus
    var reasons: [String] = []
    if let rejection = span.rejection {
      status = .notAPlace
      reasons = [rejection]
    } else if scored.isEmpty {
      status = .unresolved
    } else if scored.count > 1, scored[0].score - scored[1].score < 0.5 {
      status = .ambiguous
      reasons = ["several places of this name fit about as well"]
    } else {
      status = .resolved
    }
    var type = span.type
    if span.rejection != nil { type = .embedded }
    return Mention(
      bytes: text.bytes(span.extent), tokens: span.extent, type: type, status: status,
      candidates: candidates, reasons: reasons)
  }

  private func resolved(_ place: Place, part: String?) -> ResolvedPlace {
    let country = gazetteer.enclosing(place.id, kind: .country)?.id.rawValue
    if let part, place.kind == .country {
      return ResolvedPlace(
        id: PlaceID(rawValue: "\(place.id.rawValue)/\(part)"), name: "\(place.name) (\(part))",
        kind: .countryPart, country: country, coordinate: nil)
    }
    return ResolvedPlace(
      id: place.id, name: place.name, kind: place.kind, country: country,
      coordinate: place.coordinate)
  }
}
