import Claims
import Features
import Gazetteer
import Geometry

/// A dot at each place where claims are drawn, with how many claims by whom.
struct PlaceFeatures {
  let plan: Plan
  let balloon: Balloon

  func dots(_ styles: inout StyleBook) -> [Feature] {
    struct Stay {
      let anchor: Anchor
      var named: [PlaceID: String] = [:]
      var drawn: [DrawnClaim] = []

      mutating func add(_ claim: DrawnClaim, _ place: ClaimPlace) {
        if let id = place.placeID, id != anchor.place.id { named[id] = place.words }
        if drawn.last?.claim.id != claim.claim.id { drawn.append(claim) }
      }
    }
    var stays: [PlaceID: Stay] = [:]
    for drawn in plan.drawn where plan.isShown(drawn.holding) {
      for (place, anchor) in drawn.anchored {
        stays[anchor.place.id, default: Stay(anchor: anchor)].add(drawn, place)
      }
    }
    return stays.keys.sorted().compactMap { id in
      guard let stay = stays[id] else { return nil }
      let place = stay.anchor.place
      let drawn = stay.drawn.sorted(by: AreaFeatures.isEarlier)
      let claims = drawn.map(\.claim)
      let title = AreaFeatures.title(place)
      let named = stay.named.keys.sorted().compactMap { stay.named[$0] }
      var heading =
        "\(title): \(counted(claims.count, "claim")), the oldest first. Claims, not facts."
      if !named.isEmpty {
        heading += "\nNamed there: " + distinct(named).joined(separator: ", ") + "."
      }
      var properties =
        AreaFeatures.placeProperties(place) + [
          Property("claim_ids", .string(claims.map(\.id).joined(separator: ";"))),
          Property("claim_count", .integer(claims.count)),
          Property("claimants", .string(ClaimText.claimants(claims).joined(separator: "; "))),
        ]
      if !named.isEmpty {
        properties.append(Property("also_names", .string(distinct(named).joined(separator: "; "))))
      }
      properties.append(Property("source", .string(place.source)))
      return Feature(
        id: "place-\(id)", name: title,
        description: balloon.text(
          heading, drawn.map { ($0.claim, $0.holding) }, reason: ""),
        shape: .point(stay.anchor.coordinate), properties: properties, style: styles.dot(),
        decimals: stay.anchor.decimals,
        smallestScale: plan.nameScales[id])
    }
  }
}
