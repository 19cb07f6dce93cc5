import Chronology
import Claims
import Gazetteer

extension FactSheetDraft {
  func timeline() -> [FactSheetBlock] {
    let dated = concerning.filter { item in
      guard !isHumanitarian(item.claim), let begin = holding(of: item.claim).begin else {
        return false
      }
      return builder.asOf.map { begin <= $0 } ?? true
    }
    guard !dated.isEmpty else { return [] }
    let sorted = dated.enumerated().sorted { left, right in
      let (a, b) = (holding(of: left.element.claim), holding(of: right.element.claim))
      return (a.begin?.dayNumber ?? 0, left.offset) < (b.begin?.dayNumber ?? 0, right.offset)
    }.map(\.element)
    var earlier: [PlaceID: [Claim]] = [:]
    var entries: [TimelineEntry] = []
    for item in sorted {
      let claim = item.claim
      let holding = holding(of: claim)
      guard let begin = holding.begin else { continue }
      let id = item.inside?.id ?? place.id
      var date = claim.date.map { intervalWords($0.interval) } ?? begin.longText
      if holding.beginsWithReport { date += " (report)" }
      var change = change(claim, after: earlier[id] ?? [])
      if claim.kind == .control, let finish = holding.finish,
        finish > claim.date?.interval.end ?? begin
      {
        let ending = "In force until \(finish.longText)."
        change = change.isEmpty ? ending : "\(change) \(ending)"
      }
      let sentence = said(claim)
      let same = entries.firstIndex {
        $0.sentence == sentence && $0.date == date && $0.finish == holding.finish
          && ($0.change == change || change.isEmpty)
      }
      if let same {
        entries[same].repeats.append(claim.id)
      } else {
        entries.append(
          TimelineEntry(
            begin: begin, finish: holding.finish, date: date, claim: claim.id,
            sentence: sentence, change: change))
      }
      earlier[id, default: []].append(claim)
    }
    return [.timeline(entries)]
  }

  /// What a claim turns against the last one about the same place that names another holder.
  private func change(_ claim: Claim, after earlier: [Claim]) -> String {
    guard puts(claim), let actor = claim.actor else { return "" }
    guard let last = earlier.last(where: { puts($0) && $0.actor != nil }),
      let other = last.actor, key(last) != key(claim)
    else { return "" }
    let before = last.date?.interval ?? last.reportDate.map { DateInterval(day: $0) }
    let now = claim.date?.interval ?? claim.reportDate.map { DateInterval(day: $0) }
    if let before, let now, before.overlaps(now) {
      return "\(actor) here, \(other) in another claim of the same days: the order is not known."
    }
    return "Turn: the claim before names \(other), this one \(actor)."
  }

  private func puts(_ claim: Claim) -> Bool {
    claim.predicate.placesActor && claim.plot == .claim
  }

  private func key(_ claim: Claim) -> String { claim.actorID ?? claim.actor ?? "" }

  /// Whether the place is a district or larger.
  var tellsOfCivilians: Bool { place.kind.rank <= PlaceKind.district.rank }

  /// What is said of civilians, by claimant and district; never finer than a district.
  func humanitarian() -> [FactSheetBlock] {
    let items = concerning.filter { item in
      guard isHumanitarian(item.claim) else { return false }
      guard let begin = holding(of: item.claim).begin, let asOf = builder.asOf else { return true }
      return begin <= asOf
    }
    // On the sheet of a village not even that there is such a statement.
    guard !items.isEmpty, tellsOfCivilians else { return [] }
    var lines: [String] = []
    for item in items {
      let claim = item.claim
      let who =
        claim.attribution.claimant.map { "\($0) says" }
        ?? "\(claim.outlet ?? claim.title ?? claim.document) reports"
      let people = peopleWords(claim)
      let act =
        switch claim.predicate {
        case .evacuated: "were evacuated"
        case .fleeing: "have fled"
        case .arrived: "have arrived"
        default: "are on the move"
        }
      let not = claim.plot == .counterclaim ? "It is denied: " : ""
      let area = (item.inside ?? place)
      let unit =
        gazetteer.enclosing(area.id, kind: .district) ?? gazetteer.enclosing(
          area.id, kind: .province)
        ?? place
      let day = holding(of: claim).begin.map { " (\($0.longText))" } ?? " (no date)"
      lines.append("\(not)\(who) that \(people) \(act): \(nameInChain(unit))\(day).")
    }
    var unique: [String] = []
    for line in lines where !unique.contains(line) { unique.append(line) }
    return [
      .paragraph(
        sentence(
          "Claims, not facts. Places are given no finer than a district, and no quotes, so that "
            + "nobody can be found by them.")),
      .list(unique.map { sentence($0) }),
    ]
  }
}

/// How many people of what kind: "thousands of residents", "300 civilians".
private func peopleWords(_ claim: Claim) -> String {
  let actor = claim.actor ?? "people"
  guard let magnitude = claim.magnitude.map(lowercasedFirst), !magnitude.isEmpty else {
    return actor
  }
  if magnitude.contains(actor) { return magnitude }
  let joint = magnitude.hasSuffix("s") ? " of " : " "
  return magnitude + joint + actor
}
