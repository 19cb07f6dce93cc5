import Claims
import Gazetteer
import Geometry

/// Where a place of a claim is drawn.
struct Anchor: Hashable {
  /// The place whose point is used: the one that is named, or a unit around it.
  let place: Place
  let coordinate: Coordinate
  /// ACLED's grade: 1 the spot itself, 2 its surroundings, 3 a larger region.
  let geographicPrecision: Int
  /// Why it is drawn there, in words.
  let reason: String
  /// Decimals of the coordinates.
  let decimals: Int
}

/// What became of a place: an anchor, or why there is none.
enum AnchorResult {
  case anchor(Anchor)
  case none(UnmappedReason)
}

/// The precision rule: forces no finer than a district by default, civilians never.
struct AnchorRule {
  let gazetteer: Gazetteer
  let options: OverlayOptions

  func anchor(for place: ClaimPlace, isCivilian: Bool) -> AnchorResult {
    guard let id = place.placeID, let named = gazetteer.place(id) else {
      return .none(.unknownPlace)
    }
    if named.kind.rank < PlaceKind.province.rank, !options.showsCountries { return .none(.country) }
    let level = self.level(isCivilian: isCivilian)
    guard let unit = unit(for: named, level: level, isCivilian: isCivilian) else {
      return .none(isCivilian ? .civiliansBelowDistrict : .noPoint)
    }
    guard var point = point(of: unit) else { return .none(.noPoint) }
    var decimals = level == .exact ? 6 : 4
    var reason = unit.isRounded ? "" : self.reason(named, unit: unit.place, isCivilian: isCivilian)
    if unit.isRounded {
      point = rounded(point, decimals: 1)
      decimals = 1
      reason = "Rounded to about 10 km: the district of \(named.name) is not known."
    } else if level == .place, unit.place == named, !isArea(named) {
      point = rounded(point, decimals: 2)
      decimals = 2
      reason = "Rounded to about 1 km."
    }
    return .anchor(
      Anchor(
        place: unit.place, coordinate: point,
        geographicPrecision: unit.isRounded
          ? 2 : grade(place, named: named, unit: unit.place), reason: reason,
        decimals: decimals))
  }

  private struct Unit {
    let place: Place
    var isRounded = false
  }

  private func level(isCivilian: Bool) -> Precision {
    guard isCivilian else { return options.precision }
    return options.precision == .province ? .province : .district
  }

  private func unit(for named: Place, level: Precision, isCivilian: Bool) -> Unit? {
    if level == .exact || level == .place { return Unit(place: named) }
    if named.kind.rank <= PlaceKind.province.rank { return Unit(place: named) }
    if !isCivilian, isSeat(named, level: level) { return Unit(place: named) }
    if level == .district, let district = gazetteer.enclosing(named.id, kind: .district) {
      return Unit(place: district)
    }
    // A valley, river, range or road outside every district is itself coarser than one.
    let isExtended = [.valley, .river, .range, .road, .area].contains(named.kind)
    if level == .district, isExtended, !isCivilian { return Unit(place: named) }
    // A pass on a border belongs to no district: rounding blurs it as much as a district would,
    // and the point of its province could lie a day's march away.
    if level == .district, !isCivilian { return Unit(place: named, isRounded: true) }
    if let province = gazetteer.enclosing(named.id, kind: .province) {
      return Unit(place: province)
    }
    return isCivilian ? nil : Unit(place: named, isRounded: !isExtended)
  }

  private func isSeat(_ place: Place, level: Precision) -> Bool {
    gazetteer.ancestors(of: place.id).contains { unit in
      switch unit.kind {
      case .district where level == .district, .province:
        ["capital", "seat"].contains { gazetteer.place($0, of: unit.id)?.id == place.id }
      default: false
      }
    }
  }

  private func isArea(_ place: Place) -> Bool { place.kind.rank <= PlaceKind.district.rank }

  private func point(of unit: Unit) -> Coordinate? {
    if isArea(unit.place), let shape = gazetteer.shape(of: unit.place.id)?.shape,
      !shape.polygons.isEmpty, let point = shape.labelPoint
    {
      return point
    }
    return unit.place.coordinate
  }

  private func rounded(_ point: Coordinate, decimals: Int) -> Coordinate {
    let factor = decimals == 1 ? 10.0 : 100.0
    return Coordinate(
      wrapping: (point.longitude * factor).rounded() / factor,
      (point.latitude * factor).rounded() / factor)
  }

  private func grade(_ place: ClaimPlace, named: Place, unit: Place) -> Int {
    if unit.kind.rank <= PlaceKind.province.rank || unit.kind == .area { return 3 }
    if unit.kind == .district || place.role == .near { return 2 }
    let isSpot = unit.kind.isSettlement || [.pass, .tunnel, .facility].contains(unit.kind)
    return isSpot ? 1 : 2
  }

  private func reason(_ named: Place, unit: Place, isCivilian: Bool) -> String {
    let kind = unit.kind.rawValue
    guard unit.id != named.id else {
      return isArea(unit)
        ? "At the label point of the \(kind)." : "At the place itself."
    }
    let who = isCivilian ? "civilians" : "forces"
    return "At the label point of \(unit.name) \(kind), not at \(named.name): \(who) are not drawn "
      + "more finely than a \(kind)."
  }
}
