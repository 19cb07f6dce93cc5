import Encoding
import Features
import Gazetteer
import GeoJSON
import Geometry

extension GazetteerExport {
  /// The columns of the table with their HXL 1.1 hashtags. A p-code's series is part of its tag:
  /// codes of two series are never mixed.
  private static let columns = [
    ("id", "#loc+id"), ("name", "#loc+name"), ("name_fa", "#loc+name+i_fa"),
    ("name_ps", "#loc+name+i_ps"), ("name_ar", "#loc+name+i_ar"), ("kind", "#loc+type"),
    ("country", "#country+code+v_iso2"), ("adm1_id", "#adm1+code+v_claimatlas"),
    ("adm1_name", "#adm1+name"), ("adm1_pcode", "#adm1+code+v_pcode_2004"),
    ("adm2_id", "#adm2+code+v_claimatlas"), ("adm2_name", "#adm2+name"),
    ("adm2_pcode", "#adm2+code+v_pcode_2004"), ("lat", "#geo+lat"), ("lon", "#geo+lon"),
    ("accuracy_km", "#geo+precision"), ("geonames", "#loc+code+v_geonames"),
    ("population", "#population"), ("source", "#meta+source"),
  ]

  /// The places as CSV with a row of HXL hashtags under the header.
  public var humanitarianCSV: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord(Self.columns.map(\.0))
    bytes.appendCSVRecord(Self.columns.map(\.1))
    for place in places {
      let province = gazetteer.enclosing(place.id, kind: .province)
      let district = gazetteer.enclosing(place.id, kind: .district)
      bytes.appendCSVRecord(
        [
          place.id.rawValue, place.name, name(of: place, "fa"), name(of: place, "ps"),
          name(of: place, "ar"), place.kind.rawValue, countries(of: place).first ?? "",
          province?.id.rawValue ?? "", province?.name ?? "", code("pcode-2004", of: province),
          district?.id.rawValue ?? "", district?.name ?? "", code("pcode-2004", of: district),
          place.coordinate.map { decimalText($0.latitude, places: 5) } ?? "",
          place.coordinate.map { decimalText($0.longitude, places: 5) } ?? "",
          place.accuracyKilometres.map { decimalText($0, places: 1) } ?? "",
          code("geonames", of: place), fact("population", of: place), words(place.source),
        ], guardFormulas: true)
    }
    return bytes
  }

  private func name(of place: Place, _ language: String) -> String {
    let names = gazetteer.names(of: place.id).filter { $0.language == language }
    return (names.first { $0.status == .preferred } ?? names.first)?.name ?? ""
  }

  private func code(_ scheme: String, of place: Place?) -> String {
    guard let place else { return "" }
    return gazetteer.identifiers(of: place.id).first { $0.scheme == scheme }?.value ?? ""
  }

  /// The places as GeoJSON: the area or line where there is one, else the point.
  public var geoJSON: [UInt8] {
    let features = places.map { place -> Feature in
      let shape = gazetteer.shape(of: place.id)
      var properties = [
        Property("id", .string(place.id.rawValue)), Property("kind", .string(place.kind.rawValue)),
        Property("parent", .string(place.parent?.rawValue ?? "")),
        Property("country", .string(countries(of: place).first ?? "")),
        Property(
          "names", .string(variants(of: place).map(\.name).joined(separator: "; "))),
        Property("codes", .string(matches(of: place).joined(separator: "; "))),
        Property("point_source", .string(words(place.source))),
      ]
      if let accuracy = place.accuracyKilometres {
        properties.append(Property("accuracy_km", .number(accuracy)))
      }
      if let shape {
        properties.append(Property("shape_source", .string(words(shape.source))))
        properties.append(Property("approximate", .bool(shape.isApproximate)))
      }
      return Feature(
        id: place.id.rawValue, name: place.name,
        shape: shape?.shape ?? place.coordinate.map(Shape.point), properties: properties,
        decimals: 5)
    }
    let layer = Layer(id: "places", name: "Places", features: features)
    return GeoJSONWriter().bytes(
      of: LayerSet(
        name: "Gazetteer", description: "Names and borders imply no view on any territory.",
        layers: [layer],
        metadata: [Property("gazetteer_version", .string(gazetteer.version))]))
  }
}
