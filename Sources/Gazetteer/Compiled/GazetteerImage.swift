import Encoding
import Geometry
import Text

/// A compiled gazetteer as it lies in memory or in a mapped file: rows are read where they are asked
/// for. Places have row numbers in the order of their ids.
final class GazetteerImage: Sendable {
  private let bytes: FixedBytes
  private let strings: ByteSection
  private let places: ByteSection
  private let labels: ByteSection
  private let labelStyles: ByteSection
  private let parts: [ImagePart: ByteSection]
  private let offsets: [ImagePart: Int]
  let exactKeys: KeyTable
  let looseKeys: KeyTable
  /// SHA-256 of the parts, as the head states it.
  let digest: [UInt8]
  /// How many rows of places there are, ids that only other tables name included.
  let rowCount: Int

  /// Opens the compiled gazetteer in `bytes`; `path` is for messages.
  ///
  /// The head is checked with its checksum, the parts only as they are read: their checksum would
  /// take longer than any answer (see ``verify(path:)``).
  init(_ bytes: FixedBytes, path: String) throws(CompiledGazetteerFault) {
    let head = try ImageHead(bytes.all, path: path)
    var parts: [ImagePart: ByteSection] = [:]
    for (part, place) in head.parts { parts[part] = bytes.section(place.offset, place.length) }
    let none = bytes.section(0, 0)
    self.bytes = bytes
    digest = head.digest
    offsets = head.parts.mapValues(\.offset)
    self.parts = parts
    strings = parts[.strings] ?? none
    places = parts[.places] ?? none
    labels = parts[.labels] ?? none
    labelStyles = parts[.labelStyles] ?? none
    exactKeys = KeyTable(parts[.exactKeys] ?? none)
    looseKeys = KeyTable(parts[.looseKeys] ?? none)
    rowCount = places.count / ImageRecord.place
  }

  /// Checks the bytes of all parts against the digest in the head.
  ///
  /// - Throws: ``CompiledGazetteerFault/Problem/damaged``.
  func verify(path: String) throws(CompiledGazetteerFault) {
    let end = offset(of: .stamps)
    var digest = SHA256()
    var position = ImageHead.size
    while position < end {
      let count = min(1 << 20, end - position)
      digest.update(bytes.section(position, count).array[...])
      position += count
    }
    guard digest.finished() == self.digest else {
      throw CompiledGazetteerFault(path: path, problem: .damaged)
    }
  }

  /// Whether something read so far pointed outside: the answers cannot be trusted.
  var isDamaged: Bool { bytes.isDamaged }

  /// Where a part starts in the file.
  func offset(of part: ImagePart) -> Int { offsets[part] ?? 0 }

  func part(_ part: ImagePart) -> ByteSection { parts[part] ?? bytes.section(0, 0) }

  func string(_ reference: UInt32) -> String {
    reference == 0 ? "" : strings.string(Int(reference))
  }

  func text(_ reference: UInt32) -> ByteSection { strings.text(Int(reference)) }

  // MARK: Places

