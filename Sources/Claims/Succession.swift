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
/// - fighting by being there or by loss, a siege by these or by an opening;
/// - a closed road by its opening, and the reverse.
/// Loss is ``Predicate/lost``, ``Predicate/ceded`` and withdrawal, flight or evacuation from the
/// place; for the one named as the target it is also another's capture. With a table of actors,
/// actors of one side count as one, and a capture of the whole by another side is loss too.
///
/// A claim of several places ends when it has ended in each. Later is what begins on a later day
/// or, of the same day, stands in a later report.
enum Succession {
  enum State { case inside, outside, fighting, besieging, closed, open }

  /// The day from which a claim is ended, and the claims that end it.
  struct Ending: Hashable {
    let day: CalendarDate
    let claims: [String]
  }

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

  /// A place as a key.
  static func key(of place: ClaimPlace) -> String {
    if let id = place.placeID { return "id " + id.rawValue }
    return "words " + Folding.key(place.surface)
  }

  /// The places that a claim is about, as keys in their order: all in the role of the main one, or
  /// those that are left when it is a withdrawal.
  static func places(of claim: Claim) -> [String] {
    let role: PlaceRole?
    switch claim.predicate {
    case .retreating, .fleeing, .evacuated:
      role = claim.places.contains { $0.role == .from } ? .from : claim.mainPlace?.role
    default: role = claim.mainPlace?.role
    }
    var keys: [String] = []
    for place in claim.places where place.role == role {
      let key = key(of: place)
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  /// What a predicate, affirmed, says has become of its actor, or `nil` when that tells nothing.
  static func state(of predicate: Predicate) -> State? {
    switch predicate {
    case .holds, .captured, .recaptured, .cleared, .repelled, .entered, .present: .inside
    case .lost, .ceded, .retreating, .fleeing, .evacuated: .outside
    case .contested: .fighting
    case .besieged: .besieging
    case .blocked: .closed
    case .opened: .open
    case .advancing, .massing, .deploying, .arrived: nil
    }
  }

  /// Whether one claim was made of a later time.
  static func isLater(_ later: Claim, than earlier: Claim) -> Bool {
    guard let first = begin(of: earlier), let second = begin(of: later) else { return false }
    if first != second { return first < second }
    guard let firstReport = earlier.reportDate, let secondReport = later.reportDate else {
      return false
    }
    return firstReport < secondReport
  }

  /// What ends each open claim, by its id.
  static func endings(of claims: [Claim], sides: Sides? = nil) -> [String: Ending] {
    let words = claims.compactMap { Word($0, sides) }
    let index = Dictionary(
      grouping: words.flatMap { word in
        word.places.map { (Spot(speaker: word.speaker, place: $0), word) }
      }, by: \.0
    ).mapValues { $0.map(\.1) }
    var endings = linkedEndings(of: claims)
    for word in words where isOpen(word.claim) {
      var first: [Word] = []
      for place in word.places {
        let later = index[Spot(speaker: word.speaker, place: place)] ?? []
        guard let end = later.filter({ word.isEnded(by: $0) }).min(by: Word.precedes) else { break }
        first.append(end)
      }
      guard first.count == word.places.count, let day = first.compactMap(\.begin).max() else {
        continue
      }
      if let known = endings[word.claim.id], known.day <= day { continue }
      endings[word.claim.id] = Ending(day: day, claims: Set(first.map(\.claim.id)).sorted())
    }
    return endings
  }

  /// The endings that relations state: a later claim of the same speaker supersedes this one.
  private static func linkedEndings(of claims: [Claim]) -> [String: Ending] {
    let byID = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
    var endings: [String: Ending] = [:]
    for claim in claims where claim.review != .rejected {
      guard let day = begin(of: claim) else { continue }
      for relation in claim.relations where relation.type == .supersedes {
        guard let earlier = byID[relation.claim], isOpen(earlier), isLater(claim, than: earlier)
        else { continue }
        let known = endings[earlier.id]
        endings[earlier.id] = Ending(
          day: max(day, known?.day ?? day), claims: ((known?.claims ?? []) + [claim.id]).sorted())
      }
    }
    return endings
  }
}

private struct Spot: Hashable {
  let speaker: String, place: String
}

/// What a claim says of its actor, ready to be held against other claims of the same speaker.
private struct Word {
  let claim: Claim
  let state: Succession.State
  let speaker: String
  let places: [String]
  let begin: CalendarDate?
  /// Keys of the actor and of the one that the claim says was driven out.
  let actors: Set<String>, losers: Set<String>

  init?(_ claim: Claim, _ sides: Sides?) {
    guard !claim.isBackground, claim.review != .rejected,
      let affirmed = Succession.state(of: claim.predicate)
    else { return nil }
    switch claim.plot {
    case .claim: state = affirmed
    case .counterclaim where affirmed == .inside: state = .outside
    default: return nil
    }
    self.claim = claim
    begin = Succession.begin(of: claim)
    speaker = sides?.speaker(of: claim) ?? Succession.speaker(of: claim)
    places = Succession.places(of: claim)
    if places.isEmpty { return nil }
    actors = Self.keys(claim.actorID, claim.actor, sides)
    let takes = [.captured, .recaptured, .cleared].contains(claim.predicate)
    losers = takes && claim.plot == .claim ? Self.keys(nil, claim.target, sides) : []
  }

  private static func keys(_ id: String?, _ name: String?, _ sides: Sides?) -> Set<String> {
    var keys: Set<String> = []
    if let id, !id.isEmpty { keys.insert("id " + id) }
    if let name, case let key = Folding.key(name), !key.isEmpty { keys.insert("name " + key) }
    if !keys.isEmpty, let side = sides?.side(ofActor: id, named: name) {
      keys.insert("side " + side)
    }
    return keys
  }

  func isEnded(by later: Word) -> Bool {
    guard Succession.isLater(later.claim, than: claim) else { return false }
    if !actors.isDisjoint(with: later.actors) { return isEnded(by: later.state) }
    if !actors.isDisjoint(with: later.losers) { return isEnded(by: .outside) }
    return later.takesWhole && isEnded(by: .outside) && areOpposed(to: later)
  }

  private var takesWhole: Bool {
    claim.extent == nil && claim.plot == .claim
      && [.captured, .recaptured].contains(claim.predicate)
  }

  private func areOpposed(to other: Word) -> Bool {
    let mine = actors.filter { $0.hasPrefix("side ") }
    let theirs = other.actors.filter { $0.hasPrefix("side ") }
    return !mine.isEmpty && !theirs.isEmpty && mine.isDisjoint(with: theirs)
  }

  private func isEnded(by later: Succession.State) -> Bool {
    let presenceOnly = claim.predicate == .entered || claim.predicate == .present
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

  static func precedes(_ left: Word, _ right: Word) -> Bool {
    if let first = left.begin, let second = right.begin, first != second { return first < second }
    return Ledger.precedes(left.claim, right.claim)
  }
}
