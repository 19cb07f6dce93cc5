/// A colour of eight bits a channel.
public struct Colour: Hashable, Sendable {
  /// The channels, 0 to 255.
  public let red: UInt8, green: UInt8, blue: UInt8

  /// Creates a colour.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Creates a colour from `#1a2b3c`, or returns `nil` when the text is no such colour.
  public init?(hex: String) {
    let digits = hex.utf8.first == UInt8(ascii: "#") ? hex.dropFirst() : hex[...]
    guard digits.utf8.count == 6, let value = UInt32(digits, radix: 16) else { return nil }
    self.init(
      red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }

  /// The colour as `#1a2b3c`.
  public var hex: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// The glyph of a point.
public enum Glyph: String, Hashable, Sendable, CaseIterable {
  /// A disc: a claim that somebody holds, took or is present.
  case disc
  /// A ring: only possible, or reported weakly.
  case ring
  /// A disc crossed out: a denial or a claim that somebody does not hold.
  case crossedDisc
  /// A square: a siege, a blocked or reopened road.
  case square
  /// A diamond: fighting, contested.
  case diamond
  /// A hollow triangle: an intent or a demand.
  case triangle
  /// An arrow that points along `heading`.
  case arrow
  /// An arrow with two heads: a movement whose direction is not told.
  case doubleArrow
  /// A small dot: a place.
  case dot
}

/// How a feature is drawn. Fields that do not fit its geometry have no effect.
public struct Style: Hashable, Sendable {
  /// The outline or line.
  public var stroke: Colour
  /// Pixels.
  public var strokeWidth: Double
  /// 0 to 1.
  public var strokeOpacity: Double
  /// The inside of areas and of markers.
  public var fill: Colour
  /// 0 to 1.
  public var fillOpacity: Double
  /// The marker of points, or `nil` for a label alone.
  public var glyph: Glyph?
  /// Degrees clockwise from north, for arrows.
  public var heading: Double
  /// The size of a marker relative to the usual.
  public var scale: Double
  /// Whether the name is drawn beside a point; it always shows when pointed at.
  public var showsLabel: Bool

  /// Creates a style.
  public init(
    stroke: Colour, strokeWidth: Double = 1.5, strokeOpacity: Double = 1, fill: Colour,
    fillOpacity: Double = 0, glyph: Glyph? = nil, heading: Double = 0, scale: Double = 1,
    showsLabel: Bool = false
  ) {
    self.stroke = stroke
    self.strokeWidth = strokeWidth
    self.strokeOpacity = strokeOpacity
    self.fill = fill
    self.fillOpacity = fillOpacity
    self.glyph = glyph
    self.heading = heading
    self.scale = scale
    self.showsLabel = showsLabel
  }
}

/// Styles by key.
public struct StyleTable: Hashable, Sendable {
  /// The styles; keys are made of `a-z 0-9 - _` and start with a letter, so that they are XML ids.
  public var styles: [String: Style]

  /// Creates a table.
  public init(_ styles: [String: Style] = [:]) { self.styles = styles }

  /// The style under a key.
  public subscript(key: String) -> Style? {
    get { styles[key] }
    set { styles[key] = newValue }
  }

  /// The keys, sorted.
  public var keys: [String] { styles.keys.sorted() }
}
