import Glibc

/// Sizes and marks of the records of a compiled gazetteer.
enum ImageRecord {
  /// A place: id, name, parent row, row of the country and of the first-level unit (4 bytes each, -1
  /// for none), decimal logarithm of the population (4), longitude, latitude, accuracy (8 each),
  /// from, to, source (4 each), kind and flags (1 each), count of names (2), layer (2), zeros (6).
  static let place = 72
  static let label = 12
  static let labelStyle = 16
  static let fact = 8
  static let factStyle = 20
  static let reference = 8
  static let property = 8
  static let identifier = 8
  static let identifierStyle = 8
  static let border = 24
  static let demonym = 12
  /// A denial: name, id of the place or the empty text, layer (4 bytes each).
  static let denial = 12
  static let actor = 36
  static let source = 32
  static let shape = 64

  static let exists: UInt8 = 1
  static let hasPoint: UInt8 = 2
  static let hasAccuracy: UInt8 = 4
  static let isCapital: UInt8 = 8
  static let isSeat: UInt8 = 16

  static let isTitle: UInt32 = 1 << 8
  static let isCertain: UInt32 = 1
  static let hasLength: UInt32 = 2
  static let isApproximate: UInt32 = 1
  static let hasBox: UInt32 = 2
}

func logarithm(_ value: Double) -> Double { log10(value) }
