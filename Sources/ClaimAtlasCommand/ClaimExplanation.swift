import Chronology
import Claims
import Gazetteer
import Reports
import Text

/// Why a claim says what it says, in words.
struct ClaimExplanation {
  let claim: Claim
  let ledger: Ledger
  let gazetteer: Gazetteer
  let report: Report?

  var text: String {
    let sentences = SentenceWriter(gazetteer: gazetteer)
    var lines = [sentences.said(claim) + ".", ""]
    func add(_ label: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      lines.append(label.padded(to: 14) + value)
    }
    add("Claim", "\(claim.id), \(claim.kind.rawValue)")
    add(
      "Report",
      [claim.document, claim.outlet, claim.title].compactMap(\.self).joined(separator: " · "))
    add("Words", "“\(inContext)”")
    if let range = claim.range {
      add("Stand at", "code points \(range.lowerBound) to \(range.upperBound)")
    }
    add("Predicate", "\(claim.predicate.rawValue), from “\(claim.trigger)”")
    add(
      "Actor",
      claim.actor.map { $0 + (claim.actorID.map { " [\($0)]" } ?? ", in no table of actors") })
    add("Against", claim.target)
    for place in claim.places { add("Place", placeText(place)) }
    add("Who says it", attribution)
    add("Polarity", claim.polarity == .positive ? "affirmed" : "negated")
    add("Put forward as", claim.modality.rawValue)
    if claim.isBackground { add("History", "yes: told as something long past") }
    add("When", dateText)
    let holding = ledger.holding(of: claim)
    if let begin = holding.begin {
      let end = holding.finish.map { "to \($0.iso8601)" } ?? "and is open"
      add(
        "Holds",
        "from \(begin.iso8601)\(holding.beginsWithReport ? " (the report's day)" : "") \(end)")
    }
    add("Drawn as", claim.plot.rawValue)
    add("Confidence", "\(claim.confidence)")
    if claim.isAgainstInterest { add("Concession", "a party admits its own loss") }
    for relation in claim.relations {
      let other = ledger[relation.claim].map { sentences.said($0) } ?? ""
      add(relation.type.rawValue, "\(relation.claim) \(other)")
    }
    add("Check", claim.note)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The quote with a few words before and behind it.
  private var inContext: String {
    guard let report, let range = claim.range else { return claim.quote }
    let scalars = Array(report.document.text.unicodeScalars)
    let start = max(0, range.lowerBound - 60)
    let end = min(scalars.count, range.upperBound + 60)
    guard range.upperBound <= scalars.count, start <= end else { return claim.quote }
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[start..<end])
    return "…" + String(words).split(whereSeparator: \.isWhitespace).joined(separator: " ") + "…"
  }

  private func placeText(_ place: ClaimPlace) -> String {
    let id = place.placeID.map { " [\($0.rawValue)]" } ?? ", not in the gazetteer"
    let how =
      switch place.resolution {
      case .named: "named"
      case .anaphor: "meant by “\(place.surface)”"
      case .implicit: "taken from what was said before"
      }
    return "\(place.role.rawValue) \(place.name)\(id), \(how)"
  }

  private var attribution: String {
    let attribution = claim.attribution
    guard attribution.claimant != nil || attribution.outlet != nil else { return "the narrator" }
    var parts = [attribution.claimant ?? "nobody named"]
    if let medium = attribution.medium { parts.append("by \(medium)") }
    if let outlet = attribution.outlet { parts.append("relayed by \(outlet)") }
    if let cue = attribution.cue { parts.append("cue “\(cue)”") }
    return parts.joined(separator: ", ")
  }

  private var dateText: String {
    guard let date = claim.date else {
      return "the text gives no date"
        + (claim.reportDate.map { "; the report is of \($0.iso8601)" } ?? "")
    }
    let days =
      date.interval.start == date.interval.end
      ? date.interval.start.iso8601
      : "\(date.interval.start.iso8601) to \(date.interval.end.iso8601)"
    return "\(days), from “\(date.expression)” (\(date.how))"
  }
}

extension String {
  /// The text with spaces behind it up to a width, and at least one.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
