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
  /// The names as they are written: cleaned, never empty, no two alike and none of `reserved`.
  ///
  /// A column called like a reserved name gets a number behind its name, or, when the caller
  /// leaves such columns out, keeps it.
  package func labels(
    besides reserved: Set<String> = [], leavingOutReserved: Bool = false
  ) -> [String] {
    var taken = reserved
    return names.map { name in
      let cleaned = name.cleanedName
      let base = cleaned.isEmpty ? "_" : cleaned
      if leavingOutReserved, base == name, reserved.contains(name) { return name }
      var label = base
      var count = 2
      while !taken.insert(label).inserted {
        label = "\(base)_\(count)"
        count += 1
      }
      return label
    }
  }
}