  /// The row of an id, places or not.
  func row(_ id: PlaceID) -> Int? {
    var id = id.rawValue
    return id.withUTF8 { wanted in
      let wanted = UnsafeRawBufferPointer(wanted)
      var low = 0
      var high = rowCount
      while low < high {
        let middle = (low + high) / 2
        let order = text(places.uint32(middle * ImageRecord.place)).withBytes {
          Self.order($0, wanted)
        }
        if order == 0 { return middle }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  private static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int
  {
    let count = min(left.count, right.count)
    for index in 0..<count where left[index] != right[index] {
      return left[index] < right[index] ? -1 : 1
    }
    return left.count - right.count
  }

  func flags(_ row: Int) -> UInt8 { places.uint8(row * ImageRecord.place + 61) }

  /// Whether the row is a place, and not an id that only other tables name.
  func isPlace(_ row: Int) -> Bool {
    row >= 0 && row < rowCount && flags(row) & ImageRecord.exists != 0
  }

  func id(_ row: Int) -> PlaceID {
    PlaceID(
      rawValue: row >= 0 && row < rowCount ? string(places.uint32(row * ImageRecord.place)) : "")
  }

  func kind(_ row: Int) -> PlaceKind? {
    let kind = Int(places.uint8(row * ImageRecord.place + 60))
    return kind < Self.kinds.count ? Self.kinds[kind] : nil
  }

  /// The row of the unit that a row's place lies in, or -1.
  func parent(_ row: Int) -> Int { unit(row, 8) }
  func country(_ row: Int) -> Int { unit(row, 12) }
  func province(_ row: Int) -> Int { unit(row, 16) }

  private func unit(_ row: Int, _ offset: Int) -> Int {
    let unit = Int(places.int32(row * ImageRecord.place + offset))
    return unit < rowCount ? unit : -1
  }

  func logPopulation(_ row: Int) -> Float { places.float(row * ImageRecord.place + 20) }
  func nameCount(_ row: Int) -> Int { Int(places.uint16(row * ImageRecord.place + 62)) }

  func coordinate(_ row: Int) -> Coordinate? {
    let record = row * ImageRecord.place
    guard places.uint8(record + 61) & ImageRecord.hasPoint != 0 else { return nil }
    return Coordinate(longitude: places.double(record + 24), latitude: places.double(record + 32))
  }

  func place(_ row: Int) -> Place? {
    guard isPlace(row), let kind = kind(row) else { return nil }
    let record = row * ImageRecord.place
    let parent = parent(row)
    func optional(_ offset: Int) -> String? {
      let reference = places.uint32(record + offset)
      return reference == 0 ? nil : string(reference)
    }
    return Place(
      id: id(row), name: string(places.uint32(record + 4)), kind: kind,
      parent: parent < 0 ? nil : id(parent), coordinate: coordinate(row),
      accuracyKilometres: flags(row) & ImageRecord.hasAccuracy == 0
        ? nil : places.double(record + 40),
      validFrom: optional(48), validTo: optional(52), source: string(places.uint32(record + 56)),
      layer: Int(places.uint16(record + 64)))
  }

  private static let kinds = PlaceKind.allCases
  private static let statuses = NameStatus.allCases

  // MARK: Rows of a place

  /// The numbers of the records of a place, in a part of records whose starts another part holds.
  func rows(_ row: Int, _ starts: ImagePart, _ records: ImagePart, _ size: Int) -> Range<Int> {
    guard row >= 0, row < rowCount else { return 0..<0 }
    let starts = part(starts)
    let low = Int(starts.uint32(row * 4))
    let high = Int(starts.uint32(row * 4 + 4))
    guard low <= high, high <= count(records, of: size) else {
      bytes.noteDamage()
      return 0..<0
    }
    return low..<high
  }

  // MARK: Names

  var labelCount: Int { labels.count / ImageRecord.label }

  func labelRow(_ label: Int) -> Int { Int(labels.uint32(label * ImageRecord.label + 8)) }

  func labelName(_ label: Int) -> String { string(labels.uint32(label * ImageRecord.label)) }

  private func style(_ label: Int) -> Int {
    Int(labels.uint32(label * ImageRecord.label + 4)) * ImageRecord.labelStyle
  }

  func labelStatus(_ label: Int) -> NameStatus {
    let status = Int(labelStyles.uint8(style(label) + 12))
    return status < Self.statuses.count ? Self.statuses[status] : .variant
  }

  /// Whether the name is that of `places.csv` and no row of `names.csv`.
  func isTitle(_ label: Int) -> Bool {
    labelStyles.uint32(style(label) + 12) & ImageRecord.isTitle != 0
  }

  /// The number of the gazetteer that a name is from.
  func layer(ofLabel label: Int) -> Int { Int(labelStyles.uint16(style(label) + 14)) }

  /// How many names a gazetteer has.
  func nameCount(inLayer layer: Int) -> Int { Int(part(.layers).uint32(layer * 4)) }

  func toponym(_ label: Int) -> Toponym {
    toponym(
      place: labelRow(label), name: labels.uint32(label * ImageRecord.label), style: style(label))
  }

  private func toponym(place: Int, name: UInt32, style: Int) -> Toponym {
    let status = Int(labelStyles.uint8(style + 12))
    return Toponym(
      place: id(place), name: string(name), language: string(labelStyles.uint32(style)),
      script: string(labelStyles.uint32(style + 4)),
      status: status < Self.statuses.count ? Self.statuses[status] : .variant,
      source: string(labelStyles.uint32(style + 8)), layer: Int(labelStyles.uint16(style + 14)))
  }

  func demonym(_ index: Int) -> Toponym {
    let rows = part(.demonyms)
    let record = index * ImageRecord.demonym
    return toponym(
      place: Int(rows.uint32(record + 8)), name: rows.uint32(record),
      style: Int(rows.uint32(record + 4)) * ImageRecord.labelStyle)
  }

  func denial(_ index: Int) -> Denial {
    let rows = part(.denials)
    let record = index * ImageRecord.denial
    let place = string(rows.uint32(record + 4))
    return Denial(
      name: string(rows.uint32(record)), place: place.isEmpty ? nil : PlaceID(rawValue: place),
      layer: Int(rows.uint32(record + 8)))
  }

  func layer(_ row: Int) -> Int {
    row >= 0 && row < rowCount ? Int(part(.places).uint16(row * ImageRecord.place + 64)) : 0
  }
}
