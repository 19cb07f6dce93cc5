import Chronology
import Encoding
import Gazetteer
import Geometry

extension LedgerJSON {
  /// Reads JSON lines, one a claim or one a report as ``line(report:claims:error:)`` writes it.
  /// Empty lines are passed over; a line with a fault is listed and the others are kept. Members that a ledger does not have are ignored, those that are missing take their
  /// defaults, and `kind` and `plot` follow from the rest; only `doc` and `predicate` must be there.
  public static func read(_ bytes: some Sequence<UInt8>, file: String) -> LedgerReading {
    let (claims, faults) = readLines(Array(bytes), file: file)
    return LedgerReading(claims: claims.map(\.claim), faults: faults)
  }

  /// Reads JSON lines; each claim comes with its line.
  static func readLines(
    _ bytes: [UInt8], file: String
  ) -> (claims: [(line: Int, claim: Claim)], faults: [LedgerFault]) {
    var claims: [(line: Int, claim: Claim)] = []
    var faults: [LedgerFault] = []
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      func fault(_ text: String) {
        faults.append(LedgerFault(file: file, line: index + 1, fault: text))
      }
      func keep(_ read: () throws(RowFault) -> Claim) {
        do throws(RowFault) { claims.append((index + 1, try read())) } catch { fault(error.fault) }
      }
      let value: JSONValue
      do throws(RowFault) { value = try object(line) } catch {
        fault(error.fault)
        continue
      }
      // The line of a report holds its claims, or why there are none.
      guard let members = value["claims"]?.array, value["predicate"] == nil else {
        keep { () throws(RowFault) in try claim(JSONFields(value)) }
        continue
      }
      for member in members {
        keep { () throws(RowFault) in
          guard member.members != nil else { throw RowFault("a claim must be a JSON object") }
          return try claim(JSONFields(member))
        }
      }
      if let error = value["error"]?.string { fault("no claims of this report: \(error)") }
    }
    return (claims, faults)
  }

  private static func object(_ line: ArraySlice<UInt8>) throws(RowFault) -> JSONValue {
    guard String(validating: line, as: UTF8.self) != nil else { throw RowFault("not UTF-8") }
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONParser.parse(line)
    } catch {
      throw RowFault("column \(error.column): \(error.fault)")
    }
    guard value.members != nil else { throw RowFault("a claim must be a JSON object") }
    return value
  }

  private static func claim(_ fields: JSONFields) throws(RowFault) -> Claim {
    guard let document = try fields.text("doc") else { throw RowFault("“doc” is missing") }
    guard let predicate = try fields.word("predicate", Predicate.self) else {
      throw RowFault("“predicate” is missing")
    }
    let range = try fields.range("start", "end")
    var claim = Claim(
      id: try fields.text("id")
        ?? ClaimIdentifier.make(document: document, range: range, predicate: predicate),
      document: document, predicate: predicate)
    _ = try fields.word("kind", ClaimKind.self)
    _ = try fields.word("plot", PlotClass.self)
    claim.range = range
    claim.documentDigest = try fields.text("doc_sha256") ?? ""
    claim.actor = try fields.text("actor")
    claim.actorID = try fields.text("actor_id")
    claim.target = try fields.text("target")
    for element in try fields.objects("places") { claim.places.append(try place(element)) }
    claim.polarity = try fields.word("polarity", Polarity.self) ?? .positive
    claim.modality = try fields.word("modality", Modality.self) ?? .asserted
    claim.isBackground = try fields.flag("background")
    if let attribution = try fields.object("attribution") {
      claim.attribution = Attribution(
        claimant: try attribution.text("claimant"), medium: try attribution.text("medium"),
        outlet: try attribution.text("outlet"), cue: try attribution.text("cue"))
    }
    claim.date = try date(fields.object("date"))
    claim.reportDate = try fields.day("report_date")
    claim.reportDateIsAssumed = try fields.text("report_date_basis") == "assumed"
    claim.extent = try fields.text("extent")
    claim.magnitude = try fields.text("magnitude")
    claim.quote = try fields.text("quote") ?? ""
    claim.trigger = try fields.text("trigger") ?? ""
    claim.triggerRange = try fields.range("trigger_start", "trigger_end")
    claim.confidence = try fields.number("confidence") ?? 1
    claim.isAgainstInterest = try fields.flag("against_interest")
    claim.review = try fields.word("review", Review.self) ?? .open
    for element in try fields.objects("relations") {
      guard let type = try element.word("type", RelationType.self),
        let other = try element.text("claim")
      else { throw RowFault("a relation needs “type” and “claim”") }
      claim.relations.append(Relation(type: type, claim: other))
    }
    claim.outlet = try fields.text("outlet")
    claim.title = try fields.text("title")
    claim.url = try fields.text("url")
    claim.note = try fields.text("note") ?? ""
    return claim
  }

  private static func place(_ fields: JSONFields) throws(RowFault) -> ClaimPlace {
    let name = try fields.text("name")
    let surface = try fields.text("surface") ?? name ?? ""
    var coordinate: Coordinate?
    switch (try fields.number("lon"), try fields.number("lat")) {
    case (nil, nil): break
    case (let longitude?, let latitude?):
      coordinate = Coordinate(longitude: longitude, latitude: latitude)
      if coordinate == nil { throw RowFault("“lat”, “lon”: no such position on Earth") }
    default: throw RowFault("“lat” and “lon” must stand together")
    }
    return ClaimPlace(
      role: try fields.word("role", PlaceRole.self) ?? .at, name: name ?? surface,
      placeID: try fields.text("place_id").map { PlaceID(rawValue: $0) },
      kind: try fields.word("kind", PlaceKind.self), coordinate: coordinate, surface: surface,
      range: try fields.range("start", "end"),
      resolution: try fields.word("resolution", PlaceResolution.self) ?? .named)
  }

  private static func date(_ fields: JSONFields?) throws(RowFault) -> ClaimDate? {
    guard let fields, let start = try fields.day("start") else { return nil }
    guard let interval = DateInterval(start: start, end: try fields.day("end") ?? start) else {
      throw RowFault("“date”: the end comes before the start")
    }
    return ClaimDate(
      interval: interval, granularity: try fields.word("granularity", Granularity.self) ?? .day,
      expression: try fields.text("expression") ?? "", how: try fields.text("how") ?? "")
  }
}

