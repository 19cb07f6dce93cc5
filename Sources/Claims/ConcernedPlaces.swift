extension Claim {
  /// The places that the claim is about, each once: all in the role of the main one, or those that
  /// are left when it is a withdrawal.
  package var concernedPlaces: [ClaimPlace] {
    var found: [ClaimPlace] = []
    for key in Succession.places(of: self) {
      if let place = places.first(where: { Succession.key(of: $0) == key }) { found.append(place) }
    }
    return found
  }
}
