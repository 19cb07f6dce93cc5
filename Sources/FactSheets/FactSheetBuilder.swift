public import Chronology
public import Claims
public import Gazetteer
import Geometry

/// Builds fact sheets from a gazetteer and, when there are reports, a ledger of claims.
public struct FactSheetBuilder: Sendable {
  /// Where places, facts and shapes come from.
  public let gazetteer: Gazetteer
  /// The claims, or `nil` when no report was read.
  public let ledger: Ledger?
  /// The day that claims are shown for: the one given, else the ledger's latest report.
  public let asOf: CalendarDate?
  /// The version of the tool, for the last section.
  public let toolVersion: String
  /// Hues of actors by their id, else their name in a claim, as `#1a2b3c`.
  let hues: [String: String]
  /// What maps are drawn of; empty when none are wanted.
  let outlinedPlaces: [OutlinedPlace]
  let claimsByID: [String: Claim]
  /// Ties that point at a claim, with the claim that they come from.
  let relationsTo: [String: [(type: RelationType, claim: String)]]

  /// Prepares to build sheets.
  ///
  /// - Parameters:
  ///   - ledger: `nil` when no report was read; the sheet then says so.
  ///   - asOf: the day that claims are shown for, by default the ledger's own (its latest report).
  ///   - toolVersion: named in the last section, `ClaimAtlas 1.0.0`.
  ///   - drawsMaps: whether sheets get a locator map; only HTML shows it.
  ///   - hues: hues of actors for the timeline, as `#1a2b3c`, by their id, else their name in a
  ///     claim; those of the map of the ledger make sheet and map agree.
  public init(
    gazetteer: Gazetteer, ledger: Ledger? = nil, asOf: CalendarDate? = nil,
    toolVersion: String = "ClaimAtlas", drawsMaps: Bool = true,
    hues: [String: String] = [:]
  ) {
    self.hues = hues
    self.gazetteer = gazetteer
    self.ledger = ledger
    self.asOf = asOf ?? ledger?.defaultDay
    self.toolVersion = toolVersion
    outlinedPlaces = drawsMaps ? OutlinedPlace.all(in: gazetteer) : []
    let claims = ledger?.claims ?? []
    claimsByID = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
    var relations: [String: [(type: RelationType, claim: String)]] = [:]
    for claim in claims {
      for relation in claim.relations {
        relations[relation.claim, default: []].append((relation.type, claim.id))
      }
    }
    relationsTo = relations
  }

  /// The sheet of a place, or `nil` when the gazetteer does not know the id.
  public func sheet(for id: PlaceID) -> FactSheet? {
    guard let place = gazetteer.place(id) else { return nil }
    var draft = FactSheetDraft(builder: self, place: place)
    return draft.finished()
  }
}

/// A sheet while it is written: numbers its sources in the order in which they are first used.
struct FactSheetDraft {
  let builder: FactSheetBuilder
  let place: Place
  let neighbours: [Bordering]
  /// The units around the place, the smallest first.
  let around: [Place]
  /// Whether ``around`` was worked out from its point, since no table says where it lies.
  let isAroundByPoint: Bool
  private(set) var notes: [SourceNote] = []
  private var numbers: [String: Int] = [:]

  init(builder: FactSheetBuilder, place: Place) {
    self.builder = builder
    self.place = place
    neighbours = Bordering.all(of: place, in: builder.gazetteer)
    let stated = builder.gazetteer.ancestors(of: place.id)
    let found = stated.isEmpty ? Self.units(around: place, in: builder.gazetteer) : []
    around = stated.isEmpty ? found : stated
    isAroundByPoint = !found.isEmpty
  }

  /// The units whose surveyed outline holds the point of a place, the smallest first, with what
  /// lies around that.
  private static func units(around place: Place, in gazetteer: Gazetteer) -> [Place] {
    guard let point = place.coordinate, place.kind.rank > PlaceKind.country.rank else { return [] }
    let holding = gazetteer.allPlaces.filter { unit in
      guard unit.id != place.id, unit.kind.isAdministrative, unit.kind.rank < place.kind.rank,
        let shape = gazetteer.shape(of: unit.id), !shape.isApproximate
      else { return false }
      return shape.shape.contains(point)
    }
    guard let smallest = holding.max(by: { $0.kind.rank < $1.kind.rank }) else { return [] }
    return [smallest] + gazetteer.ancestors(of: smallest.id)
  }

  var gazetteer: Gazetteer { builder.gazetteer }

  /// The country that the place is or lies in.
  var country: Place? {
    place.kind == .country ? place : around.first { $0.kind == .country }
  }

  mutating func finished() -> FactSheet {
    var sections: [FactSheetSection] = []
    func add(_ topic: FactSheetTopic, _ title: String, _ blocks: [FactSheetBlock]) {
      guard !blocks.isEmpty else { return }
      sections.append(FactSheetSection(topic: topic, title: title, blocks: blocks))
    }
    add(.identity, "Identity", identity())
    add(.location, "Where it is", location())
    add(.neighbours, "Neighbours", neighbourBlocks())
    add(.divisions, place.kind.isSettlement ? "What it is the seat of" : "Divisions", divisions())
    add(.people, "People", people())
    add(.land, "Land, routes and history", land())
    let day = builder.asOf.map { " as of \($0.longText)" } ?? ""
    add(.claims, "Claims\(day)", claimBlocks())
    add(.timeline, "Timeline of claims", timeline())
    add(.humanitarian, "Humanitarian statements", humanitarian())
    add(.unknown, "Not known", unknown())
    if !notes.isEmpty { add(.sources, "Sources", [.sources]) }
    add(.method, "How this sheet was made", method())
    return FactSheet(
      place: place, subtitle: subtitle(), lead: lead(), asOf: builder.asOf, sections: sections,
      sources: notes,
      map: LocatorMap(
        of: place, around: around, neighbours: neighbours, among: builder.outlinedPlaces,
        in: gazetteer),
      control: controlTimeline(), fileStem: builder.gazetteer.fileStem(of: place.id),
      localNames: gazetteer.names(of: place.id).filter {
        $0.status == .preferred && $0.script != "Latn"
      }.map { FactValue(text: $0.name, language: $0.language, script: $0.script) })
  }

