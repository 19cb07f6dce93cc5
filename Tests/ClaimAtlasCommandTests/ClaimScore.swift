import Encoding

/// A claim that a careful coder reads in a text; several right readings are parted by ";".
struct GoldClaim {
  let doc: String
  let span: Range<Int>
  let trigger: Range<Int>
  let predicates: [String]
  let actors: [String]
  let places: [(role: String, name: String)]
  let polarity: String
  let modalities: [String]
  let isBackground: Bool
  let claimants: [String]
  /// Whether it is neither missed nor false when a reader differs.
  let counts: Bool

  /// Reads a row, or returns `nil` when its words do not stand in the text once.
  init?(_ row: Table.Row, text: String) {
    func list(_ cell: String) -> [String] { cell.split(separator: ";").map(String.init) }
    let scalars = Array(text.unicodeScalars)
    guard let start = Self.find(row["quote"], in: scalars[...]) else { return nil }
    span = start
    guard let trigger = Self.find(row["trigger"], in: scalars[start]) else { return nil }
    self.trigger = trigger
    doc = row["doc"]
    predicates = list(row["predicates"])
    actors = list(row["actors"])
    places = list(row["places"]).map { place in
      let parts = place.split(separator: "=", maxSplits: 1).map(String.init)
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
    polarity = row["polarity"]
    modalities = list(row["modalities"])
    isBackground = row["background"] == "true"
    claimants = list(row["claimants"])
    counts = row["counts"] == "yes"
  }

  private static func find(_ words: String, in text: ArraySlice<Unicode.Scalar>) -> Range<Int>? {
    let words = Array(words.unicodeScalars)
    guard !words.isEmpty, words.count <= text.count else { return nil }
    for start in text.startIndex...(text.endIndex - words.count)
    where text[start..<(start + words.count)].elementsEqual(words) {
      return start..<(start + words.count)
    }
    return nil
  }
}

/// A claim of the ledger as far as it is scored.
struct ScoredClaim {
  let doc: String
  let span: Range<Int>
  let trigger: Range<Int>
  let predicate: String
  let actor: String
  let places: [String]
  var polarity: String
  var modality: String
  var isBackground: Bool
  let claimant: String

  init?(_ claim: JSONValue) {
    guard let doc = claim["doc"]?.string, let start = claim["start"]?.int,
      let end = claim["end"]?.int, let first = claim["trigger_start"]?.int,
      let last = claim["trigger_end"]?.int, start <= end, first <= last
    else { return nil }
    self.doc = doc
    span = start..<end
    trigger = first..<last
    predicate = claim["predicate"]?.string ?? ""
    actor = claim["actor"]?.string ?? ""
    places = (claim["places"]?.array ?? []).flatMap {
      [$0["name"]?.string ?? "", $0["surface"]?.string ?? ""]
    }
    polarity = claim["polarity"]?.string ?? ""
    modality = claim["modality"]?.string ?? ""
    isBackground = claim["background"]?.bool ?? false
    claimant = claim["attribution"]?["claimant"]?.string ?? ""
  }

  /// The first reading of a gold claim.
  init(_ gold: GoldClaim) {
    doc = gold.doc
    span = gold.span
    trigger = gold.trigger
    predicate = gold.predicates.first ?? ""
    actor = gold.actors.first ?? ""
    places = gold.places.map(\.name)
    polarity = gold.polarity
    modality = gold.modalities.first ?? ""
    isBackground = gold.isBackground
    claimant = gold.claimants.first ?? ""
  }
}

/// How well a ledger fits the gold.
struct ClaimScore: CustomStringConvertible {
  enum Field: Hashable { case actor, polarity, modality, claimant }

  private(set) var found = 0
  private(set) var missed = 0
  private(set) var falseAlarms = 0
  private(set) var exact = 0
  private(set) var right: [Field: Int] = [:]
  private(set) var asked: [Field: Int] = [:]
  /// Quotes drawn as plain claims that the gold does not draw so.
  private(set) var falseFacts: [String] = []

  /// Pairs each gold claim with at most one of the ledger, the best fits first.
  init(gold: [GoldClaim], system: [ScoredClaim]) {
    var fits: [(gold: Int, system: Int, weight: Int)] = []
    for (left, one) in gold.enumerated() {
      for (right, other) in system.enumerated() where one.doc == other.doc {
        let weight = Self.weight(one, other)
        if weight > 0 { fits.append((left, right, weight)) }
      }
    }
    fits.sort { ($1.weight, $0.gold, $0.system) < ($0.weight, $1.gold, $1.system) }
    var partner: [Int: Int] = [:]
    var taken: Set<Int> = []
    for fit in fits where partner[fit.gold] == nil && !taken.contains(fit.system) {
      partner[fit.gold] = fit.system
      taken.insert(fit.system)
    }
    let near = Set(fits.filter { !gold[$0.gold].counts }.map(\.system))
    falseAlarms = system.indices.filter { !taken.contains($0) && !near.contains($0) }.count
    for (index, claim) in gold.enumerated() {
      guard let other = partner[index].map({ system[$0] }) else {
        if claim.counts { missed += 1 }
        continue
      }
      compare(claim, other)
    }
  }

