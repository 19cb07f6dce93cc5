import Encoding
import Formats
import Gazetteer
import GeoJSON
import Geometry

extension GazetteerExport {
  private static let columns = [
    "id", "title", "title_source", "fclasses", "aat_types", "attestation_year", "start", "end",
    "title_uri", "ccodes", "matches", "variants", "types", "parent_name", "parent_id", "lon", "lat",
    "geowkt", "geo_source", "geo_id", "approximation", "description",
  ]

  /// The places as LP-TSV 0.5.
  public var linkedPlacesTSV: [UInt8] {
    var bytes = Array((Self.columns.joined(separator: "\t") + "\n").utf8)
    for place in places {
      let parent = parent(of: place)
      let titleSource = title(of: place)?.source ?? place.source
      let shape = shape(of: place)
      let cells = [
        place.id.rawValue, place.name, words(titleSource),
        list(featureClasses(of: place)), list(gettyTypes(of: place)), attestationYear(of: place),
        place.validFrom ?? "", place.validTo ?? "", fact("title_uri", of: place),
        list(countries(of: place)), list(matches(of: place)),
        list(variants(of: place).map(Self.tagged)), list(types(of: place)),
        parent.name, parent.id,
        place.coordinate.map { decimalText($0.longitude, places: 6) } ?? "",
        place.coordinate.map { decimalText($0.latitude, places: 6) } ?? "",
        shape.map { $0.shape.wellKnownText(places: 6) } ?? "",
        place.source == titleSource ? "" : words(place.source), fact("geo_id", of: place),
        place.accuracyKilometres.map { decimalText($0, places: 3) }
          ?? fact("approximation", of: place),
        fact("description", of: place),
      ]
      bytes += Array((cells.map(Self.plain).joined(separator: "\t") + "\n").utf8)
    }
    return bytes
  }

  private func list(_ values: [String]) -> String {
    values.map { $0.replacing(";", with: ",") }.joined(separator: ";")
  }

  /// The format has neither quotes nor escapes.
  private static func plain(_ cell: String) -> String {
    String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }

  /// `name@language-Script-REGION`; without a language the script stands alone behind `und`.
  private static func tagged(_ name: Toponym) -> String {
    var tags = name.language.split(separator: "-").map(String.init)
    if tags.isEmpty { tags = name.script == Script.code(of: name.name) ? [] : ["und"] }
    if !tags.isEmpty { tags.insert(name.script, at: 1) }
    let text = name.name.replacing("@", with: " ")
    return tags.isEmpty ? text : "\(text)@\(tags.joined(separator: "-"))"
  }

  /// The places as Linked Places Format 1.3, one feature a line.
  public var linkedPlacesFormat: [UInt8] {
    let context =
      "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.3.jsonld"
    var bytes = Array("{\"type\":\"FeatureCollection\",\"@context\":\"\(context)\",".utf8)
    bytes += Array("\"features\":[".utf8)
    for (index, place) in places.enumerated() {
      bytes += Array((index > 0 ? ",\n" : "\n").utf8)
      let text = feature(of: place).text()
      // The geometry is written last, by the writer of shapes.
      bytes += Array(text.utf8.dropLast())
      bytes += Array(",\"geometry\":".utf8)
      appendGeometry(of: place, to: &bytes)
      bytes += Array("}".utf8)
    }
    bytes += Array("\n]}\n".utf8)
    return bytes
  }

  private func feature(of place: Place) -> JSONValue {
    let title = title(of: place)
    let year = attestationYear(of: place)
    func citation(_ source: String, isTitle: Bool = false) -> JSONValue {
      var members: [JSONValue.Member] = [.init("label", .string(words(source)))]
      if isTitle, !year.isEmpty { members.append(.init("year", .string(year))) }
      if let url = gazetteer.source(source)?.url, !url.isEmpty {
        members.append(.init("@id", .string(url)))
      }
      return .array([.object(members)])
    }
    var names: [JSONValue] = [
      [
        "toponym": .string(place.name),
        "citations": citation(title?.source ?? place.source, isTitle: true),
      ]
    ]
    for name in variants(of: place) {
      var members: [JSONValue.Member] = [.init("toponym", .string(name.name))]
      if !name.language.isEmpty { members.append(.init("lang", .string(name.language))) }
      members.append(.init("citations", citation(name.source)))
      names.append(.object(members))
    }
    let getty = gettyTypes(of: place)
    let types = types(of: place).enumerated().map { index, label -> JSONValue in
      var members: [JSONValue.Member] = []
      if index < getty.count { members.append(.init("identifier", .string("aat:\(getty[index])"))) }
      members.append(.init("label", .string(label)))
      return .object(members)
    }
    var members: [JSONValue.Member] = [
      .init("@id", .string(place.id.rawValue)), .init("type", "Feature"),
      .init(
        "properties",
        [
          "title": .string(place.name),
          "ccodes": .array(countries(of: place).map(JSONValue.string)),
          "fclasses": .array(featureClasses(of: place).map(JSONValue.string)),
        ]),
      .init("names", .array(names)), .init("types", .array(types)),
    ]
    if place.validFrom != nil || place.validTo != nil {
      var span: [JSONValue.Member] = []
      if let from = place.validFrom { span.append(.init("start", ["in": .string(from)])) }
      if let to = place.validTo { span.append(.init("end", ["in": .string(to)])) }
      members.append(.init("when", ["timespans": .array([.object(span)])]))
    }
    let links = matches(of: place).map { match -> JSONValue in
      ["type": "closeMatch", "identifier": .string(match)]
    }
    if !links.isEmpty { members.append(.init("links", .array(links))) }
    let parent = parent(of: place)
    if !parent.id.isEmpty {
      members.append(
        .init(
          "relations",
          .array([
            [
              "relationType": "gvp:broaderPartitive", "relationTo": .string(parent.id),
              "label": .string(parent.name),
            ]
          ])))
    }
    let descriptions = gazetteer.facts(of: place.id, "description").map { fact -> JSONValue in
      ["value": .string(fact.value)]
    }
    if !descriptions.isEmpty { members.append(.init("descriptions", .array(descriptions))) }
    return .object(members)
  }

  /// The point, and the area or line beside it, with the source and how far the point may be off.
  private func appendGeometry(of place: Place, to bytes: inout [UInt8]) {
    var geometries: [Shape] = []
    if let point = place.coordinate { geometries.append(.point(point)) }
    if let shape = shape(of: place)?.shape { geometries.append(shape) }
    guard let first = geometries.first else { return bytes.append(contentsOf: "null".utf8) }
    if geometries.count > 1 {
      bytes.append(contentsOf: "{\"type\":\"GeometryCollection\",\"geometries\":[".utf8)
      for (index, geometry) in geometries.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        bytes.appendGeometry(geometry, places: 6)
      }
      bytes.append(contentsOf: "]".utf8)
    } else {
      bytes.appendGeometry(first, places: 6)
      bytes.removeLast()
    }
    bytes.append(contentsOf: ",\"citations\":[{\"label\":".utf8)
    bytes.appendJSONString(words(place.source))
    bytes.append(contentsOf: "}]".utf8)
    if let accuracy = place.accuracyKilometres {
      bytes.append(contentsOf: ",\"accuracy_km\":\(decimalText(accuracy, places: 3))".utf8)
    }
    bytes.append(0x7D)
  }
}
