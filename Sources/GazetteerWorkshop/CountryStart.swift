import Features
public import Gazetteer
import Geometry
public import Topology

/// The tables with which a gazetteer of one country begins: all that is known of it, its
/// neighbours, shapes and borders, and a table of actors to fill in.
///
/// The tables stand on their own: every place, unit and source that a row names is among them.
public struct CountryStart: Sendable {
  /// The country.
  public let country: Place
  /// The six tables, sources and actors.
  public private(set) var tables: RegionTables
  /// The outlines: of the country and of its units.
  public private(set) var shapes: [PlaceID: PlaceShape]
  /// What was taken from the files and what is missing, a line each.
  public private(set) var notes: [String] = []

  private let gazetteer: Gazetteer
  private var inside: [Place]

  /// Collects what a gazetteer has of a country.
  ///
  /// - Parameter outlines: the outlines of its first-level units that the gazetteer itself lacks.
  public init(_ country: Place, in gazetteer: Gazetteer, outlines: [PlaceID: PlaceShape]) {
    self.country = country
    self.gazetteer = gazetteer
    inside = [country] + gazetteer.allPlaces.filter { gazetteer.isInside($0.id, country.id) }
    shapes = [:]
    for place in inside {
      shapes[place.id] = outlines[place.id] ?? gazetteer.shape(of: place.id)
    }
    tables = RegionTables()
    collect()
  }

  /// The first-level units.
  public var units: [Place] { inside.filter { $0.kind == .province } }

  /// The first-level units without an outline.
  public var unitsWithoutShape: [Place] { units.filter { shapes[$0.id] == nil } }

  private mutating func collect() {
    var contents = GazetteerContents()
    var ids = Set(inside.map(\.id))
    // Whoever borders it comes along, with the units that those lie in, and the places that facts
    // name.
    var further: Set<PlaceID> = Set(gazetteer.ancestors(of: country.id).map(\.id))
    for place in inside {
      for row in gazetteer.borders(of: place.id) { further.formUnion([row.a, row.b]) }
      for fact in gazetteer.facts(of: place.id) {
        let id = PlaceID(rawValue: fact.value)
        if gazetteer.place(id) != nil { further.insert(id) }
      }
    }
    for id in further { further.formUnion(gazetteer.ancestors(of: id).map(\.id)) }
    further.subtract(ids)
    ids.formUnion(further)
    contents.places = ids.compactMap { gazetteer.place($0) }
    for id in ids.sorted() {
      contents.names += gazetteer.names(of: id)
      contents.identifiers += gazetteer.identifiers(of: id)
      if !further.contains(id) { contents.facts += gazetteer.facts(of: id) }
      for row in gazetteer.borders(of: id) where row.a == id && ids.contains(row.b) {
        contents.borders.append(row)
      }
    }
    contents.demonyms = gazetteer.demonyms.filter { ids.contains($0.place) }
    tables.contents = contents
  }

  /// Draws units with the shapes of a boundary file and measures their borders; features that fit
  /// no unit become new districts, or provinces where the country has none, when they lie in the
  /// country.
  ///
  /// - Throws: `TopologyError` from GEOS.
  public mutating func add(
    _ file: BoundaryFile, named name: String, source: Source
  ) throws(TopologyError) {
    let here = Gazetteer(contents())
    var best: (kind: PlaceKind, result: BoundaryImport, layer: BoundaryFile.Layer)?
    for layer in file.layers {
      for kind in [PlaceKind.province, .district, .country] {
        let result = BoundaryImport(
          layer.features, gazetteer: here, kind: kind, in: kind == .country ? nil : country.id)
        if result.matched > best?.result.matched ?? 0 { best = (kind, result, layer) }
      }
    }
    let units = best.map { found in here.allPlaces.count { $0.kind == found.kind } } ?? 0
    let areNew =
      file.layers.count == 1
      && (best?.result.matched ?? 0) * 3 < min(units, file.layers[0].features.count)
    if areNew || best == nil {
      guard let layer = file.layers.first else { return }
      try addNewUnits(layer.features, named: name, source: source)
      return
    }
    guard let best else { return }
    let drawn = try best.result.tables(source: source.id)
    for entry in drawn.shapes { shapes[entry.id] = entry.shape }
    tables.contents.borders += drawn.borders
    tables.contents.sources.append(source)
    notes.append(
      "\(name): \(best.result.matched) \(best.kind.plural) drawn, \(drawn.borders.count) borders measured"
    )
    for match in best.result.matches where match.unit == nil {
      notes.append("  not matched: \(match.number) “\(match.label)”: \(match.note)")
    }
  }

  private mutating func addNewUnits(
    _ features: [Feature], named name: String, source: Source
  ) throws(TopologyError) {
    let maker = NewUnits(features, country: country, start: self)
    let made = try maker.made(source: source.id)
    inside += made.places
    tables.contents.places += made.places
    tables.contents.names += made.names
    tables.contents.borders += made.borders
    for (id, shape) in made.shapes { shapes[id] = shape }
    if made.places.isEmpty {
      notes.append("\(name): no feature lies in \(country.name) or is named")
    } else {
      tables.contents.sources.append(source)
      let kind = made.places[0].kind
      notes.append(
        "\(name): \(made.places.count) \(kind.plural) added, \(made.borders.count) borders measured"
      )
    }
  }

  /// Joins places of others with those that are there.
  public mutating func add(
    _ contents: GazetteerContents, makingIDs: Bool, named name: String, sources: [Source]
  ) {
    let merge = TableMerge(contents, into: Gazetteer(self.contents()), makingIDs: makingIDs)
    let new = merge.tables.contents
    inside += new.places
    tables.contents.places += new.places
    tables.contents.names += new.names
    tables.contents.identifiers += new.identifiers
    tables.contents.facts += new.facts
    tables.contents.sources += sources
    for (id, shape) in new.shapes where shapes[id] == nil { shapes[id] = shape }
    notes.append(
      "\(name): \(merge.addedCount) places added, "
        + "\(merge.matches.count { $0.reason != .none }) joined with known ones")
  }

  /// The rows so far with the shapes.
  public func contents() -> GazetteerContents {
    var contents = tables.contents
    contents.shapes = shapes
    return contents
  }

  /// Adds the rows of every source that is named, and the actors to begin with.
  public mutating func finish() {
    let contents = tables.contents
    var named = Set(contents.places.map(\.source))
    named.formUnion(contents.names.map(\.source))
    named.formUnion(contents.identifiers.map(\.source))
    named.formUnion(contents.facts.map(\.source))
    named.formUnion(contents.borders.map(\.source))
    named.formUnion(contents.demonyms.map(\.source))
    named.formUnion(shapes.values.map(\.source))
    named.subtract(contents.sources.map(\.id))
    tables.contents.sources += gazetteer.allSources.filter { named.contains($0.id) }
    tables.contents.actors = StartingActors.of(country, gazetteer)
  }
}

extension Gazetteer {
  /// The country of an ISO 3166-1 code of two or three letters, in any case, or of a name.
  public func country(named text: String) -> Place? {
    let code = text.uppercased()
    if let place = place(PlaceID(rawValue: code)), place.kind == .country { return place }
    for place in allPlaces where place.kind == .country {
      let isCode = identifiers(of: place.id).contains {
        $0.scheme == "iso3166-1-alpha3" && $0.value == code
      }
      if isCode { return place }
    }
    return lookup(text, kind: .country).place
  }
}
