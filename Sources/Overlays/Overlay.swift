public import Claims
public import Features

/// Why a claim is not on the map.
public enum UnmappedReason: String, Hashable, Sendable, CaseIterable {
  case rejected, history, hypothetical
  case negatedIntent = "negated-intent"
  case noPlace = "no-place"
  case unknownPlace = "unknown-place"
  case noPoint = "no-point"
  case country
  case civiliansBelowDistrict = "civilians-below-district"
  case notOnDay = "not-on-day"

  /// The reason in words, to stand behind a number of claims.
  public var words: String {
    switch self {
    case .rejected: "rejected in review"
    case .history: "history, not an event of the conflict"
    case .hypothetical: "only supposed (\"if\", \"would\")"
    case .negatedIntent: "a plan or demand that is negated"
    case .noPlace: "without a place"
    case .unknownPlace: "at a place that the gazetteer does not know"
    case .noPoint: "at a place without a known point"
    case .country: "about a whole country or a larger region"
    case .civiliansBelowDistrict: "civilians at a place whose district is not known"
    case .notOnDay: "not holding on the chosen day"
    }
  }
}

/// A claim that was not drawn.
public struct UnmappedClaim: Hashable, Sendable {
  /// The claim.
  public let claim: Claim
  /// Why.
  public let reason: UnmappedReason
}

/// The maps of a ledger, as layers for the writers of formats.
public struct Overlay: Sendable {
  /// Outlines, striped fills and hatching.
  public let areas: LayerSet
  /// One badge a claim.
  public let claims: LayerSet
  /// Lines with arrowheads, and counted markers.
  public let movement: LayerSet
  /// A dot a place that the claims name.
  public let places: LayerSet
  /// The marks again, a folder a day.
  public let byDate: LayerSet
  /// The marks again, a folder a report.
  public let bySource: LayerSet
  /// Everything in one file.
  public let overlay: LayerSet
  /// Everything, and the two views in folders that are switched off.
  public let overlayWithViews: LayerSet
  /// What is not drawn and why, in the order of the ledger.
  public let unmapped: [UnmappedClaim]
}
