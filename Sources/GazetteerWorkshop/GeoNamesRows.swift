import Encoding

/// A row of the main table of a GeoNames dump (19 columns, see readme.txt there).
struct GeoNamesPlace {
  let number: Int
  let name: String
  let asciiName: String
  let alternateNames: String
  let latitude: Double
  let longitude: Double
  let featureClass: String
  let featureCode: String
  let country: String
  let codes: [String]
  let population: Int
  let elevation: Int?
}

/// A row of alternateNamesV2 (10 columns).
struct GeoNamesName {
  let place: Int
  let language: String
  let name: String
  let isPreferred: Bool
  let isHistoric: Bool
}

/// The fields of a line as tab-separated text.
struct GeoNamesFields {
  let count: Int
  private let line: ArraySlice<UInt8>
  private let ends: [Int]

  /// Longer lines are no rows.
  static let lineLimit = 1 << 20

  /// The line without a byte order mark before the first and a carriage return behind any.
  static func text(of bytes: [UInt8], line: Int) -> ArraySlice<UInt8> {
    var text = bytes[...]
    if line == 1, text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    if text.last == 0x0D { text = text.dropLast() }
    return text
  }

  /// - Throws: a fault in words when the line holds NULs or is not UTF-8.
  init(_ line: ArraySlice<UInt8>) throws(GeoNamesFault) {
    var ends: [Int] = []
    var isASCII = true
    for index in line.indices {
      let byte = line[index]
      if byte == 0x09 { ends.append(index) }
      if byte == 0 { throw GeoNamesFault("a NUL character") }
      if byte >= 0x80 { isASCII = false }
    }
    guard isASCII || String(validating: line, as: UTF8.self) != nil else {
      throw GeoNamesFault("is not UTF-8")
    }
    ends.append(line.endIndex)
    self.ends = ends
    self.line = line
    count = ends.count
  }

  subscript(index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  private func bytes(_ index: Int) -> ArraySlice<UInt8> {
    guard index < count else { return [] }
    return line[(index == 0 ? line.startIndex : ends[index - 1] + 1)..<ends[index]]
  }

  func integer(_ index: Int) -> Int? {
    let digits = bytes(index)
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var value = 0
    for (position, byte) in digits.enumerated() {
      if position == 0, byte == 0x2D, digits.count > 1 { continue }
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return digits.first == 0x2D ? -value : value
  }
}

/// What is wrong with a line.
struct GeoNamesFault: Error {
  let text: String

  init(_ text: String) { self.text = text }
}

/// The tables of a GeoNames dump, told apart by their columns.
public enum GeoNamesTable: String, Hashable, Sendable, CaseIterable, Comparable {
  /// `allCountries.txt`, `SD.txt`, `cities15000.txt`.
  case places
  /// `admin1CodesASCII.txt`.
  case firstLevelCodes
  /// `admin2Codes.txt`.
  case secondLevelCodes
  /// `hierarchy.txt`.
  case hierarchy
  /// `alternateNamesV2.txt`.
  case alternateNames

  /// The order in which tables are read: names and relations need the places.
  public static func < (left: GeoNamesTable, right: GeoNamesTable) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }

  /// Returns the table that most of the first lines of a file fit, or `nil` when it is no dump of
  /// GeoNames.
  ///
  /// - Throws: `FileFault` when it cannot be read.
  public static func detect(_ path: String) throws -> GeoNamesTable? {
    var reader = try LineReader(path: path, limit: GeoNamesFields.lineLimit)
    var votes: [GeoNamesTable: Int] = [:]
    var lines = 0
    while lines < 50, let line = try reader.next() {
      lines += 1
      guard case .bytes(let bytes) = line,
        let fields = try? GeoNamesFields(GeoNamesFields.text(of: bytes, line: lines)),
        let table = table(fields)
      else { continue }
      votes[table, default: 0] += 1
    }
    guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    return best.value * 2 > lines ? best.key : nil
  }

  private static func table(_ fields: GeoNamesFields) -> GeoNamesTable? {
    switch fields.count {
    case 19 where fields.integer(0) != nil && Double(fields[4]) != nil: return .places
    case 8, 10: return isPairOfNumbers(fields) ? .alternateNames : nil
    case 4 where fields.integer(3) != nil:
      let dots = fields[0].count { $0 == "." }
      return dots == 1 ? .firstLevelCodes : dots == 2 ? .secondLevelCodes : nil
    case 2, 3: return isPairOfNumbers(fields) ? .hierarchy : nil
    default: return nil
    }
  }

  private static func isPairOfNumbers(_ fields: GeoNamesFields) -> Bool {
    fields.integer(0) != nil && fields.integer(1) != nil
  }
}

extension GeoNamesPlace {
  init(_ fields: GeoNamesFields) throws(GeoNamesFault) {
    guard fields.count == 19 else {
      throw GeoNamesFault("\(fields.count) columns where the table has 19")
    }
    guard let number = fields.integer(0), number > 0 else {
      throw GeoNamesFault("“\(fields[0].prefix(40))” is no geonameid")
    }
    guard let latitude = Double(fields[4]), let longitude = Double(fields[5]),
      (-90...90).contains(latitude), (-180...180).contains(longitude)
    else {
      throw GeoNamesFault(
        "“\(fields[4].prefix(40)), \(fields[5].prefix(40))” is no latitude and longitude")
    }
    let name = fields[1]
    guard !name.isEmpty else { throw GeoNamesFault("the name is empty") }
    self.number = number
    self.name = name
    asciiName = fields[2]
    alternateNames = fields[3]
    self.latitude = latitude
    self.longitude = longitude
    featureClass = fields[6]
    featureCode = fields[7]
    country = fields[8]
    codes = (10...13).map { fields[$0] }
    population = fields.integer(14) ?? 0
    elevation = fields.integer(15)
  }
}

extension GeoNamesName {
  init(_ fields: GeoNamesFields) throws(GeoNamesFault) {
    guard fields.count == 10 || fields.count == 8 else {
      throw GeoNamesFault("\(fields.count) columns where the table has 10")
    }
    guard let place = fields.integer(1) else {
      throw GeoNamesFault("“\(fields[1].prefix(40))” is no geonameid")
    }
    guard !fields[3].isEmpty else { throw GeoNamesFault("the name is empty") }
    self.place = place
    language = fields[2]
    name = fields[3]
    isPreferred = fields[4] == "1"
    isHistoric = fields[7] == "1"
  }
}
