import Chronology
import Claims
import Gazetteer
import Text

/// Reads changes from a ledger.
struct ChangeReader {
  let ledger: Ledger
  let gazetteer: Gazetteer
  let from: CalendarDate?
  let to: CalendarDate?
  private let sentences: SentenceWriter
  /// How many claims repeat each.
  private let repetitions: [String: Int]

  init(ledger: Ledger, gazetteer: Gazetteer, from: CalendarDate?, to: CalendarDate?) {
    self.ledger = ledger
    self.gazetteer = gazetteer
    self.from = from
    self.to = to
    sentences = SentenceWriter(gazetteer: gazetteer)
    var repetitions: [String: Int] = [:]
    for claim in ledger.claims {
      for first in ledger.repeats(of: claim) { repetitions[first, default: 0] += 1 }
    }
    self.repetitions = repetitions
  }

  private struct Spot {
    let place: ClaimPlace
    var changes: [Change] = []
    var standing: [Claim] = []
  }

  func places() -> [PlaceChanges] {
    var spots: [String: Spot] = [:]
    for claim in ledger.claims where claim.plot != .no && claim.review != .rejected {
      for place in claim.concernedPlaces {
        guard let place = shown(place, of: claim) else { continue }
        let key = place.placeID?.rawValue ?? "words " + Folding.key(place.surface)
        spots[key, default: Spot(place: place)].changes += changes(of: claim, at: place)
        if let to, ledger.holding(of: claim).includes(to) {
          spots[key]?.standing.append(claim)
        }
      }
    }
    return spots.values.filter { !$0.changes.isEmpty }.map(finished).sorted { left, right in
      let a = Folding.key(left.name)
      let b = Folding.key(right.name)
      return a != b ? a < b : (left.id?.rawValue ?? "") < (right.id?.rawValue ?? "")
    }
  }

  /// The place as it may be told: of civilians no finer than a district.
  private func shown(_ place: ClaimPlace, of claim: Claim) -> ClaimPlace? {
    guard tellsOfCivilians(claim), let id = place.placeID, let known = gazetteer.place(id) else {
      return tellsOfCivilians(claim) ? nil : place
    }
    guard known.kind.rank > PlaceKind.district.rank else { return place }
    guard
      let unit = gazetteer.enclosing(id, kind: .district)
        ?? gazetteer.enclosing(id, kind: .province)
    else { return nil }
    return ClaimPlace(
      role: place.role, name: unit.name, placeID: unit.id, kind: unit.kind,
      coordinate: unit.coordinate, surface: unit.name, range: nil, resolution: place.resolution)
  }

  private func tellsOfCivilians(_ claim: Claim) -> Bool {
    if let id = claim.actorID, let actor = gazetteer.actor(id) { return actor.kind == .civilians }
    return claim.predicate == .fleeing || claim.predicate == .evacuated
  }

  private func changes(of claim: Claim, at place: ClaimPlace) -> [Change] {
    let holding = ledger.holding(of: claim)
    guard let begin = holding.begin, let to else { return [] }
    var changes: [Change] = []
    let isNew = from.map { $0 < begin } ?? true
    // A repetition is told with what it repeats.
    let isRepetition = !ledger.repeats(of: claim).isEmpty
    if isNew, begin <= to, !isRepetition {
      changes.append(change(claim, place, kind(of: claim), begin, holding))
    }
    let isOpen = claim.kind == .control && claim.plot == .claim
    if isOpen, let finish = holding.finish, finish < to, from.map({ $0 <= finish }) ?? true,
      !isRepetition
    {
      let day = finish.advanced(by: 1)
      changes.append(change(claim, place, .ended, day, holding))
    }
    return changes
  }

  private func change(
    _ claim: Claim, _ place: ClaimPlace, _ kind: ChangeKind, _ day: CalendarDate,
    _ holding: Holding
  ) -> Change {
    let isEnd = kind == .ended
    return Change(
      day: day, lastDay: isEnd ? day : max(day, claim.date?.interval.end ?? day),
      isReportDay: !isEnd && holding.beginsWithReport, kind: kind, speaker: speaker(of: claim),
      claim: claim.id, document: claim.document, sentence: sentences.said(claim, at: place),
      ties: isEnd ? endings(of: claim) : ties(of: claim, at: place),
      repeats: isEnd ? 0 : repetitions[claim.id] ?? 0)
  }

  private func kind(of claim: Claim) -> ChangeKind {
    switch claim.plot {
    case .counterclaim: .denied
    case .intent: .announced
    case .claim, .no:
      if claim.isAgainstInterest {
        .conceded
      } else if claim.predicate == .contested {
        .fighting
      } else {
        claim.kind == .movement ? .moving : .claimed
      }
    }
  }

  private func speaker(of claim: Claim) -> String {
    let names = [
      claim.attribution.claimant, claim.attribution.outlet, claim.outlet, claim.title,
      claim.document,
    ]
    return names.lazy.compactMap(\.self).first { !$0.isEmpty } ?? "an unnamed report"
  }

  /// Whether a claim tells of a place, of one inside it or of one around it.
  private func concerns(_ claim: Claim, _ place: ClaimPlace) -> Bool {
    guard let id = place.placeID else { return true }
    return claim.concernedPlaces.contains { other in
      guard let otherID = other.placeID else { return false }
      return otherID == id || gazetteer.isInside(otherID, id) || gazetteer.isInside(id, otherID)
    }
  }

  /// What ties a claim to others about the same place; each in words, once.
  private func ties(of claim: Claim, at place: ClaimPlace) -> [String] {
    var lines: [String] = []
    let answered = Set(claim.relations.filter { $0.type == .answers }.map(\.claim))
    for relation in claim.relations {
      if relation.type == .contradicts, answered.contains(relation.claim) { continue }
      guard let other = ledger[relation.claim], other.review != .rejected,
        !tellsOfCivilians(other) || other.id == claim.id, concerns(other, place)
      else { continue }
      let verb: String
      switch relation.type {
      case .answers: verb = "answers"
      case .contradicts: verb = "contradicts"
      case .concedes: verb = "grants"
      case .supersedes: verb = "takes the place of"
      case .repeats: continue
      }
      let day = ledger.holding(of: other).begin.map { " of \($0.longText)" } ?? " without a date"
      let line = "\(verb) the word of \(speaker(of: other))\(day)"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  private func endings(of claim: Claim) -> [String] {
    let later = ledger.claims.filter { other in
      other.relations.contains { $0.type == .supersedes && $0.claim == claim.id }
    }
    guard let first = later.first else { return ["the limit of days is over"] }
    return ["its claimant's later word: " + sentences.said(first)]
  }

  private func finished(_ spot: Spot) -> PlaceChanges {
    let changes = spot.changes.sorted { left, right in
      if left.day != right.day { return left.day < right.day }
      let ranks = [left, right].map { ChangeKind.allCases.firstIndex(of: $0.kind) ?? 0 }
      return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : left.claim < right.claim
    }
    let standing = Set(spot.standing.map(\.id))
    let isDisputed = spot.standing.contains { claim in
      ledger.contradictions(of: claim).contains { standing.contains($0) }
    }
    return PlaceChanges(
      name: spot.place.name, id: spot.place.placeID, kind: spot.place.kind, changes: changes,
      summary: ChangeWords(changes).summary, standing: standing.count, isDisputed: isDisputed)
  }
}