  private mutating func compare(_ gold: GoldClaim, _ claim: ScoredClaim) {
    let drawn = gold.modalities.contains {
      Self.isDrawn(polarity: gold.polarity, modality: $0, isBackground: gold.isBackground)
    }
    if !drawn,
      Self.isDrawn(
        polarity: claim.polarity, modality: claim.modality, isBackground: claim.isBackground)
    {
      falseFacts.append("\(gold.doc) \(gold.span)")
    }
    guard gold.counts else { return }
    found += 1
    let places = gold.places.isEmpty || Self.sharesPlace(gold, claim)
    if gold.predicates.contains(claim.predicate), places { exact += 1 }
    count(.polarity, gold.polarity == claim.polarity)
    count(.modality, gold.modalities.contains(claim.modality))
    if !gold.actors.isEmpty { count(.actor, gold.actors.contains { Self.same($0, claim.actor) }) }
    if !gold.claimants.isEmpty {
      count(.claimant, gold.claimants.contains { Self.same($0, claim.claimant) })
    }
  }

  private mutating func count(_ field: Field, _ isRight: Bool) {
    asked[field, default: 0] += 1
    if isRight { right[field, default: 0] += 1 }
  }

  private static func isDrawn(polarity: String, modality: String, isBackground: Bool) -> Bool {
    polarity == "pos" && !isBackground
      && ["asserted", "claimed", "reported", "possible"].contains(modality)
  }

  /// 0 for claims that do not meet in the text; more for those that agree.
  private static func weight(_ gold: GoldClaim, _ claim: ScoredClaim) -> Int {
    let shared = gold.span.clamped(to: claim.span).count
    let meets = gold.trigger.overlaps(claim.span) && claim.trigger.overlaps(gold.span)
    guard meets, 2 * shared >= min(gold.span.count, claim.span.count),
      gold.predicates.contains(where: { isMovement($0) == isMovement(claim.predicate) })
    else { return 0 }
    return 1 + (gold.trigger.overlaps(claim.trigger) ? 4 : 0)
      + (gold.predicates.contains(claim.predicate) ? 4 : 0) + (sharesPlace(gold, claim) ? 2 : 0)
      + (gold.counts ? 1 : 0)
  }

  private static func isMovement(_ predicate: String) -> Bool {
    ["advancing", "massing", "deploying", "arrived", "retreating", "fleeing", "evacuated"]
      .contains(predicate)
  }

  private static func sharesPlace(_ gold: GoldClaim, _ claim: ScoredClaim) -> Bool {
    gold.places.contains { place in claim.places.contains { same(place.name, $0) } }
  }

  /// Whether one name stands in the other, or half of their words are the same.
  private static func same(_ left: String, _ right: String) -> Bool {
    func words(_ name: String) -> [String] {
      name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        .filter { !["the", "of", "a", "s", "and"].contains($0) }
    }
    let (one, other) = (words(left), words(right))
    guard !one.isEmpty, !other.isEmpty else { return false }
    let shared = Set(one).intersection(other).count
    return shared == min(Set(one).count, Set(other).count)
      || 2 * shared >= Set(one).union(other).count
  }

  /// F1 of the claims found.
  var detection: Double { Self.harmonic(found, falseAlarms, missed) }

  /// F1 of the claims found with the right predicate and a right place.
  var strict: Double { Self.harmonic(exact, falseAlarms + found - exact, missed + found - exact) }

  private static func harmonic(_ hits: Int, _ wrong: Int, _ missed: Int) -> Double {
    hits == 0 ? 0 : Double(2 * hits) / Double(2 * hits + wrong + missed)
  }

  func share(of field: Field) -> Double {
    Double(right[field] ?? 0) / Double(max(1, asked[field] ?? 0))
  }

  var description: String {
    "detection \(detection) strict \(strict) actor \(share(of: .actor)) polarity "
      + "\(share(of: .polarity)) modality \(share(of: .modality)) claimant "
      + "\(share(of: .claimant)) false facts \(falseFacts)"
  }
}
