import Chronology
import Gazetteer
import Text

/// Which claim ends which: a claimant's later word of the same actor and place, when it tells of
/// another state of things.
///
/// A claim of the same state goes on and ends nothing ("holds" after "captured"). Ended are:
/// - being there (``Predicate/holds``, ``Predicate/captured``, ``Predicate/recaptured``,
///   ``Predicate/cleared``, ``Predicate/repelled``, ``Predicate/entered``, ``Predicate/present``)
///   by loss, by a denial that the actor is there and, but for entering and presence, by fighting;
/// - loss by being there or fighting again;
/// - fighting by being there or by loss; a siege too;
/// - a closed road by its opening, and the reverse.
/// Loss is ``Predicate/lost``, ``Predicate/ceded`` and withdrawal, flight or evacuation from the
/// place; for the one named as the target it is also another's capture.
enum Succession {
  enum State { case inside, outside, fighting, besieging, closed, open }

  /// The first day of a claim: its own, else the day of the report; history has only its own.
  static func begin(of claim: Claim) -> CalendarDate? {
    claim.date?.interval.start ?? (claim.isBackground ? nil : claim.reportDate)
  }

  /// Whether a claim lasts until something ends it.
  static func isOpen(_ claim: Claim) -> Bool {
    claim.kind == .control && claim.plot == .claim
  }

  /// Who says it, as a key: the claimant, else the outlet or the document that narrates.
  static func speaker(of claim: Claim) -> String {
    if let claimant = claim.attribution.claimant, !claimant.isEmpty {
      return "claimant " + Folding.key(claimant)
    }
    if let outlet = claim.outlet ?? claim.attribution.outlet, !outlet.isEmpty {
      return "outlet " + Folding.key(outlet)
    }
    return "document " + claim.document
  }

  /// The actor as a key, or `nil` when none is named.
  static func actor(of claim: Claim) -> String? {
    if let id = claim.actorID, !id.isEmpty { return "id " + id }
    guard let actor = claim.actor else { return nil }
    let key = Folding.key(actor)
    return key.isEmpty ? nil : "name " + key
  }

  /// A place as a key.
  static func key(of place: ClaimPlace) -> String {
    if let id = place.placeID { return "id " + id.rawValue }
    return "words " + Folding.key(place.surface)
  }

  /// What a claim says has become of its actor at a place, or `nil` when that tells nothing.
  static func state(of claim: Claim) -> (state: State, place: String)? {
    guard !claim.isBackground, claim.review != .rejected, let place = decisivePlace(of: claim)
    else { return nil }
    let key = key(of: place)
    let affirmed = affirmedState(of: claim)
    switch claim.plot {
    case .claim: return affirmed.map { ($0, key) }
    case .counterclaim where affirmed == .inside: return (.outside, key)
    default: return nil
    }
  }

  private static func affirmedState(of claim: Claim) -> State? {
    switch claim.predicate {
    case .holds, .captured, .recaptured, .cleared, .repelled, .entered, .present: .inside
    case .lost, .ceded, .retreating, .fleeing, .evacuated: .outside
    case .contested: .fighting
    case .besieged: .besieging
    case .blocked: .closed
    case .opened: .open
    case .advancing, .massing, .deploying, .arrived: nil
    }
  }

  private static func decisivePlace(of claim: Claim) -> ClaimPlace? {
    guard claim.kind == .movement else { return claim.mainPlace }
    return claim.places.first { $0.role == .from } ?? claim.places.first { $0.role == .at }
  }

  /// Whether a later claim with the second state ends an open one with the first.
  static func ends(_ earlier: Claim, _ state: State, by later: State) -> Bool {
    let presenceOnly = earlier.predicate == .entered || earlier.predicate == .present
    return switch (state, later) {
    case (.inside, .outside): true
    case (.inside, .fighting): !presenceOnly
    case (.outside, .inside), (.outside, .fighting): true
    case (.fighting, .inside), (.fighting, .outside): true
    case (.besieging, .inside), (.besieging, .outside), (.besieging, .open): true
    case (.closed, .open), (.closed, .outside), (.open, .closed): true
    default: false
    }
  }

  /// Whether one claim was made of a later time: by its first day, then by the day of the report.
  static func isLater(_ later: Claim, than earlier: Claim) -> Bool {
    guard let first = begin(of: earlier), let second = begin(of: later) else { return false }
    if first != second { return first < second }
    guard let firstReport = earlier.reportDate, let secondReport = later.reportDate else {
      return false
    }
    return firstReport < secondReport
  }

  /// The first day of the earliest claim that ends each open claim, by the open claim's id.
  static func firstSuccessors(of claims: [Claim]) -> [String: CalendarDate] {
    struct Key: Hashable { let speaker, actor, place: String }
    struct Word { let claim: Claim, state: State }
    var words: [Key: [Word]] = [:]
    for claim in claims {
      guard let (state, place) = state(of: claim) else { continue }
      let speaker = speaker(of: claim)
      if let actor = actor(of: claim) {
        words[Key(speaker: speaker, actor: actor, place: place), default: []].append(
          Word(claim: claim, state: state))
      }
      if state == .inside, let target = claim.target, claim.plot == .claim,
        [.captured, .recaptured].contains(claim.predicate)
      {
        let key = Key(speaker: speaker, actor: "name " + Folding.key(target), place: place)
        words[key, default: []].append(Word(claim: claim, state: .outside))
      }
    }
    let byID = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
    var successors: [String: CalendarDate] = [:]
    func note(_ later: Claim, ends earlier: Claim) {
      guard isLater(later, than: earlier), let day = begin(of: later) else { return }
      successors[earlier.id] = successors[earlier.id].map { min($0, day) } ?? day
    }
    for claim in claims {
      for relation in claim.relations where relation.type == .supersedes {
        guard let earlier = byID[relation.claim], isOpen(earlier), claim.review != .rejected,
          speaker(of: earlier) == speaker(of: claim)
        else { continue }
        note(claim, ends: earlier)
      }
      guard isOpen(claim), let (state, place) = state(of: claim) else { continue }
      let speaker = speaker(of: claim)
      var actors: [String] = []
      if let actor = actor(of: claim) { actors.append(actor) }
      if let name = claim.actor.map({ "name " + Folding.key($0) }), !actors.contains(name) {
        actors.append(name)
      }
      for actor in actors {
        for word in words[Key(speaker: speaker, actor: actor, place: place)] ?? []
        where ends(claim, state, by: word.state) { note(word.claim, ends: claim) }
      }
    }
    return successors
  }
}
