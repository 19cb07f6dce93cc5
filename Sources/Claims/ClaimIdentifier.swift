import Encoding
import Gazetteer

/// Makes the ids of claims: `c-` and 12 hexadecimal digits of a SHA-256 digest, so that a rerun over
/// the same report gives the same ids and a person's corrections find their claims again.
public enum ClaimIdentifier {
  /// Returns the id of the claim that stands at a place in a document.
  ///
  /// The digest is over `document`, the start and end of `range` (`-` without one), the predicate
  /// and what else tells the claim apart, parted by zero bytes.
  public static func make(
    document: String, range: Range<Int>?, predicate: Predicate, distinguishing: [String] = []
  ) -> String {
    let start = range.map { String($0.lowerBound) } ?? "-"
    let end = range.map { String($0.upperBound) } ?? "-"
    return make([document, start, end, predicate.rawValue] + distinguishing)
  }

  /// Returns the id made of parts, joined by zero bytes.
  package static func make(_ parts: [String]) -> String {
    "c-" + sha256(parts.joined(separator: "\u{0}").utf8).prefix(12)
  }

  /// Returns `claims`, in their order, with new ids of which no two are the same.
  ///
  /// Where several claims share document, span and predicate ("both sides claim to hold it"), the
  /// least by actor, polarity, claimant, places and trigger has the plain id; the others' digests
  /// take those in too. So the ids do not depend on the order of the claims.
  public static func assigned(_ claims: [Claim]) -> [Claim] {
    assigned(
      claims,
      plain: claims.map { make(document: $0.document, range: $0.range, predicate: $0.predicate) })
  }

  /// Returns claims with new ids, given the plain id of each.
  static func assigned(_ claims: [Claim], plain: [String]) -> [Claim] {
    if Set(plain).count == plain.count, claims.indices.allSatisfy({ claims[$0].id == plain[$0] }) {
      return claims
    }
    var result = claims
    var taken: Set<String> = []
    for group in Dictionary(grouping: claims.indices, by: { plain[$0] }).sorted(by: {
      $0.key < $1.key
    }) {
      let ranked = group.value.map { (index: $0, parts: distinguishing(claims[$0])) }
        .sorted {
          if $0.parts == $1.parts { return $0.index < $1.index }
          return $0.parts.lexicographicallyPrecedes($1.parts)
        }
      for (ordinal, entry) in ranked.enumerated() {
        let claim = claims[entry.index]
        var id = group.key
        var extra = entry.parts
        while ordinal > 0 || taken.contains(id) {
          id = make(
            document: claim.document, range: claim.range, predicate: claim.predicate,
            distinguishing: extra)
          if !taken.contains(id) { break }
          extra.append("again")
        }
        taken.insert(id)
        result[entry.index].id = id
      }
    }
    return result
  }

  private static func distinguishing(_ claim: Claim) -> [String] {
    [
      claim.actorID ?? "", claim.actor ?? "", claim.polarity.rawValue, claim.modality.rawValue,
      claim.attribution.claimant ?? "", claim.target ?? "",
      claim.places.map { "\($0.role.rawValue)=\($0.placeID?.rawValue ?? $0.surface)" }
        .joined(separator: ";"),
      claim.triggerRange.map { String($0.lowerBound) } ?? "",
    ]
  }
}
