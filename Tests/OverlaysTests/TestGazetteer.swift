import Claims
import Gazetteer
import Geometry

extension Sample {
  /// Two provinces with outlines, districts without but one, and spots in them: places of our own.
  static let gazetteer: Gazetteer = {
    var contents = GazetteerContents()
    func point(_ longitude: Double, _ latitude: Double) -> Coordinate {
      Coordinate(wrapping: longitude, latitude)
    }
    func add(
      _ id: PlaceID, _ name: String, _ kind: PlaceKind, _ parent: PlaceID?, _ at: Coordinate?
    ) {
      contents.places.append(
        Place(id: id, name: name, kind: kind, parent: parent, coordinate: at, source: "own"))
    }
    func box(
      _ id: PlaceID, _ west: Double, _ south: Double, _ east: Double, _ north: Double,
      isApproximate: Bool = false
    ) {
      let corners = [
        point(west, south), point(east, south), point(east, north), point(west, north),
      ]
      guard let ring = LinearRing(corners) else { return }
      contents.shapes[id] = PlaceShape(
        shape: .polygon(Polygon(exterior: ring)), isApproximate: isApproximate, source: "own")
    }
    add("AF", "Afghanistan", .country, nil, point(66, 34))
    add("AF-PAN", "Panjshir", .province, "AF", point(69.8, 35.4))
    add("AF-KAP", "Kapisa", .province, "AF", point(69.6, 34.9))
    add("AF-KAB", "Kabul", .province, "AF", point(69.2, 34.5))
    add("AF-BGL", "Baghlan", .province, "AF", point(68.9, 35.9))
    add("AF-PAR", "Parwan", .province, "AF", point(69, 35))
    for (id, name, longitude, latitude) in [
      ("shutul", "Shutul", 69.3, 35.3), ("unaba", "Unaba", 69.4, 35.22),
      ("rukha", "Rukha", 69.48, 35.26), ("bazarak", "Bazarak", 69.51, 35.37),
      ("khenj", "Khenj", 69.81, 35.41), ("paryan", "Paryan", 70.04, 35.65),
    ] {
      add(
        PlaceID(rawValue: "AF-PAN-" + id), name, .district, "AF-PAN", point(longitude, latitude))
    }
    for (id, name, longitude) in [
      ("andarab", "Andarab", 69.18), ("deh-salah", "Deh Salah", 69.36),
      ("pul-e-hisar", "Pul-e Hisar", 69.56),
    ] {
      add(PlaceID(rawValue: "AF-BGL-" + id), name, .district, "AF-BGL", point(longitude, 35.65))
    }
    add("AF-PAN-bazarak-town", "Bazarak", .town, "AF-PAN-bazarak", point(69.515, 35.313))
    add("AF-PAN-astana", "Astana", .village, "AF-PAN-bazarak", point(69.56, 35.35))
    add("AF-PAN-khawak-pass", "Khawak Pass", .pass, "AF-PAN-paryan", point(69.787, 35.663))
    add("AF-PAN-anjuman-pass", "Anjuman Pass", .pass, "AF-PAN-paryan", point(70.305, 35.862))
    add("AF-BGL-salang-pass", "Salang Pass", .pass, "AF-BGL", point(69.03889, 35.31583))
    add("AF-PAR-salang-highway", "Salang Highway", .road, "AF-PAR", point(69.158, 35.275))
    add("AF-PAN-nowhere", "Nowhere", .area, "AF-PAN", nil)
    box("AF-PAN", 69.2, 35.1, 70.3, 35.9)
    box("AF-KAP", 69.3, 34.7, 69.9, 35.1)
    box("AF-PAN-shutul", 69.2, 35.2, 69.35, 35.4, isApproximate: true)
    // A town with an outline, to prove that no claim fills it.
    box("AF-PAN-bazarak-town", 69.5, 35.3, 69.53, 35.33)
    contents.facts = [
      Fact(
        place: "AF-PAN", property: "capital", value: "AF-PAN-bazarak-town", unit: "", asOf: "",
        source: "own", note: "")
    ]
    contents.actors = [
      Actor(id: "taliban", name: "Taliban", kind: .party),
      Actor(id: "panjshir-resistance", name: "Panjshir resistance", kind: .party),
      Actor(id: "civilians", name: "civilians", kind: .civilians),
    ]
    contents.sources = [
      Source(
        id: "own", title: "Own places", publisher: "", licence: "CC0", url: "", version: "",
        note: "")
    ]
    return Gazetteer(contents)
  }()

  static let ledger = Ledger(claims(gazetteer))
}
