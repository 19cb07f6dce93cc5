import Encoding
import Geometry

extension LinkedPlaces {
  /// Reads Linked Places Format 1.3: a GeoJSON feature collection whose features carry `names`,
  /// `types` and `properties.title`.
  ///
  /// - Throws: a `TableFault` when it is not JSON or no feature collection.
  init(geoJSON file: GazetteerFile) throws(TableFault) {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONParser.parse(file.bytes)
    } catch {
      throw TableFault(file: file.path, line: error.line, fault: error.fault)
    }
    guard let features = value["features"]?.array else {
      throw TableFault(file: file.path, line: 1, fault: "“features” is missing")
    }
    self.init(layer: file.layer)
    for (number, feature) in features.enumerated() {
      do throws(RowFault) {
        try read(feature)
      } catch {
        faults.append(
          TableFault(file: file.path, line: 1, fault: "feature \(number + 1): \(error.text)"))
      }
    }
  }

  private mutating func read(_ feature: JSONValue) throws(RowFault) {
    let properties = feature["properties"]
    guard let id = (feature["@id"] ?? feature["id"])?.string, !id.isEmpty else {
      throw RowFault("“@id” is missing")
    }
    guard let title = properties?["title"]?.string, !title.isEmpty else {
      throw RowFault("“properties.title” is missing")
    }
    func texts(_ value: JSONValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }
    let types = feature["types"]?.array ?? []
    let source = feature["names"]?.array?.first?["citations"]?.array?.first?["label"]?.string ?? ""
    let place = PlaceID(rawValue: id)
    let countries = texts(properties?["ccodes"]).map { $0.uppercased() }
    let partOf = feature["relations"]?.array?.first {
      $0["relationType"]?.string == "gvp:broaderPartitive"
    }
    rows.append(
      Row(
        id: place, name: title,
        kind: LinkedPlaceTypes.kind(
          types: types.compactMap { $0["label"]?.string }
            + types.flatMap { ($0["sourceLabels"]?.array ?? []).compactMap { $0["label"]?.string } },
          aatTypes: types.compactMap { $0["identifier"]?.string },
          featureClasses: texts(properties?["fclasses"])),
        parent: partOf?["relationTo"]?.string ?? "", countries: countries,
        coordinate: try point(feature["geometry"]), accuracyKilometres: nil, source: source))
    names.append(
      Toponym(
        place: place, name: title, language: "", script: Script.code(of: title),
        status: .preferred, source: source))
    for name in feature["names"]?.array ?? [] {
      guard let toponym = name["toponym"]?.string, !toponym.isEmpty, toponym != title else {
        continue
      }
      names.append(
        Toponym(
          place: place, name: toponym, language: name["lang"]?.string ?? "",
          script: Script.code(of: toponym), status: .variant, source: source))
    }
    for code in countries {
      identifiers.append(
        Identifier(place: place, scheme: "country-code", value: code, source: source))
    }
    for link in feature["links"]?.array ?? [] {
      guard let identifier = link["identifier"]?.string else { continue }
      addMatch(identifier, to: place, source: source)
    }
  }

  /// The point of a geometry, or of the first one in a collection.
  private func point(_ geometry: JSONValue?) throws(RowFault) -> Coordinate? {
    if let first = geometry?["geometries"]?.array?.first { return try point(first) }
    guard geometry?["type"]?.string == "Point", let pair = geometry?["coordinates"]?.array,
      pair.count >= 2, let longitude = pair[0].double, let latitude = pair[1].double
    else { return nil }
    guard let coordinate = Coordinate(longitude: longitude, latitude: latitude) else {
      throw RowFault("latitude \(latitude), longitude \(longitude) is not on the globe")
    }
    return coordinate
  }
}