/// The members of a JSON object, read by name and type; `null` counts as absent.
private struct JSONFields {
  private let values: [String: JSONValue]

  init(_ value: JSONValue) {
    var values: [String: JSONValue] = [:]
    for member in value.members ?? [] where values[member.name] == nil && member.value != .null {
      values[member.name] = member.value
    }
    self.values = values
  }

  private func get<T>(
    _ name: String, _ type: String, _ read: (JSONValue) -> T?
  ) throws(RowFault) -> T? {
    guard let value = values[name] else { return nil }
    guard let result = read(value) else { throw RowFault("“\(name)” must be \(type)") }
    return result
  }

  func text(_ name: String) throws(RowFault) -> String? { try get(name, "text") { $0.string } }

  func number(_ name: String) throws(RowFault) -> Double? {
    try get(name, "a number") { $0.double }
  }

  func flag(_ name: String) throws(RowFault) -> Bool {
    try get(name, "true or false") { $0.bool } ?? false
  }

  func word<T: RawRepresentable & CaseIterable>(
    _ name: String, _ type: T.Type
  ) throws(RowFault) -> T? where T.RawValue == String {
    guard let text = try text(name) else { return nil }
    return try vocabulary(type, text, name)
  }

  func day(_ name: String) throws(RowFault) -> CalendarDate? {
    guard let text = try text(name) else { return nil }
    guard let day = CalendarDate(iso8601: text) else {
      throw RowFault("“\(name)”: “\(text)” is no day like 2021-08-24")
    }
    return day
  }

  func range(_ start: String, _ end: String) throws(RowFault) -> Range<Int>? {
    let lower = try get(start, "a whole number") { $0.int }
    let upper = try get(end, "a whole number") { $0.int }
    return try offsets(lower, upper, "“\(start)”, “\(end)”")
  }

  func object(_ name: String) throws(RowFault) -> JSONFields? {
    try get(name, "an object") { $0.members == nil ? nil : JSONFields($0) }
  }

  func objects(_ name: String) throws(RowFault) -> [JSONFields] {
    let elements = try get(name, "a list of objects") { value in
      value.array.flatMap { list in list.allSatisfy { $0.members != nil } ? list : nil }
    }
    return (elements ?? []).map(JSONFields.init)
  }
}
