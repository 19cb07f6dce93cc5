/// A place of which claims contradict each other.
public struct OpposedPlace: Hashable, Sendable {
  /// The place as the first of the claims gives it.
  public let place: ClaimPlace
  /// The ids of the claims that contradict another about it, in the order of the ledger.
  public let claims: [String]

  /// Creates an opposed place.
  public init(place: ClaimPlace, claims: [String]) {
    self.place = place
    self.claims = claims
  }
}

extension Ledger {
  /// The ids of the claims that contradict a claim, sorted.
  public func contradictions(of claim: Claim) -> [String] { related(claim, .contradicts) }

  /// The id of the claim that a claim repeats, in a list that is empty when it is the first.
  public func repeats(of claim: Claim) -> [String] { related(claim, .repeats) }

  private func related(_ claim: Claim, _ type: RelationType) -> [String] {
    claim.relations.filter { $0.type == type && self[$0.claim] != nil }.map(\.claim).sorted()
  }

  /// The places that contradicting claims share, by the id or the words of the place.
  public var opposedPlaces: [OpposedPlace] {
    var places: [String: (place: ClaimPlace, claims: [String])] = [:]
    for claim in claims {
      let others = contradictions(of: claim).compactMap { self[$0] }
      guard !others.isEmpty else { continue }
      let shared = Set(others.flatMap { Succession.places(of: $0) })
      for key in Succession.places(of: claim) where shared.contains(key) {
        guard let place = claim.places.first(where: { Succession.key(of: $0) == key }) else {
          continue
        }
        places[key, default: (place, [])].claims.append(claim.id)
      }
    }
    return places.sorted { $0.key < $1.key }.map {
      OpposedPlace(place: $0.value.place, claims: $0.value.claims)
    }
  }
}
