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

  /// The day from which a claim is ended, and the indices of the claims that end it.
  struct Ending {
    let day: CalendarDate
    let claims: [Int]
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

  /// The places that a claim is about, as keys in their order, each once.
  static func places(of claim: Claim) -> [String] {
    mainPlaces(of: claim).map(key).reduce(into: []) { keys, key in
      if !keys.contains(key) { keys.append(key) }
    }
  }

  /// The places that a claim is about: all in the role of the main one, or those that are left when
  /// it is a withdrawal.
  static func mainPlaces(of claim: Claim) -> [ClaimPlace] {
    let role: PlaceRole?
    switch claim.predicate {
    case .retreating, .fleeing, .evacuated:
      role = claim.places.contains { $0.role == .from } ? .from : claim.mainPlace?.role
    default: role = claim.mainPlace?.role
    }
    return claim.places.filter { $0.role == role }
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

  /// What ends each open claim, by its index.
  static func endings(of statements: [Statement]) -> [Int: Ending] {
    let words = statements.indices.compactMap { Word($0, statements[$0]) }
    var index: [Spot: [Word]] = [:]
    for word in words {
      for place in word.statement.places {
        index[Spot(speaker: word.statement.speaker, place: place), default: []].append(word)
      }
    }
    var endings = linkedEndings(of: statements)
    for word in words where isOpen(word.statement.claim) {
      var first: [Word] = []
      for place in word.statement.places {
        let later = index[Spot(speaker: word.statement.speaker, place: place)] ?? []
        guard let end = later.lazy.filter({ word.isEnded(by: $0) }).min(by: Word.precedes) else {
          break
        }
        first.append(end)
      }
      guard first.count == word.statement.places.count,
        let day = first.compactMap(\.statement.begin).max()
      else { continue }
      if let known = endings[word.index], known.day <= day { continue }
      endings[word.index] = Ending(day: day, claims: first.map(\.index))
    }
    return endings
  }

  /// The endings that relations state: a later claim of the same speaker supersedes this one.
  private static func linkedEndings(of statements: [Statement]) -> [Int: Ending] {
    guard
      statements.contains(where: { $0.claim.relations.contains { $0.type == .supersedes } })
    else { return [:] }
    let indices = Dictionary(
      statements.enumerated().map { ($0.element.claim.id, $0.offset) }, uniquingKeysWith: min)
    var endings: [Int: Ending] = [:]
    for (index, statement) in statements.enumerated() where statement.claim.review != .rejected {
      guard let day = statement.begin else { continue }
      for relation in statement.claim.relations where relation.type == .supersedes {
        guard let earlier = indices[relation.claim], isOpen(statements[earlier].claim),
          isLater(statement.claim, than: statements[earlier].claim)
        else { continue }
        let known = endings[earlier]
        endings[earlier] = Ending(
          day: max(day, known?.day ?? day), claims: (known?.claims ?? []) + [index])
      }
    }
    return endings
  }
}

/// A place as one speaker speaks of it.
private struct Spot: Hashable {
  let speaker: Int32, place: Int32
}

/// What a claim says of its actor, ready to be held against other claims of the same speaker.
private struct Word {
  let index: Int
  let statement: Statement
  let state: Succession.State

  init?(_ index: Int, _ statement: Statement) {
    guard statement.counts, !statement.places.isEmpty,
      let affirmed = Succession.state(of: statement.claim.predicate)
    else { return nil }
    switch statement.plot {
    case .claim: state = affirmed
    case .counterclaim where affirmed == .inside: state = .outside
    default: return nil
    }
    self.index = index
    self.statement = statement
  }

  func isEnded(by later: Word) -> Bool {
    guard Succession.isLater(later.statement.claim, than: statement.claim) else { return false }
    let others = later.statement
    if statement.actor.meets(others.actor) { return isEnded(by: later.state) }
    if later.takes, statement.actor.meets(others.target) { return isEnded(by: .outside) }
    return later.takesWhole && isEnded(by: .outside) && statement.actor.opposes(others.actor)
  }

  /// Whether it says that its target was driven out.
  private var takes: Bool {
    statement.plot == .claim
      && [.captured, .recaptured, .cleared].contains(statement.claim.predicate)
  }

  private var takesWhole: Bool {
    statement.claim.extent == nil && statement.plot == .claim
      && [.captured, .recaptured].contains(statement.claim.predicate)
  }

  private func isEnded(by later: Succession.State) -> Bool {
    let presenceOnly =
      statement.claim.predicate == .entered || statement.claim.predicate == .present
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
    if let first = left.statement.begin, let second = right.statement.begin, first != second {
      return first < second
    }
    return Ledger.precedes(left.statement.claim, right.statement.claim)
  }
}
