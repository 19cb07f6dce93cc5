import Encoding
import Gazetteer
import Text

/// One row of corrections, and how it changes a claim.
struct Correction {
  let row: Corrections.Row
  let gazetteer: Gazetteer

  /// Columns that tell where the claim stands in its text or follow from others; a row does not
  /// change them, but for `against_interest` of a row whose review is edited.
  private static let fixed: Set<String> = [
    "id", "doc", "doc_sha256", "kind", "plot", "quote", "start", "end", "trigger", "trigger_start",
    "trigger_end", "confidence", "relations", "against_interest",
  ]

  /// Returns the claim as the person wants it.
  ///
  /// - Throws: a fault when a cell names a word, date or place that does not exist.
  func applied(to claim: Claim) throws(RowFault) -> Claim {
    let base = LedgerCSV.dictionary(of: claim)
    var cells = base
    var changed: Set<String> = []
    for column in LedgerCSV.columns where !Self.fixed.contains(column) {
      guard let cell = row.cells[column], !same(cell, base[column] ?? "") else { continue }
      cells[column] = cell
      changed.insert(column)
    }
    guard !changed.isEmpty else { return claim }
    if let cell = row.cells["against_interest"], cells["review"] == Review.edited.rawValue {
      cells["against_interest"] = cell
      changed.insert("against_interest")
    }
    if changed.contains("place"), !changed.contains("place_id") {
      cells["place_id"] = try placeID(cells["place"] ?? "")
    }
    if changed.contains("actor"), !changed.contains("actor_id") {
      let actors = gazetteer.actors.actors(named: cells["actor"] ?? "")
      cells["actor_id"] = actors.first?.id ?? ""
    }
    let read = try LedgerCSV.claim(CSVFields(cells: cells), gazetteer)
    var result = take(changed, from: read, into: claim)
    if result.review == .open { result.review = .edited }
    return result
  }

  private func same(_ cell: String, _ base: String) -> Bool {
    cell == base || cell.trimmingSpaces() == base.trimmingSpaces()
      || (["true", "false"].contains(base) && cell.trimmingSpaces().lowercased() == base)
  }

  private func placeID(_ name: String) throws(RowFault) -> String {
    if name.trimmingSpaces().isEmpty { return "" }
    switch gazetteer.lookup(name) {
    case .one(let place, _, _): return place.id.rawValue
    case .ambiguous(let places):
      let ids = places.prefix(8).map(\.id.rawValue).joined(separator: ", ")
      throw RowFault("“place”: “\(name)” fits several places; write one in place_id: \(ids)")
    case .unknown(let near):
      let hint = near.first.map { "; did you mean \($0.name) (\($0.id))?" } ?? ""
      throw RowFault("“place”: “\(name)” is in no gazetteer\(hint)")
    }
  }

  private func take(_ changed: Set<String>, from read: Claim, into claim: Claim) -> Claim {
    var claim = claim
    for column in changed {
      switch column {
      case "predicate": claim.predicate = read.predicate
      case "actor", "actor_id":
        claim.actor = read.actor
        claim.actorID = read.actorID
      case "target": claim.target = read.target
      case "place", "place_id", "role", "other_places":
        claim.places = merged(read.places, with: claim.places)
      case "polarity": claim.polarity = read.polarity
      case "modality": claim.modality = read.modality
      case "background": claim.isBackground = read.isBackground
      case "claimant": claim.attribution.claimant = read.attribution.claimant
      case "medium": claim.attribution.medium = read.attribution.medium
      case "outlet": claim.attribution.outlet = read.attribution.outlet
      case "date_start", "date_end", "date_granularity", "date_expression", "date_how":
        claim.date = read.date
      case "report_date": claim.reportDate = read.reportDate
      case "extent": claim.extent = read.extent
      case "magnitude": claim.magnitude = read.magnitude
      case "against_interest": claim.isAgainstInterest = read.isAgainstInterest
      case "review": claim.review = read.review
      case "note": claim.note = read.note
      default: break
      }
    }
    return claim
  }

  /// The person's places; one that stood there before keeps its words and offsets.
  private func merged(_ places: [ClaimPlace], with old: [ClaimPlace]) -> [ClaimPlace] {
    places.map { place in
      let known = old.first { other in
        place.placeID == nil
          ? other.placeID == nil && other.surface == place.surface
          : other.placeID == place.placeID
      }
      guard var kept = known else { return place }
      kept.role = place.role
      return kept
    }
  }
}
