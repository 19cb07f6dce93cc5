import Encoding
import Text

/// The parts of a compiled gazetteer. The numbers stand in files: a part that changes its form takes
/// a new format version, never another meaning.
enum ImagePart: UInt32, CaseIterable, Sendable {
  /// Texts, each with its length before it; offset 0 holds the empty one.
  case strings = 1
  /// One record a place, sorted by id.
  case places
  /// Where the names of each place start, and one more.
  case labelStarts
  case labels
  /// What names share: language, script, source, status and gazetteer.
  case labelStyles
  case factStarts
  case facts
  case factStyles
  /// Facts whose value is the id of a place: where those of each place start, and one more.
  case referenceStarts
  case references
  /// The properties of facts, and the facts of each.
  case properties
  case factsByProperty
  case identifierStarts
  case identifiers
  case identifierStyles
  case borders
  case borderStarts
  case bordersByPlace
  case childStarts
  case children
  case demonyms
  /// Names that are not read as places.
  case denials
  case actors
  case aliases
  case sources
  case shapes
  case shapeBytes
  /// Names by folded key, by loose key, and by the words that a text is searched for.
  case exactKeys
  case looseKeys
  case phrases
  /// What the tables call themselves.
  case version
  /// The files that were compiled.
  case inputs
  /// Rows that were passed over.
  case faults
  /// When those files were last changed, for telling a stale cache; the only part that may be
  /// written in place.
  case stamps
  /// How many names each of the gazetteers has.
  case layers
}

/// The head of a compiled gazetteer: what it is, which parts it has, and checksums.
///
/// Magic (8 bytes), format version and byte order mark (4 each), length of the file (8), signature of
/// the keys (8), count of parts and 4 bytes of zeros, SHA-256 of the parts except the stamps (32),
/// for each part its number and 4 bytes of zeros, offset and length (8 each), SHA-256 of all that.
/// Numbers are little-endian.
struct ImageHead {
  /// As PNG's: a byte above 127, the name, and line ends that a careless copy would change.
  static let magic: [UInt8] = [0x89, 0x43, 0x41, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  static let formatVersion: UInt32 = 3
  static let byteOrderMark: UInt32 = 0x0A0B_0C0D
  static let size = 72 + ImagePart.allCases.count * 24 + 32

  var length = 0
  var signature = keySignature
  var digest: [UInt8] = Array(repeating: 0, count: 32)
  var parts: [ImagePart: (offset: Int, length: Int)] = [:]

  init() {}

  /// Reads the head of a file and checks it: everything but the bytes of the parts.
  init(_ bytes: ByteSection, path: String) throws(CompiledGazetteerFault) {
    func fail(_ problem: CompiledGazetteerFault.Problem) -> CompiledGazetteerFault {
      CompiledGazetteerFault(path: path, problem: problem)
    }
    guard bytes.count >= Self.magic.count,
      bytes.section(0, Self.magic.count).array == Self.magic
    else { throw fail(.foreign) }
    guard bytes.count >= 16 else { throw fail(.truncated) }
    guard bytes.uint32(12) == Self.byteOrderMark else {
      throw fail(bytes.uint32(12).byteSwapped == Self.byteOrderMark ? .byteOrder : .damaged)
    }
    guard bytes.uint32(8) == Self.formatVersion else {
      throw fail(.version(bytes.uint32(8)))
    }
    guard bytes.count >= Self.size else { throw fail(.truncated) }
    let checked = Self.size - 32
    guard sha256Bytes(bytes.section(0, checked).array) == bytes.section(checked, 32).array else {
      throw fail(.damaged)
    }
    length = Int(truncatingIfNeeded: bytes.uint64(16))
    signature = bytes.uint64(24)
    guard bytes.count == length else { throw fail(.truncated) }
    guard signature == keySignature else { throw fail(.otherKeys) }
    digest = bytes.section(40, 32).array
    for (index, part) in ImagePart.allCases.enumerated() {
      let entry = 72 + index * 24
      let offset = Int(truncatingIfNeeded: bytes.uint64(entry + 8))
      let size = Int(truncatingIfNeeded: bytes.uint64(entry + 16))
      guard bytes.uint32(entry) == part.rawValue, offset >= Self.size, size >= 0,
        offset <= length, size <= length - offset
      else { throw fail(.damaged) }
      parts[part] = (offset, size)
    }
  }

  /// The bytes of the head.
  var bytes: [UInt8] {
    var bytes = Self.magic
    bytes.append(number: Self.formatVersion)
    bytes.append(number: Self.byteOrderMark)
    bytes.append(number: UInt64(length))
    bytes.append(number: signature)
    bytes.append(number: UInt32(ImagePart.allCases.count))
    bytes.append(number: UInt32(0))
    bytes += digest
    for part in ImagePart.allCases {
      let place = parts[part] ?? (Self.size, 0)
      bytes.append(number: part.rawValue)
      bytes.append(number: UInt32(0))
      bytes.append(number: UInt64(place.offset))
      bytes.append(number: UInt64(place.length))
    }
    return bytes + sha256Bytes(bytes)
  }
}

/// A number that changes when names get other keys or kinds other numbers: a file whose keys were
/// made by other rules would answer wrongly, and is compiled again.
let keySignature: UInt64 = {
  var hash = KeyHash()
  let names = [
    "Deh-e Salāḥ", "St. John's", "U.S.", "Zürich", "Łódź", "ولایت پنجشیر", "كابول", "ښار", "Αθήνα",
    "Қазақстан", "'s-Hertogenbosch", "Pul-i-Khumri 2", "3,5 km", "Saint-Étienne’s", "北京", "Œuvre",
    "Kūh-e Bābā", "Qal‘eh-ye Now", "İstanbul", "Nooristan\u{200C}ها",
  ]
  for name in names {
    let key = NameKey.exact(name)
    for part in [key, NameKey.loose(key)] + Tokenizer.matchingWords(name) {
      hash.append(part)
      hash.append(0)
    }
  }
  for kind in PlaceKind.allCases { hash.append(kind.rawValue + ",") }
  for status in NameStatus.allCases { hash.append(status.rawValue + ",") }
  for kind in ActorKind.allCases { hash.append(kind.rawValue + ",") }
  return hash.value
}()

extension [UInt8] {
  /// Appends a number, little-endian.
  mutating func append(number value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
