import Encoding
public import Gazetteer

/// Linked places as tables of our own.
public enum LinkedPlacesTables {
  /// Whether the bytes of a JSON file are Linked Places Format: features that carry `names`.
  public static func isLinkedPlaces(_ bytes: [UInt8]) -> Bool {
    guard let root = try? JSONParser.parse(bytes) else { return false }
    return root["features"]?.array?.contains { $0["names"]?.array != nil } ?? false
  }

  /// Returns the tables of a gazetteer that was read from linked places. The words by which a file
  /// names its sources become rows of `sources.csv`; what has no source gets `defaultSource`.
  public static func tables(
    from gazetteer: Gazetteer, defaultSource: Source
  ) -> RegionTables {
    let read = gazetteer.contents
    var sources: [String: Source] = [:]
    func id(_ words: String) -> String {
      let id = words.isEmpty ? defaultSource.id : Slug.text(words + ".")
      if sources[id] == nil {
        sources[id] =
          id == defaultSource.id
          ? defaultSource
          : Source(
            id: id, title: words, publisher: "", licence: defaultSource.licence, url: "",
            version: "", note: "")
      }
      return id
    }
    var contents = GazetteerContents()
    contents.places = read.places.map { place in
      Place(
        id: place.id, name: place.name, kind: place.kind, parent: place.parent,
        coordinate: place.coordinate, accuracyKilometres: place.accuracyKilometres,
        validFrom: place.validFrom, validTo: place.validTo, source: id(place.source))
    }
    contents.names = read.names.map { name in
      Toponym(
        place: name.place, name: name.name, language: name.language, script: name.script,
        status: name.status, source: id(name.source))
    }
    contents.identifiers = read.identifiers.map {
      Identifier(place: $0.place, scheme: $0.scheme, value: $0.value, source: id($0.source))
    }
    contents.facts = read.facts.map { fact in
      Fact(
        place: fact.place, property: fact.property, value: fact.value, unit: fact.unit,
        asOf: fact.asOf, source: id(fact.source), note: fact.note)
    }
    for (place, shape) in read.shapes {
      contents.shapes[place] = PlaceShape(
        shape: shape.shape, isApproximate: shape.isApproximate, source: id(shape.source))
    }
    contents.sources = sources.keys.sorted().compactMap { sources[$0] }
    return RegionTables(contents)
  }
}
