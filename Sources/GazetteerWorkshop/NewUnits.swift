import Features
import Gazetteer
import Geometry
import Topology

/// Units that only a boundary file knows.
struct NewUnits {
  struct Made {
    var places: [Place] = []
    var names: [Toponym] = []
    var borders: [BorderRow] = []
    var shapes: [PlaceID: PlaceShape] = [:]
  }

  private let features: [Feature]
  private let country: Place
  private let outlines: [(id: PlaceID, shape: Shape)]
  private let countryShape: Shape?
  private let kind: PlaceKind
  private let taken: Set<PlaceID>

  init(_ features: [Feature], country: Place, start: CountryStart) {
    self.features = features
    self.country = country
    let units = start.units
    outlines = units.compactMap { unit in start.shapes[unit.id].map { (unit.id, $0.shape) } }
    countryShape = start.shapes[country.id]?.shape
    kind = units.isEmpty ? .province : .district
    taken = Set(start.tables.contents.places.map(\.id))
  }

  /// The column with the most different texts that read like names: the units' names.
  private var nameColumn: String? {
    var columns: [String] = []
    for feature in features {
      for property in feature.properties where !columns.contains(property.name) {
        columns.append(property.name)
      }
    }
    func score(_ column: String) -> (Int, Int) {
      let texts = Set(features.compactMap { text($0, column) })
      let names = texts.filter { name in
        NameQuality.script(name) != nil && name.contains { $0.isLowercase } && name.count > 2
      }
      return (names.count, column.lowercased().contains("name") ? 1 : 0)
    }
    let best = columns.map { ($0, score($0)) }.max { $0.1 < $1.1 }
    guard let best, best.1.0 > 0 else { return nil }
    return best.0
  }

  private func text(_ feature: Feature, _ column: String) -> String? {
    guard case .string(let text)? = feature.properties.first(where: { $0.name == column })?.value
    else { return nil }
    return text.split { $0.isWhitespace }.joined(separator: " ")
  }

  func made(source: String) throws(TopologyError) -> Made {
    var made = Made()
    guard let column = nameColumn else { return made }
    var used = taken
    var drawn: [(key: String, shape: Shape)] = []
    for feature in features {
      guard let name = text(feature, column), !name.isEmpty, let raw = feature.shape else {
        continue
      }
      let shape = try repaired(raw.rounded(places: 5))
      guard let point = shape.labelPoint else { continue }
      let parent =
        outlines.first { $0.shape.contains(point) }?.id
        ?? (countryShape?.contains(point) ?? outlines.isEmpty ? country.id : nil)
      guard let parent else { continue }
      let base = "\(parent)-\(Slug.text(name + "."))"
      var id = PlaceID(rawValue: base)
      var count = 1
      while !used.insert(id).inserted {
        count += 1
        id = PlaceID(rawValue: "\(base)-\(kind.rawValue)" + (count > 2 ? "-\(count - 1)" : ""))
      }
      made.places.append(
        Place(
          id: id, name: name, kind: kind, parent: parent, coordinate: point,
          accuracyKilometres: max(0.1, (shape.areaSquareKilometres / .pi).squareRoot()),
          source: source))
      made.names.append(
        Toponym(
          place: id, name: name, language: "", script: NameQuality.script(name) ?? "Latn",
          status: .preferred, source: source))
      made.shapes[id] = PlaceShape(shape: shape, isApproximate: false, source: source)
      drawn.append((id.rawValue, shape))
    }
    made.borders = try sharedBorders(of: drawn).map { border in
      BorderRow(
        a: PlaceID(rawValue: border.a), b: PlaceID(rawValue: border.b),
        sharedBorderKilometres: border.km, isCertain: border.km >= 1, source: source)
    }
    return made
  }
}
