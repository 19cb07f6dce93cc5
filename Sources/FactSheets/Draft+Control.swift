import Chronology
import Claims
import Gazetteer

extension FactSheetDraft {
  /// The claims of control with their days, a lane a claimant.
  func controlTimeline() -> ControlTimeline? {
    guard let ledger = builder.ledger else { return nil }
    let shown = concerning.filter { item in
      item.claim.kind == .control && item.claim.plot != .intent && !isHumanitarian(item.claim)
        && ledger.repeats(of: item.claim).isEmpty
    }
    let dated = shown.filter { item in
      guard let begin = holding(of: item.claim).begin else { return false }
      return builder.asOf.map { begin <= $0 } ?? true
    }
    guard let first = dated.compactMap({ holding(of: $0.claim).begin }).min() else { return nil }
    let last = dated.compactMap { item -> CalendarDate? in
      let holding = holding(of: item.claim)
      return [holding.begin, holding.finish, item.claim.date?.interval.end].compactMap(\.self).max()
    }.max()
    let end = [last, builder.asOf, first].compactMap(\.self).max() ?? first
    guard let span = DateInterval(start: first, end: max(end, first.advanced(by: 1))) else {
      return nil
    }
    let ids = Set(dated.map(\.claim.id))
    var conflicts: [DateInterval] = []
    var lanes: [(claimant: String, intervals: [ControlTimeline.Interval])] = []
    let sorted = dated.enumerated().sorted { left, right in
      let a = holding(of: left.element.claim).begin ?? first
      let b = holding(of: right.element.claim).begin ?? first
      return a != b ? a < b : left.offset < right.offset
    }.map(\.element)
    for item in sorted {
      let rivals = ledger.contradictions(of: item.claim).filter { id in
        guard ids.contains(id), let other = ledger[id],
          let common = common(item.claim, other, until: span.end)
        else { return false }
        conflicts.append(common)
        return true
      }
      let interval = interval(item, contradictedBy: rivals)
      let claimant =
        item.claim.attribution.claimant
        ?? "\(item.claim.outlet ?? item.claim.title ?? item.claim.document) (report)"
      if let lane = lanes.firstIndex(where: { $0.claimant == claimant }) {
        lanes[lane].intervals.append(interval)
      } else {
        lanes.append((claimant, [interval]))
      }
    }
    return ControlTimeline(
      place: place,
      lanes: lanes.map { ControlTimeline.Lane(claimant: $0.claimant, intervals: $0.intervals) },
      conflicts: joined(conflicts), span: span,
      undated: shown.count { holding(of: $0.claim).begin == nil }, hues: hues(dated.map(\.claim)))
  }

  private func interval(
    _ item: Concerning, contradictedBy rivals: [String]
  ) -> ControlTimeline.Interval {
    let claim = item.claim
    let holding = holding(of: claim)
    let begin = holding.begin ?? CalendarDate(dayNumber: 0)
    let fighting: Set<Predicate> = [.contested, .besieged, .blocked]
    let stance: ControlTimeline.Stance =
      claim.plot == .counterclaim
      ? .denial : fighting.contains(claim.predicate) ? .contested : .claim
    return ControlTimeline.Interval(
      claim: claim.id, actor: actorName(claim), predicate: claim.predicate.rawValue, stance: stance,
      isLoss: claim.predicate == .lost || claim.predicate == .ceded, earliestBegin: begin,
      latestBegin: max(begin, claim.date?.interval.end ?? begin),
      granularity: claim.date?.granularity, finish: holding.finish, inside: item.inside,
      contradictedBy: rivals, document: claim.document, said: said(claim))
  }

  private func actorName(_ claim: Claim) -> String {
    claim.actorID.flatMap { gazetteer.actor($0)?.name } ?? claim.actor ?? ""
  }

  private func hues(_ claims: [Claim]) -> [String: String] {
    var hues: [String: String] = [:]
    for claim in claims {
      guard let hue = builder.hues[claim.actorID ?? claim.actor ?? ""] else { continue }
      hues[actorName(claim)] = hue
    }
    return hues
  }

  /// The days on which both hold.
  private func common(_ a: Claim, _ b: Claim, until end: CalendarDate) -> DateInterval? {
    let (first, second) = (holding(of: a), holding(of: b))
    guard let begin = first.begin, let otherBegin = second.begin else { return nil }
    return DateInterval(
      start: max(begin, otherBegin), end: min(first.finish ?? end, second.finish ?? end))
  }

  private func joined(_ intervals: [DateInterval]) -> [DateInterval] {
    var joined: [DateInterval] = []
    for next in intervals.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = joined.last, next.start <= last.end.advanced(by: 1),
        let both = DateInterval(start: last.start, end: max(last.end, next.end))
      {
        joined[joined.count - 1] = both
      } else {
        joined.append(next)
      }
    }
    return joined
  }
}
