import Encoding
import Geometry
import Text

/// Makes a compiled gazetteer of rows that come in any order, table by table.
///
/// Rows are kept as plain numbers beside the texts that are written already: of millions of places
/// some hundred bytes each, however long their names.
final class GazetteerCompiler {
  struct PlaceDraft: BitwiseCopyable {
    let id: UInt32
    let name: UInt32
    let parent: UInt32
    let kind: UInt8
    let flags: UInt8
    let layer: UInt16
    let longitude: Double
    let latitude: Double
    let accuracy: Double
    let from: UInt32
    let to: UInt32
    let source: UInt32
  }

  /// A row that belongs to a place: a text and what it shares with others.
  struct RowDraft: BitwiseCopyable {
    let place: UInt32
    let text: UInt32
    let style: UInt32
  }

  struct BorderDraft: BitwiseCopyable {
    let a: UInt32
    let b: UInt32
    let kilometres: Double
    let flags: UInt32
    let source: UInt32
  }

  struct LabelStyle: Hashable {
    let language: UInt32
    let script: UInt32
    let source: UInt32
    let status: UInt8
    let layer: UInt16
    let isTitle: Bool
  }

  struct FactStyle: Hashable {
    let property: UInt32
    let unit: UInt32
    let asOf: UInt32
    let source: UInt32
    let note: UInt32
  }

  struct IdentifierStyle: Hashable {
    let scheme: UInt32
    let source: UInt32
  }

  /// A fact whose value may be the id of a place.
  struct ReferenceDraft {
    let fact: Int
    let value: String
  }

  struct ShapeDraft {
    let layer: Int
    let flags: UInt32
    let source: UInt32
    let box: BoundingBox?
    let bytes: [UInt8]
  }

  let output: ImageOutput
  var texts: TextPool
  var ids = IDNumbers()
  var places = Chunks<PlaceDraft>()
  var names = Chunks<RowDraft>()
  var labelStyles = Styles<LabelStyle>()
  var facts = Chunks<RowDraft>()
  var factStyles = Styles<FactStyle>()
  var references: [ReferenceDraft] = []
  /// The populations that the facts state, as numbers.
  var populations = Chunks<RowDraft>()
  var identifiers = Chunks<RowDraft>()
  var identifierStyles = Styles<IdentifierStyle>()
  var borders = Chunks<BorderDraft>()
  var demonyms: [RowDraft] = []
  /// Name, place or nothing, and layer of each denial.
  var denials: [[UInt32]] = []
  var shapes: [UInt32: ShapeDraft] = [:]
  var head = ImageHead()

  private static let statuses = NameStatus.allCases

  init(_ output: ImageOutput) {
    self.output = output
    output.append([UInt8](repeating: 0, count: ImageHead.size))
    output.align()
    head.parts[.strings] = (output.length, 0)
    texts = TextPool(output)
  }

  func add(_ place: Place) {
    var flags: UInt8 = ImageRecord.exists
    if place.coordinate != nil { flags |= ImageRecord.hasPoint }
    if place.accuracyKilometres != nil { flags |= ImageRecord.hasAccuracy }
    places.append(
      PlaceDraft(
        id: ids.number(place.id), name: texts.reference(place.name),
        parent: place.parent.map { ids.number($0) } ?? .max, kind: UInt8(place.kind.rank),
        flags: flags, layer: UInt16(clamping: place.layer),
        longitude: place.coordinate?.longitude ?? 0, latitude: place.coordinate?.latitude ?? 0,
        accuracy: place.accuracyKilometres ?? 0, from: texts.shared(place.validFrom ?? ""),
        to: texts.shared(place.validTo ?? ""), source: texts.shared(place.source)))
  }

  private func style(_ name: Toponym) -> UInt32 {
    labelStyles.number(
      LabelStyle(
        language: texts.shared(name.language), script: texts.shared(name.script),
        source: texts.shared(name.source),
        status: UInt8(Self.statuses.firstIndex(of: name.status) ?? 0),
        layer: UInt16(clamping: name.layer), isTitle: false))
  }

  func add(_ name: Toponym) {
    names.append(
      RowDraft(
        place: ids.number(name.place), text: texts.reference(name.name), style: style(name)))
  }

  func add(_ denial: Denial) {
    denials.append([
      texts.reference(denial.name), texts.reference(denial.place?.rawValue ?? ""),
      UInt32(clamping: denial.layer),
    ])
  }

  func add(demonym: Toponym) {
    demonyms.append(
      RowDraft(
        place: ids.number(demonym.place), text: texts.reference(demonym.name),
        style: style(demonym)))
  }

  func add(_ fact: Fact) {
    let place = ids.number(fact.place)
    let style = factStyles.number(
      FactStyle(
        property: texts.shared(fact.property), unit: texts.shared(fact.unit),
        asOf: texts.shared(fact.asOf), source: texts.shared(fact.source),
        note: texts.shared(fact.note)))
    // A figure is no id, whatever ids look like.
    if fact.unit.isEmpty || fact.property == "capital" || fact.property == "seat" {
      references.append(ReferenceDraft(fact: facts.count, value: fact.value))
    }
    if fact.property == "population", let value = Double(fact.value.filter(\.isNumber)), value > 1 {
      populations.append(
        RowDraft(place: place, text: Float(logarithm(value)).bitPattern, style: 0))
    }
    facts.append(RowDraft(place: place, text: texts.reference(fact.value), style: style))
  }

  func add(_ row: Identifier) {
    identifiers.append(
      RowDraft(
        place: ids.number(row.place), text: texts.reference(row.value),
        style: identifierStyles.number(
          IdentifierStyle(scheme: texts.shared(row.scheme), source: texts.shared(row.source)))))
  }

  func add(_ row: BorderRow) {
    var flags: UInt32 = row.isCertain ? ImageRecord.isCertain : 0
    if row.sharedBorderKilometres != nil { flags |= ImageRecord.hasLength }
    borders.append(
      BorderDraft(
        a: ids.number(row.a), b: ids.number(row.b), kilometres: row.sharedBorderKilometres ?? 0,
        flags: flags, source: texts.shared(row.source)))
  }

  func add(_ shape: PlaceShape, of id: PlaceID, layer: Int = 0) {
    let number = ids.number(id)
    if let known = shapes[number], known.layer > layer { return }
    shapes[number] = ShapeDraft(
      layer: layer, flags: shape.isApproximate ? ImageRecord.isApproximate : 0,
      source: texts.shared(shape.source), box: shape.shape.boundingBox,
      bytes: ShapeCoding.bytes(shape.shape))
  }
}
