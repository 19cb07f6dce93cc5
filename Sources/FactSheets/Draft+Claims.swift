import Chronology
import Claims
import Gazetteer

extension FactSheetDraft {
  /// A claim about the place or about a place inside it.
  struct Concerning {
    let claim: Claim
    /// The place inside, or `nil` when about the place itself.
    let inside: Place?
  }

  /// The claims that concern the place and may be shown, in the order of the ledger.
  var concerning: [Concerning] {
    (builder.ledger?.claims ?? []).compactMap { claim in
      guard claim.plot != .no, claim.review != .rejected else { return nil }
      return concern(claim)
    }
  }

  private func concern(_ claim: Claim) -> Concerning? {
    let ids = claim.places.filter { $0.role != .in }.compactMap(\.placeID)
    let named = ids.isEmpty ? claim.places.compactMap(\.placeID) : ids
    if named.contains(place.id) { return Concerning(claim: claim, inside: nil) }
    guard let inner = named.first(where: { gazetteer.isInside($0, place.id) }) else { return nil }
    return Concerning(claim: claim, inside: gazetteer.place(inner))
  }

  /// Whether a claim tells of people in flight: shown as a sum, never at a point.
  func isHumanitarian(_ claim: Claim) -> Bool {
    if let id = claim.actorID, let actor = gazetteer.actor(id) { return actor.kind == .civilians }
    return claim.predicate == .fleeing || claim.predicate == .evacuated
  }

  func claimBlocks() -> [FactSheetBlock] {
    guard builder.ledger != nil else { return [] }
    let shown = concerning.filter { !isHumanitarian($0.claim) }
    var open: [Concerning] = []
    var undated: [Concerning] = []
    var over = 0
    var later = 0
    for item in shown {
      let holding = holding(of: item.claim)
      guard let begin = holding.begin else {
        undated.append(item)
        continue
      }
      guard let asOf = builder.asOf else {
        open.append(item)
        continue
      }
      if begin > asOf {
        later += 1
      } else if holding.includes(asOf) {
        open.append(item)
      } else {
        over += 1
      }
    }
    guard !open.isEmpty || !undated.isEmpty || over > 0 || later > 0 else { return [] }
    var opening = "Claims, not facts: each line is what somebody says, and who relayed it."
    if shown.contains(where: { $0.inside != nil }) {
      opening += " Claims about places inside \(place.name) are marked with the place."
    }
    var blocks: [FactSheetBlock] = [.paragraph(sentence(opening))]
    var claimants: [String] = []
    for item in open where !claimants.contains(speaker(of: item.claim)) {
      claimants.append(speaker(of: item.claim))
    }
    for claimant in claimants.sorted() {
      let said = open.filter { speaker(of: $0.claim) == claimant }
      let title = claimant.prefix(1).uppercased() + claimant.dropFirst()
      blocks.append(.claims(ClaimGroup(title: title, claims: entries(said))))
    }
    if !undated.isEmpty {
      blocks.append(
        .claims(ClaimGroup(title: "Without a date", claims: entries(undated))))
    }
    var rest: [String] = []
    if over > 0 {
      let verb = over == 1 ? "is" : "are"
      rest.append(
        "\(counted(over, "earlier claim", "earlier claims")) \(verb) in the timeline only.")
    }
    if later > 0, let asOf = builder.asOf {
      let verb = later == 1 ? "is" : "are"
      rest.append(
        "\(counted(later, "claim", "claims")) dated after \(asOf.longText) \(verb) left out.")
    }
    if !rest.isEmpty { blocks.append(.paragraph(sentence(rest.joined(separator: " "), .counted))) }
    return blocks
  }

  /// The claims as entries; what is said again in the same words of the same days stands with the
  /// first.
  private func entries(_ items: [Concerning]) -> [ClaimEntry] {
    var list: [ClaimEntry] = []
    for item in items {
      let new = entry(item)
      let first = list.firstIndex { old in
        old.sentence == new.sentence && old.inside == new.inside && old.date == new.date
          && old.dateReading == new.dateReading && old.status == new.status
          && old.isAgainstInterest == new.isAgainstInterest && old.note.isEmpty && new.note.isEmpty
      }
      guard let first else {
        list.append(new)
        continue
      }
      list[first].repeats.append(new)
      list[first].relations += new.relations.filter { !list[first].relations.contains($0) }
    }
    for index in list.indices where !list[index].repeats.isEmpty {
      // That it repeats itself is told by its passages.
      let sentence = list[index].sentence
      list[index].relations.removeAll {
        $0.hasPrefix("Repeats: \(sentence)") || $0.hasPrefix("Repeated by: \(sentence)")
      }
    }
    return list
  }