  /// The number of a source, given on first use. An empty id has none.
  mutating func cite(_ id: String) -> [Int] {
    guard !id.isEmpty else { return [] }
    if let number = numbers[id] { return [number] }
    let number = notes.count + 1
    numbers[id] = number
    let source =
      gazetteer.source(id)
      ?? Source(id: id, title: "", publisher: "", licence: "", url: "", version: "", note: "")
    let label = shortLabel(source)
    notes.append(SourceNote(number: number, source: source, label: label))
    return [number]
  }

  /// A plain sentence.
  func sentence(_ text: String, _ method: FactValue.Method = .stated) -> FactValue {
    FactValue(text: text, method: method)
  }

  /// Something that sources state.
  mutating func stated(_ text: String, _ source: String) -> FactValue {
    FactValue(text: text, sources: cite(source), sourceIDs: source.isEmpty ? [] : [source])
  }

  /// A row of `facts.csv` in words.
  mutating func value(of fact: Fact) -> FactValue {
    var value = FactValue(text: "")
    value.rawValue = fact.value
    value.unit = fact.unit
    value.note = fact.note
    value.sources = cite(fact.source)
    value.sourceIDs = fact.source.isEmpty ? [] : [fact.source]
    // "Established 2004, as of 2004" says one thing twice.
    value.asOf = fact.value.hasPrefix(fact.asOf) ? "" : dateWords(fact.asOf)
    if let other = gazetteer.place(PlaceID(rawValue: fact.value)) {
      value.text = nameWithKind(other)
    } else if !fact.unit.isEmpty {
      value.text = groupedDigits(fact.value) + " " + unitWords(fact.unit, value: fact.value)
    } else {
      value.text = dateWords(fact.value)
    }
    return value
  }

  /// The facts of one property as an entry, by date and then as the table has them.
  mutating func entry(_ property: String, label: String? = nil) -> FactEntry? {
    let facts = inOrderOfDate(gazetteer.facts(of: place.id, property))
    guard let first = facts.first else { return nil }
    let isFigure = !first.unit.isEmpty
    let differs = isFigure && Set(facts.map { [$0.value, $0.unit] }).count > 1
    let rows = isFigure || facts.contains { !$0.asOf.isEmpty || !$0.note.isEmpty }
    var values = facts.map { value(of: $0) }
    // A remark that several rows share is told once, at the last of them.
    for index in values.indices.dropLast()
    where values[(index + 1)...].contains(where: { $0.note == values[index].note }) {
      values[index].note = ""
    }
    return FactEntry(
      property, label ?? words(for: property).label, values,
      layout: rows || facts.count < 4 ? .rows : .inline, differs: differs)
  }

  /// The dated ones first, the oldest ahead; then as the table has them. No ranking.
  func inOrderOfDate(_ facts: [Fact]) -> [Fact] {
    facts.enumerated().sorted { left, right in
      let dates = (left.element.asOf, right.element.asOf)
      if dates.0 != dates.1 {
        if dates.0.isEmpty || dates.1.isEmpty { return !dates.0.isEmpty }
        return dates.0.utf8.lexicographicallyPrecedes(dates.1.utf8)
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// An entry for each property of a section, in the order of the catalogue.
  mutating func entries(_ topic: FactSheetTopic) -> [FactEntry] {
    var properties: [String] = []
    for fact in gazetteer.facts(of: place.id) where !properties.contains(fact.property) {
      if words(for: fact.property).topic == topic { properties.append(fact.property) }
    }
    properties.sort { (propertyOrder($0), $0) < (propertyOrder($1), $1) }
    var list: [FactEntry] = []
    for property in properties {
      let label = property == "capital" && place.kind == .country ? "Capital" : nil
      if let entry = entry(property, label: label) { list.append(entry) }
    }
    return list
  }

  /// "Bazarak (town)"; the kind is left out where the name says it.
  func nameWithKind(_ other: Place) -> String {
    let kind = kindWord(other.kind)
    return other.name.lowercased().contains(kind) ? other.name : "\(other.name) (\(kind))"
  }
}

/// The title of a source, with no more than the first words of what it puts in brackets:
/// "Bazarak (English Wikipedia article)".
func shortLabel(_ source: Source) -> String {
  guard !source.title.isEmpty else { return plainWords(source.id) }
  guard source.title.hasSuffix(")"), let bracket = source.title.lastIndex(of: "("),
    let comma = source.title[bracket...].firstIndex(of: ",")
  else { return source.title }
  return source.title[..<comma] + ")"
}

/// The kind of a place in words.
func kindWord(_ kind: PlaceKind) -> String {
  kind == .countryPart ? "part of a country" : kind.rawValue
}
