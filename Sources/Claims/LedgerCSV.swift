import Chronology
import Encoding
public import Gazetteer

/// Writes and reads ledgers as CSV (RFC 4180, UTF-8): one claim a row, for people and spreadsheets.
///
/// The table leaves out what its columns cannot hold (the words and offsets of places, the cue, the
/// title and address of the report); JSON lines keep all. Written, read and written again it has
/// the same bytes.
///
/// - `place`, `place_id`, `role`: the main place.
/// - `other_places`: `role=id` pairs joined by `;`. A place that is in no gazetteer is written
///   `role=?words`, where `%3B` stands for `;` and `%25` for `%`.
/// - `relations`: `type=id` pairs joined by `;`.
/// - A cell that a spreadsheet would run as a formula has an apostrophe before it, taken off again
///   by the reader.
public enum LedgerCSV {
  /// The columns, in their order.
  public static let columns = [
    "id", "doc", "doc_sha256", "kind", "predicate", "actor", "actor_id", "target", "place",
    "place_id", "role", "other_places", "polarity", "modality", "background", "claimant", "medium",
    "outlet", "date_start", "date_end", "date_granularity", "date_expression", "date_how",
    "report_date", "extent", "magnitude", "quote", "start", "end", "trigger", "trigger_start",
    "trigger_end", "plot", "confidence", "against_interest", "review", "relations", "note",
  ]

  /// Returns claims as a table, in their order.
  public static func write(_ claims: [Claim]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord(columns)
    for claim in claims { bytes.appendCSVRecord(cells(claim), guardFormulas: true) }
    return bytes
  }

  /// The cells of a claim by column.
  static func dictionary(of claim: Claim) -> [String: String] {
    Dictionary(zip(columns, cells(claim))) { first, _ in first }
  }

  private static func cells(_ claim: Claim) -> [String] {
    let main = claim.mainPlaceIndex
    let place = main.map { claim.places[$0] }
    let others = claim.places.indices.filter { $0 != main }.map { pair(claim.places[$0]) }
    return [
      claim.id, claim.document, claim.documentDigest, claim.kind.rawValue,
      claim.predicate.rawValue, claim.actor ?? "", claim.actorID ?? "", claim.target ?? "",
      place?.name ?? "", place?.placeID?.rawValue ?? "", place?.role.rawValue ?? "",
      others.joined(separator: ";"), claim.polarity.rawValue, claim.modality.rawValue,
      String(claim.isBackground), claim.attribution.claimant ?? "", claim.attribution.medium ?? "",
      claim.attribution.outlet ?? claim.outlet ?? "", claim.date?.interval.start.iso8601 ?? "",
      claim.date?.interval.end.iso8601 ?? "", claim.date?.granularity.rawValue ?? "",
      claim.date?.expression ?? "", claim.date?.how ?? "", claim.reportDate?.iso8601 ?? "",
      claim.extent ?? "", claim.magnitude ?? "", claim.quote, number(claim.range?.lowerBound),
      number(claim.range?.upperBound), claim.trigger, number(claim.triggerRange?.lowerBound),
      number(claim.triggerRange?.upperBound), claim.plot.rawValue,
      decimalText(claim.confidence, places: 6), String(claim.isAgainstInterest),
      claim.review.rawValue,
      claim.relations.map { "\($0.type.rawValue)=\($0.claim)" }.joined(separator: ";"), claim.note,
    ]
  }

