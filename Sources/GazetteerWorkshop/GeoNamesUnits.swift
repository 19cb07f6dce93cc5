public import Gazetteer

extension GeoNamesImport {
  /// What was kept as rows with provisional ids, each place in the lowest unit that is known to
  /// hold it: by its codes, by the hierarchy, by outlines, else its country. A first-level code is
  /// believed only where the outline of the unit, if there is one, comes near the place.
  ///
  /// - Parameter outlines: outlines of units that stand beside the gazetteer's tables.
  public func contents(
    over gazetteer: Gazetteer, outlines: [PlaceID: PlaceShape] = [:]
  ) -> GazetteerContents {
    let units = Units(self, gazetteer, UnitFinder(gazetteer, outlines: outlines))
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
    private let finder: UnitFinder

    init(_ dump: GeoNamesImport, _ gazetteer: Gazetteer, _ finder: UnitFinder) {
      self.finder = finder
      var byNumber: [String: PlaceID] = [:]
      var provinces: [String: [Place]] = [:]
      var unitsOfCode: [String: [PlaceID]] = [:]
      for place in gazetteer.allPlaces where place.kind.isAdministrative {
        guard let country = gazetteer.enclosing(place.id, kind: .country) else { continue }
        let countryCode = country.id.rawValue
        if place.kind == .country { byCode[countryCode] = place.id }
        if place.kind == .province {
          provinces[countryCode, default: []].append(place)
        }
        for code in gazetteer.identifiers(of: place.id) {
          switch code.scheme {
          case "geonames-admin1", "geonames-admin2": byCode[code.value] = place.id
          case "geonames": byNumber[code.value] = place.id
          case "fips" where place.kind == .province:
            // SU29 of Natural Earth is SD.29 here; a code that several units share tells nothing.
            let key = "\(countryCode).\(code.value.dropFirst(2))"
            unitsOfCode[key, default: []].append(place.id)
          default: continue
          }
        }
      }
      for (code, units) in unitsOfCode where units.count == 1 && byCode[code] == nil {
        byCode[code] = units[0]
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
      let point = draft.place.coordinate
      let coded =
        codes[0].isEmpty || codes[0] == "00" ? nil : byCode["\(draft.country).\(codes[0])"]
      guard let country, let point else { return coded ?? country }
      if let coded, coded != draft.place.id, finder.fits(point, in: coded, of: country) {
        return coded
      }
      return finder.unit(at: point, in: country) ?? country
    }
  }
}