  /// Who says it: the claimant, else the report in its own voice.
  private func speaker(of claim: Claim) -> String {
    claim.attribution.claimant
      ?? "\(claim.outlet ?? claim.title ?? claim.document) (in its own voice)"
  }

  /// The claim in words, always with who says it.
  func said(_ claim: Claim) -> String { SentenceWriter(gazetteer: gazetteer).said(claim) }

  func holding(of claim: Claim) -> Holding {
    builder.ledger?.holding(of: claim)
      ?? Holding(begin: nil, finish: nil, beginsWithReport: false)
  }

  private func entry(_ item: Concerning) -> ClaimEntry {
    let claim = item.claim
    let holding = holding(of: claim)
    var date = "no date"
    var reading = ""
    if let told = claim.date {
      date = intervalWords(told.interval)
      reading =
        told.expression.isEmpty
        ? told.how : "read from “\(told.expression)”" + (told.how.isEmpty ? "" : " (\(told.how))")
    } else if holding.beginsWithReport, let begin = holding.begin {
      date = begin.longText
      reading = "the day of the report; the text gives no date"
    }
    var relays: [String] = []
    if let medium = claim.attribution.medium { relays.append("through \(medium)") }
    if claim.attribution.claimant != nil, let outlet = claim.attribution.outlet ?? claim.outlet {
      relays.append("relayed by \(outlet)")
    }
    let note = [claim.review == .open ? "" : "Review: \(claim.review.rawValue).", claim.note]
      .filter { !$0.isEmpty }.joined(separator: " ")
    return ClaimEntry(
      id: claim.id, sentence: said(claim), inside: item.inside.map(nameWithKind),
      relayedBy: relays.joined(separator: ", "), report: claim.title ?? claim.document,
      url: claim.url ?? "", reportDate: claim.reportDate,
      reportDateIsAssumed: claim.reportDateIsAssumed, date: date, dateReading: reading,
      quote: shortened(claim.quote), relations: relations(of: claim),
      isAgainstInterest: claim.isAgainstInterest, status: claim.status, note: note)
  }

  /// Ties in both directions, in words.
  private func relations(of claim: Claim) -> [String] {
    let forward: [RelationType: String] = [
      .repeats: "Repeats", .contradicts: "Contradicts", .supersedes: "Replaces",
      .concedes: "Concedes", .answers: "Answers",
    ]
    let backward: [RelationType: String] = [
      .repeats: "Repeated by", .contradicts: "Contradicted by", .supersedes: "Replaced by",
      .concedes: "Conceded by", .answers: "Answered by",
    ]
    var lines: [String] = []
    func add(_ word: String?, _ id: String) {
      // A civilian's flight is told as a sum below and not spelt out here.
      guard let word, let other = builder.claimsByID[id], !isHumanitarian(other) else { return }
      let day = holding(of: other).begin.map { ", \($0.longText)" } ?? ""
      let line = "\(word): \(said(other))\(day)"
      if !lines.contains(line) { lines.append(line) }
    }
    let answering = builder.relationsTo[claim.id] ?? []
    // Two claims that contradict each other are told once, also where one answers the other.
    let ties = claim.relations.map { ($0.type, $0.claim) } + answering
    let opposed = Set(ties.filter { $0.0 == .contradicts }.map(\.1))
    func isToldAsOpposed(_ type: RelationType, _ other: String) -> Bool {
      type == .answers && opposed.contains(other)
    }
    for relation in claim.relations {
      if relation.type == .contradicts || isToldAsOpposed(relation.type, relation.claim) {
        continue
      }
      add(forward[relation.type], relation.claim)
    }
    for type in RelationType.allCases {
      if type == .contradicts {
        for relation in claim.relations where relation.type == type {
          add("Contradicted by", relation.claim)
        }
      }
      for relation in answering
      where relation.type == type && !isToldAsOpposed(type, relation.claim) {
        add(backward[type], relation.claim)
      }
    }
    return lines
  }
}

/// A quote of at most 300 characters, cut at a word.
func shortened(_ quote: String) -> String {
  let limit = 300
  guard quote.count > limit else { return quote }
  let head = quote.prefix(limit - 1)
  let cut = head.lastIndex { $0.isWhitespace } ?? head.endIndex
  return head[..<cut] + "…"
}
