internal import Encoding
package import Features

/// The attributes of a file as columns: every name once, with one type that holds all its values.
///
/// Attribute tables (QGIS, kepler.gl, spreadsheets) take a column's type from the file; a column
/// with two types would be read as text, or lose values.
package struct PropertyColumns: Sendable {
  /// The type of a column.
  package enum Kind: Sendable {
    /// Whole numbers of 32 bits.
    case integer
    /// Whole numbers that need 64 bits, such as milliseconds since 1970.
    case longInteger
    case number
    case bool
    case string
  }

  /// The names, in the order of their first use.
  package private(set) var names: [String] = []
  /// The types, one a name.
  package private(set) var kinds: [Kind] = []
  private var indices: [String: Int] = [:]

  /// A file has no more columns, and no more bytes in their names.
  package static let limit = 20_000
  private static let nameLimit = 2 << 20
  private var nameBytes = 0
  /// Whether there were more attributes than columns; the last are in none.
  package private(set) var isFull = false

  /// Creates the columns of `features`.
  package init(_ features: some Sequence<Feature>) {
    for feature in features { add(feature.properties) }
  }

  /// Creates no columns, to be added to.
  package init() {}

  /// What becomes of columns when they are widened.
  package struct Change: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// There is a column more.
    package static let names = Change(rawValue: 1)
    /// A column that held numbers or truth values holds text.
    package static let toText = Change(rawValue: 2)
  }

  /// Widens the columns so that they hold `properties`, and returns what that changes.
  @discardableResult
  package mutating func add(_ properties: [Property]) -> Change {
    var change: Change = []
    var cursor = 0
    for property in properties {
      let kind = Kind(of: property.value)
      guard let index = index(of: property.name, near: cursor) else {
        nameBytes += property.name.utf8.count
        guard names.count < Self.limit, nameBytes <= Self.nameLimit else {
          nameBytes -= property.name.utf8.count
          isFull = true
          continue
        }
        indices[property.name] = names.count
        names.append(property.name)
        kinds.append(kind)
        cursor = names.count
        change.insert(.names)
        continue
      }
      if kinds[index] != kind {
        let joined = kinds[index].joined(with: kind)
        if joined == .string, kinds[index] != .string { change.insert(.toText) }
        kinds[index] = joined
      }
      cursor = index + 1
    }
    return change
  }

  /// The column called `name`; found at once when it is the one at `cursor`.
  package func index(of name: String, near cursor: Int) -> Int? {
    if cursor < names.count, names[cursor] == name { return cursor }
    return indices[name]
  }
}

extension PropertyColumns.Kind {
  fileprivate init(of value: PropertyValue) {
    self =
      switch value {
      case .string: .string
      case .integer(let value): Int32(exactly: value) == nil ? .longInteger : .integer
      case .number: .number
      case .bool: .bool
      }
  }

  fileprivate func joined(with other: Self) -> Self {
    switch (self, other) {
    case (.integer, .integer), (.bool, .bool): self
    case (.integer, .longInteger), (.longInteger, .integer), (.longInteger, .longInteger):
      .longInteger
    case (.integer, .number), (.number, .integer), (.longInteger, .number),
      (.number, .longInteger), (.number, .number):
      .number
    default: .string
    }
  }
}

extension PropertyColumns {
  /// The names as they are written; see ``ColumnLabels``.
  package func labels(besides reserved: Set<String> = []) -> [String] {
    var labels = ColumnLabels(besides: reserved)
    return labels.next(of: self)
  }
}

/// Makes names as they are written: cleaned, never empty, no two alike and none of the reserved.
///
/// A column called like a reserved name gets a number behind its name, or, when the caller leaves
/// such columns out, keeps it. Columns that are added later get theirs without another look at
/// those before.
package struct ColumnLabels: Sendable {
  private let reserved: Set<String>
  private let leavesOutReserved: Bool
  private var taken: Set<String>
  /// The number tried last for a name that is taken.
  private var numbers: [String: Int] = [:]
  private var count = 0

  /// Creates labels that are none of `reserved`.
  package init(besides reserved: Set<String> = [], leavingOutReserved: Bool = false) {
    self.reserved = reserved
    leavesOutReserved = leavingOutReserved
    taken = reserved
  }

  /// Returns the labels of the columns that were added since the last call.
  package mutating func next(of columns: PropertyColumns) -> [String] {
    let new = columns.names[count...]
    count = columns.names.count
    return new.map { name in
      let cleaned = name.cleanedName
      let base = cleaned.isEmpty ? "_" : cleaned
      if leavesOutReserved, base == name, reserved.contains(name) { return name }
      if taken.insert(base).inserted { return base }
      var number = numbers[base] ?? 1
      repeat { number += 1 } while !taken.insert("\(base)_\(number)").inserted
      numbers[base] = number
      return "\(base)_\(number)"
    }
  }
}
