import Features
import Gazetteer
import Geometry

/// Gives each feature of a boundary file its unit.
struct BoundaryMatcher {
  private let features: [Feature]
  let units: BoundaryUnits
  private(set) var nameColumn: String?
  private(set) var codeColumn: (name: String, scheme: String)?
  private(set) var matches: [BoundaryMatch] = []
  private(set) var featureOfUnit: [Int: Int] = [:]

  /// A unit that a feature may draw.
  private struct Candidate {
    let feature: Int
    let unit: Int
    let reason: BoundaryMatch.Reason
    let distance: Double
  }

  init(features: [Feature], units: BoundaryUnits) {
    self.features = features
    self.units = units
  }

  mutating func run() {
    chooseColumns()
    var candidates: [Candidate] = []
    for index in features.indices { candidates += self.candidates(index) }
    // The surest first: a point inside before one outside, code before name, then the order of
    // the file.
    candidates.sort {
      ($0.distance, $0.reason == .code ? 0 : 1, $0.feature, $0.unit)
        < ($1.distance, $1.reason == .code ? 0 : 1, $1.feature, $1.unit)
    }
    var chosen: [Int: Candidate] = [:]
    for candidate in candidates
    where chosen[candidate.feature] == nil && featureOfUnit[candidate.unit] == nil {
      chosen[candidate.feature] = candidate
      featureOfUnit[candidate.unit] = candidate.feature
    }
    for index in features.indices where chosen[index] == nil {
      guard let candidate = byPlace(index), featureOfUnit[candidate.unit] == nil else { continue }
      chosen[index] = candidate
      featureOfUnit[candidate.unit] = index
    }
    matches = features.indices.map { index in
      BoundaryMatch(
        number: index + 1, label: label(index), unit: chosen[index].map { units.places[$0.unit] },
        reason: chosen[index]?.reason ?? .none, distanceKilometres: chosen[index]?.distance,
        note: note(index, chosen[index]))
    }
  }

  /// The column of names is the one whose values name the most units, the column of codes the one
  /// that holds the most codes of one scheme, if of more than half of the features.
  private mutating func chooseColumns() {
    var columns: [String] = []
    for feature in features {
      for property in feature.properties where !columns.contains(property.name) {
        columns.append(property.name)
      }
    }
    var most = 0
    for column in columns {
      let found = Set(features.indices.flatMap { units.named(text($0, column)) }).count
      if found > most {
        most = found
        nameColumn = column
      }
    }
    most = features.count / 2
    for column in columns {
      for scheme in units.schemes {
        let found = features.indices.count {
          !units.withCode(text($0, column), scheme: scheme).isEmpty
        }
        if found > most {
          most = found
          codeColumn = (column, scheme)
        }
      }
    }
  }

  private func text(_ feature: Int, _ column: String?) -> String {
    guard let column, let value = features[feature].properties.first(where: { $0.name == column })
    else { return "" }
    switch value.value {
    case .string(let text): return text.split { $0.isWhitespace }.joined(separator: " ")
    case .integer(let number): return String(number)
    default: return ""
    }
  }

  private func label(_ feature: Int) -> String {
    let name = text(feature, nameColumn)
    return name.isEmpty ? features[feature].name : name
  }

  private func candidates(_ feature: Int) -> [Candidate] {
    guard let shape = features[feature].shape, !shape.polygons.isEmpty else { return [] }
    var found: [Candidate] = []
    func add(_ indices: [Int], _ reason: BoundaryMatch.Reason) {
      for unit in indices {
        let place = units.places[unit]
        guard let point = place.coordinate else { continue }
        let distance =
          shape.contains(point) ? 0 : shape.distanceToBoundaryKilometres(from: point) ?? .infinity
        guard distance <= max(5, place.accuracyKilometres ?? 0) else { continue }
        found.append(Candidate(feature: feature, unit: unit, reason: reason, distance: distance))
      }
    }
    if let codeColumn {
      add(units.withCode(text(feature, codeColumn.name), scheme: codeColumn.scheme), .code)
    }
    add(units.named(text(feature, nameColumn)), .name)
    return found
  }

  /// The unit without a shape whose point lies in a feature, when it is the only one and its name
  /// is like the label.
  private func byPlace(_ feature: Int) -> Candidate? {
    let inside = unitsInside(feature)
    guard inside.count == 1, let unit = inside.first, featureOfUnit[unit] == nil,
      units.isAlike(unit, label(feature))
    else { return nil }
    return Candidate(feature: feature, unit: unit, reason: .place, distance: 0)
  }

  private func unitsInside(_ feature: Int) -> [Int] {
    guard let shape = features[feature].shape, let box = shape.boundingBox else { return [] }
    return units.places.indices.filter { unit in
      guard let point = units.places[unit].coordinate else { return false }
      return box.contains(point) && shape.contains(point)
    }
  }

  private func note(_ feature: Int, _ chosen: Candidate?) -> String {
    guard let shape = features[feature].shape, !shape.polygons.isEmpty else {
      return "has no polygon"
    }
    if let chosen {
      return chosen.distance > 0 ? "the point of the unit lies outside the shape" : ""
    }
    let inside = unitsInside(feature).map { units.places[$0].id.rawValue }
    let named = units.named(label(feature)).map { units.places[$0].id.rawValue }
    var words: [String] = []
    if !inside.isEmpty { words.append("holds the point of " + inside.joined(separator: ", ")) }
    if !named.isEmpty { words.append("is named like " + named.joined(separator: ", ")) }
    return words.isEmpty ? BoundaryMatch.nothingFits : words.joined(separator: "; ")
  }
}
