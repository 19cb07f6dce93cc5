import Gazetteer

extension ClaimPlace {
  /// The place as it stands in a sentence: "Panjshir province", "the Salang Pass", "Bazarak".
  public var words: String {
    switch kind {
    case .province, .district:
      let word = kind?.rawValue ?? ""
      return name.lowercasedASCII.hasSuffix(word) ? name : "\(name) \(word)"
    case .valley, .pass, .tunnel, .road, .river, .range:
      return name.lowercasedASCII.hasPrefix("the ") ? name : "the \(name)"
    default: return name
    }
  }

  /// "in", "at" or "on", as the kind of place wants.
  var preposition: String {
    switch kind {
    case .pass, .tunnel, .facility: "at"
    case .road, .river: "on"
    default: "in"
    }
  }
}

extension String {
  fileprivate var lowercasedASCII: String {
    String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
}

/// The places of a claim in words.
struct PlaceWords: Sendable {
  private let at: [ClaimPlace], near: [ClaimPlace], from: [ClaimPlace]
  private let to: [ClaimPlace], via: [ClaimPlace], container: [ClaimPlace]
  private let extent: String

  /// Sorts the places of a claim by role; with a place, the sentence is about that one, and about
  /// others only where they are the ends of a movement.
  init(_ claim: Claim, at place: ClaimPlace?, isAlone: Bool = false) {
    func with(_ role: PlaceRole) -> [ClaimPlace] {
      guard let place else { return claim.places.filter { $0.role == role } }
      if place.role == role { return [place] }
      let isEnd = role == .from || role == .to || role == .via
      return !isAlone && claim.kind == .movement && isEnd
        ? claim.places.filter { $0.role == role } : []
    }
    at = with(.at)
    near = with(.near)
    from = with(.from)
    to = with(.to)
    via = with(.via)
    container = with(.in)
    extent = claim.extent ?? ""
  }

  /// Whether ``taken`` names more than one thing.
  var isPlural: Bool {
    guard extent.isEmpty else { return false }
    if !at.isEmpty { return at.count > 1 }
    if !near.isEmpty { return false }
    if !container.isEmpty { return container.count > 1 }
    return isWay ? false : (to + from + via).count > 1
  }

  /// Whether nothing but two ends is told: what is blocked or open lies between them.
  private var isWay: Bool {
    at.isEmpty && near.isEmpty && container.isEmpty && !from.isEmpty && !to.isEmpty
  }

  /// The place as an object: "most of Panjshir province", "an area near Rukha".
  var taken: String {
    if !at.isEmpty { return withExtent(listed(at)) }
    if !near.isEmpty { return "an area near " + listed(near) }
    if !container.isEmpty {
      return container.count == 1 && extent.isEmpty
        ? "an area " + located : withExtent(listed(container))
    }
    if isWay { return withExtent("the way from \(listed(from)) to \(listed(to))") }
    let ends = to + from + via
    return ends.isEmpty ? "a place that is not named" : withExtent(listed(ends))
  }

  /// The place as a setting: "in Panjshir province", "at the Salang Pass".
  var located: String {
    let settings = at.isEmpty && near.isEmpty ? container : at
    if let first = settings.first {
      return first.preposition + " " + listed(settings)
        + (near.isEmpty ? "" : " and near " + listed(near))
    }
    if !near.isEmpty { return "near " + listed(near) }
    let ends = to + from + via
    return ends.first.map { $0.preposition + " " + listed(ends) } ?? ""
  }

  /// The ends of a movement: "on Z from W", "from W to Z".
  func travelled(_ predicate: Predicate, towards: String) -> String {
    var origin = from.isEmpty ? "" : "from " + listed(from)
    var settings = at
    // Who leaves a place is said to leave from it.
    if from.isEmpty, [.retreating, .fleeing, .evacuated].contains(predicate), !at.isEmpty {
      origin = "from " + listed(at)
      settings = []
    }
    let arrival = predicate == .arrived ? to.first?.preposition ?? towards : towards
    let destination = to.isEmpty ? "" : arrival + " " + listed(to)
    let way = via.isEmpty ? "" : "by way of " + listed(via)
    let setting =
      settings.first.map { $0.preposition + " " + listed(settings) }
      ?? (near.isEmpty ? "" : "near " + listed(near))
    let leaves = [.retreating, .fleeing, .evacuated].contains(predicate)
    let ends = leaves ? join(origin, destination) : join(destination, origin)
    let all = join(setting, ends, way)
    return all.isEmpty ? located : all
  }

  private func listed(_ places: [ClaimPlace]) -> String { enumerated(places.map(\.words)) }

  private func withExtent(_ place: String) -> String {
    guard !extent.isEmpty else { return place }
    if extent.hasSuffix(" of") { return "\(extent) \(place)" }
    let shares = ["%", "percent", "per cent", "half", "third", "quarter", "part", "most", "all"]
    if extent == "whole" || extent == "entire" { return "all of \(place)" }
    let isShare = shares.contains { extent.contains($0) }
    return isShare ? "\(extent) of \(place)" : "\(place) (\(extent))"
  }
}
