import Encoding
import GeoJSON
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
    let spellings = feature["names"]?.array ?? []
    let titleSource = spellings.first.flatMap(Self.citation) ?? ""
    let place = PlaceID(rawValue: id)
    let countries = texts(properties?["ccodes"]).map { $0.uppercased() }
    let partOf = feature["relations"]?.array?.first {
      $0["relationType"]?.string == "gvp:broaderPartitive"
    }
    let labels = types.compactMap { $0["label"]?.string }
    let sourceLabels = types.flatMap { type in
      (type["sourceLabels"]?.array ?? []).compactMap { $0["label"]?.string }
    }
    let kind = LinkedPlaceTypes.kind(
      types: labels + sourceLabels, aatTypes: types.compactMap { $0["identifier"]?.string },
      featureClasses: texts(properties?["fclasses"]))
    let geometry = feature["geometry"]
    let geometrySource = geometry.flatMap(Self.citation) ?? titleSource
    let times = feature["when"]?["timespans"]?.array?.first
    rows.append(
      Row(
        id: place, name: title, kind: kind, parent: partOf?["relationTo"]?.string ?? "",
        countries: countries, coordinate: try point(geometry, of: place, source: geometrySource),
        accuracyKilometres: geometry?["accuracy_km"]?.double,
        validFrom: Self.year(times?["start"]), validTo: Self.year(times?["end"]),
        source: geometrySource))
    names.append(
      Toponym(
        place: place, name: title, language: "", script: Script.code(of: title),
        status: .preferred, source: titleSource))
    for name in spellings {
      guard let toponym = name["toponym"]?.string, !toponym.isEmpty,
        toponym != title || name["lang"]?.string != nil
      else {
        continue
      }
      names.append(
        Toponym(
          place: place, name: toponym, language: name["lang"]?.string ?? "",
          script: Script.code(of: toponym), status: .variant,
          source: Self.citation(name) ?? titleSource))
    }
    for code in countries {
      identifiers.append(
        Identifier(place: place, scheme: "country-code", value: code, source: titleSource))
    }
    for link in feature["links"]?.array ?? [] {
      guard let identifier = link["identifier"]?.string else { continue }
      addMatch(identifier, to: place, source: titleSource)
    }
    addTypes(
      labels + sourceLabels, aatTypes: types.compactMap { $0["identifier"]?.string },
      featureClasses: texts(properties?["fclasses"]), kind: kind, to: place, source: titleSource)
    for description in feature["descriptions"]?.array ?? [] {
      addFact("description", description["value"]?.string ?? "", to: place, source: titleSource)
    }
    addFact("parent_name", partOf?["label"]?.string ?? "", to: place, source: titleSource)
    addFact("parent_id", partOf?["relationTo"]?.string ?? "", to: place, source: titleSource)
    let cited = spellings.first?["citations"]?.array?.first?["year"]
    addFact(
      "attestation_year", cited?.string ?? cited?.int.map(String.init) ?? "", to: place,
      source: titleSource)
  }

  /// The label of the first citation; older files have one that stands alone.
  private static func citation(_ value: JSONValue) -> String? {
    (value["citations"]?.array?.first ?? value["citation"])?["label"]?.string
  }

  /// The year or day of one end of a timespan.
  private static func year(_ end: JSONValue?) -> String? {
    for member in ["in", "earliest", "latest"] {
      if let text = end?[member]?.string, !text.isEmpty { return text }
      if let year = end?[member]?.int { return String(year) }
    }
    return nil
  }

  /// The point of a geometry; of an area or line, which is kept, one inside.
  private mutating func point(
    _ geometry: JSONValue?, of place: PlaceID, source: String
  ) throws(RowFault) -> Coordinate? {
    guard let geometry, geometry != .null else { return nil }
    guard geometry["type"]?.string != "Point" else { return try point(geometry) }
    let members = geometry["geometries"]?.array ?? [geometry]
    var found: Coordinate?
    for member in members {
      if member["type"]?.string == "Point" {
        if found == nil { found = try point(member) }
      } else if let shape = GeoJSONReader.shape(member) {
        let inside = add(shape, of: place, source: source)
        found = found ?? inside
      }
    }
    return found
  }

  private func point(_ geometry: JSONValue?) throws(RowFault) -> Coordinate? {
    guard geometry?["type"]?.string == "Point", let pair = geometry?["coordinates"]?.array,
      pair.count >= 2, let longitude = pair[0].double, let latitude = pair[1].double
    else { return nil }
    guard let coordinate = Coordinate(longitude: longitude, latitude: latitude) else {
      throw RowFault("latitude \(latitude), longitude \(longitude) is not on the globe")
    }
    return coordinate
  }
}
