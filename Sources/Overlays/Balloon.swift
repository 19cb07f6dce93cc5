import Claims
import Gazetteer

/// The plain text under the titles of features.
struct Balloon {
  /// How many claims a text lists: viewers of KML refuse texts of many megabytes.
  static let limit = 300

  let ties: Ties
  let sentences: SentenceWriter

  /// A mark of one claim.
  func text(_ claim: Claim, said: String, holding: Holding, reason: String) -> String {
    var lines = [said + "."] + details(claim, holding: holding)
    if !reason.isEmpty { lines.append("Drawn: " + reason) }
    return lines.joined(separator: "\n")
  }

  /// A mark of several claims, the oldest first.
  func text(_ heading: String, _ entries: [(claim: Claim, holding: Holding)], reason: String)
    -> String
  {
    var lines = [heading]
    if !reason.isEmpty { lines.append("Drawn: " + reason) }
    for entry in entries.prefix(Self.limit) {
      lines.append("")
      lines.append(sentences.said(entry.claim) + ".")
      lines += details(entry.claim, holding: entry.holding)
    }
    if entries.count > Self.limit {
      lines += ["", "And \(counted(entries.count - Self.limit, "more claim")); see the ledger."]
    }
    return lines.joined(separator: "\n")
  }

  private func details(_ claim: Claim, holding: Holding) -> [String] {
    var lines: [String] = []
    let quote = ClaimText.quote(claim)
    if !quote.isEmpty { lines.append("“\(quote)”") }
    lines.append("Date: " + ClaimText.date(claim, holding))
    lines.append("Read in: " + ClaimText.source(claim))
    if let link = ClaimText.link(claim) { lines.append(link) }
    if let extent = claim.extent, !extent.isEmpty { lines.append("Extent: " + extent) }
    if let magnitude = claim.magnitude, !magnitude.isEmpty { lines.append("Number: " + magnitude) }
    if claim.isAgainstInterest { lines.append("Said against the speaker's own interest.") }
    for id in ties.contradictedBy(claim) {
      let words = ties.claim(id).map { sentences.said($0) + " (\(id))" } ?? id
      lines.append("Contradicted: " + words)
    }
    let repeats = ties.repeats(claim)
    if !repeats.isEmpty { lines.append("Repeats: " + repeats.joined(separator: ", ")) }
    if !claim.note.isEmpty { lines.append("Note: " + claim.note) }
    return lines
  }
}