  private static func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }

  private static func pair(_ place: ClaimPlace) -> String {
    guard let id = place.placeID else {
      return "\(place.role.rawValue)=?\(escaped(place.surface))"
    }
    return "\(place.role.rawValue)=\(escaped(id.rawValue))"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case ";": result += "%3B"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if rest.starts(with: "%25".unicodeScalars) {
        result += "%"
        rest = rest.dropFirst(3)
      } else if rest.starts(with: "%3B".unicodeScalars) {
        result += ";"
        rest = rest.dropFirst(3)
      } else {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}

extension LedgerCSV {
  /// Reads a table in any order of columns, with commas, semicolons or tabs between cells, as a
  /// spreadsheet saves it. Rows with faults are listed and the others kept.
  ///
  /// Names, kinds and points of places come from `gazetteer` by their ids. A date that a spreadsheet
  /// has rewritten (`24/08/2021`) is a fault: day and month could be guessed wrongly.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String, gazetteer: Gazetteer?
  ) -> LedgerReading {
    let bytes = Array(bytes)
    let table: Table
    do throws(TableFault) {
      table = try Table(
        bytes, file: file, separator: separator(of: bytes), required: ["doc", "predicate"])
    } catch {
      return LedgerReading(faults: [LedgerFault(error)])
    }
    var reading = LedgerReading(faults: table.faults.map(LedgerFault.init))
    for row in table.rows where row.cells.contains(where: { !$0.isEmpty }) {
      do throws(RowFault) {
        reading.claims.append(try claim(CSVFields(row: row), gazetteer))
      } catch {
        reading.faults.append(LedgerFault(file: file, line: row.line, fault: error.fault))
      }
    }
    reading.faults.sort()
    return reading
  }

  /// Returns the byte between the cells of a header line: the commonest of comma, semicolon, tab.
  static func separator(of bytes: [UInt8]) -> UInt8 {
    let header = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    let counts = candidates.map { byte in header.count { $0 == byte } }
    let most = counts.max() ?? 0
    return zip(candidates, counts).first { $0.1 == most }?.0 ?? UInt8(ascii: ",")
  }

  static func claim(
    _ fields: CSVFields, _ gazetteer: Gazetteer?
  ) throws(RowFault) -> Claim {
    guard let document = fields.text("doc") else { throw RowFault("“doc” is empty") }
    guard let predicate = try fields.word("predicate", Predicate.self) else {
      throw RowFault("“predicate” is empty")
    }
    let range = try fields.range("start", "end")
    var claim = Claim(
      id: fields.text("id")
        ?? ClaimIdentifier.make(document: document, range: range, predicate: predicate),
      document: document, predicate: predicate)
    _ = try fields.word("kind", ClaimKind.self)
    _ = try fields.word("plot", PlotClass.self)
    claim.range = range
    claim.documentDigest = fields.text("doc_sha256") ?? ""
    claim.actor = fields.text("actor")
    claim.actorID = fields.text("actor_id")
    claim.target = fields.text("target")
    claim.places = try places(fields, gazetteer)
    claim.polarity = try fields.word("polarity", Polarity.self) ?? .positive
    claim.modality = try fields.word("modality", Modality.self) ?? .asserted
    claim.isBackground = try fields.flag("background")
    let outlet = fields.text("outlet")
    claim.attribution = Attribution(
      claimant: fields.text("claimant"), medium: fields.text("medium"), outlet: outlet)
    claim.outlet = outlet.map(outermostOutlet)
    claim.date = try date(fields)
    claim.reportDate = try fields.day("report_date")
    claim.extent = fields.text("extent")
    claim.magnitude = fields.text("magnitude")
    claim.quote = fields.text("quote") ?? ""
    claim.trigger = fields.text("trigger") ?? ""
    claim.triggerRange = try fields.range("trigger_start", "trigger_end")
    claim.confidence = try fields.number("confidence") ?? 1
    claim.isAgainstInterest = try fields.flag("against_interest")
    claim.review = try fields.word("review", Review.self) ?? .open
    for (type, other) in try fields.pairs("relations") {
      claim.relations.append(
        Relation(type: try vocabulary(RelationType.self, type, "relation"), claim: String(other)))
    }
    claim.note = fields.text("note") ?? ""
    return claim
  }

  private static func outermostOutlet(_ chain: String) -> String {
    let parts = chain.split(separator: " via ")
    return parts.last.map(String.init) ?? chain
  }

  private static func places(
    _ fields: CSVFields, _ gazetteer: Gazetteer?
  ) throws(RowFault) -> [ClaimPlace] {
    var places: [ClaimPlace] = []
    let name = fields.text("place")
    let id = fields.text("place_id").map { PlaceID(rawValue: $0) }
    if name != nil || id != nil {
      let role = try fields.word("role", PlaceRole.self) ?? .at
      places.append(place(role, name: name, id: id, gazetteer))
    }
    for (role, value) in try fields.pairs("other_places") {
      let role = try vocabulary(PlaceRole.self, role, "role")
      if value.first == "?" {
        places.append(place(role, name: unescaped(value.dropFirst()), id: nil, gazetteer))
      } else {
        let id = PlaceID(rawValue: unescaped(value))
        places.append(place(role, name: nil, id: id, gazetteer))
      }
    }
    return places
  }

  private static func place(
    _ role: PlaceRole, name: String?, id: PlaceID?, _ gazetteer: Gazetteer?
  ) -> ClaimPlace {
    let known = id.flatMap { gazetteer?.place($0) }
    let name = name ?? known?.name ?? id?.rawValue ?? ""
    return ClaimPlace(
      role: role, name: name, placeID: id, kind: known?.kind, coordinate: known?.coordinate,
      surface: name, range: nil, resolution: .named)
  }

  private static func date(_ fields: CSVFields) throws(RowFault) -> ClaimDate? {
    let end = try fields.day("date_end")
    guard let start = try fields.day("date_start") ?? end else { return nil }
    guard let interval = DateInterval(start: start, end: end ?? start) else {
      throw RowFault("“date_end” comes before “date_start”")
    }
    return ClaimDate(
      interval: interval,
      granularity: try fields.word("date_granularity", Granularity.self) ?? .day,
      expression: fields.text("date_expression") ?? "", how: fields.text("date_how") ?? "")
  }
}

extension Claim {
  /// The index of ``mainPlace``.
  var mainPlaceIndex: Int? {
    places.firstIndex { $0.role != .in } ?? places.indices.first
  }
}
