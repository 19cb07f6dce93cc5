public import Gazetteer
import Geometry

extension GeoNamesImport {
  /// What was kept as rows with provisional ids, each place in the lowest unit that is known to
  /// hold it: by its codes, by the hierarchy, by the outlines of the gazetteer, else its country.
  public func contents(over gazetteer: Gazetteer) -> GazetteerContents {
    let units = Units(self, gazetteer)
    var contents = GazetteerContents()
    for number in places.keys.sorted() {
      guard let draft = places[number] else { continue }
      let place = draft.place
      contents.places.append(
        Place(
          id: place.id, name: place.name, kind: place.kind,
          parent: units.parent(of: draft, number: number, in: self), coordinate: place.coordinate,
          accuracyKilometres: place.accuracyKilometres, source: place.source))
      contents.names += draft.names
      contents.identifiers += draft.identifiers
      contents.facts += draft.facts
    }
    return contents
  }

  /// The units by the codes of GeoNames.
  private struct Units {
    private var byCode: [String: PlaceID] = [:]
    private var outlines: [PlaceID: [(id: PlaceID, shape: Shape, box: BoundingBox)]] = [:]
    private let gazetteer: Gazetteer

    init(_ dump: GeoNamesImport, _ gazetteer: Gazetteer) {
      self.gazetteer = gazetteer
      var byNumber: [String: PlaceID] = [:]
      var provinces: [String: [Place]] = [:]
      for place in gazetteer.allPlaces where place.kind.isAdministrative {
        guard let country = gazetteer.enclosing(place.id, kind: .country) else { continue }
        let countryCode = country.id.rawValue
        if place.kind == .country { byCode[countryCode] = place.id }
        if place.kind == .province {
          provinces[countryCode, default: []].append(place)
          if let shape = gazetteer.shape(of: place.id), !shape.isApproximate,
            let box = shape.shape.boundingBox
          {
            outlines[country.id, default: []].append((place.id, shape.shape, box))
          }
        }
        for code in gazetteer.identifiers(of: place.id) {
          switch code.scheme {
          case "geonames-admin1", "geonames-admin2": byCode[code.value] = place.id
          case "geonames": byNumber[code.value] = place.id
          case "fips" where place.kind == .province:
            // SU29 of Natural Earth is SD.29 here; several units may share a code after a split.
            let key = "\(countryCode).\(code.value.dropFirst(2))"
            if byCode[key] == nil { byCode[key] = place.id }
          default: continue
          }
        }
      }
      for (code, unit) in dump.firstLevelCodes {
        let country = String(code.prefix(2))
        if let id = byNumber[String(unit.number)] {
          byCode[code] = id
        } else if let named = Self.named(unit.name, provinces[country] ?? []) {
          byCode[code] = named
        }
      }
      for (code, unit) in dump.secondLevelCodes {
        if let id = byNumber[String(unit.number)] { byCode[code] = id }
      }
      for number in dump.places.keys.sorted() {
        guard let draft = dump.places[number], draft.place.kind.isAdministrative else { continue }
        let depth = ["PCLI": 0, "ADM1": 1, "ADM2": 2][draft.featureCode]
        guard let depth else { continue }
        let code = ([draft.country] + draft.codes.prefix(depth)).joined(separator: ".")
        if byCode[code] == nil { byCode[code] = draft.place.id }
      }
    }

    private static func named(_ name: String, _ provinces: [Place]) -> PlaceID? {
      let found = provinces.filter { Likeness.of($0.name, name) >= 0.9 }
      return found.count == 1 ? found[0].id : nil
    }

    func parent(
      of draft: Draft, number: Int, in dump: GeoNamesImport
    ) -> PlaceID? {
      let codes = draft.codes
      let isUnit = draft.place.kind.isAdministrative
      if draft.featureCode == "PCLI" { return nil }
      if !codes[1].isEmpty, !(isUnit && draft.featureCode == "ADM2"),
        let id = byCode["\(draft.country).\(codes[0]).\(codes[1])"], id != draft.place.id
      {
        return id
      }
      if let parent = dump.parents[number].flatMap({ dump.places[$0] }), !isUnit,
        parent.place.kind.isAdministrative, parent.place.kind != .country
      {
        return parent.place.id
      }
      let country = byCode[draft.country]
      if draft.featureCode == "ADM1" { return country }
      if let id = byCode["\(draft.country).\(codes[0])"], id != draft.place.id,
        !codes[0].isEmpty, codes[0] != "00"
      {
        return id
      }
      if let country, let point = draft.place.coordinate,
        let unit = outlines[country]?.first(where: {
          $0.box.contains(point) && $0.shape.contains(point)
        })
      {
        return unit.id
      }
      return country
    }
  }
}
