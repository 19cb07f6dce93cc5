public import Chronology
public import Features

/// How finely places may be drawn.
public enum Precision: String, Hashable, Sendable, CaseIterable {
  /// Every place at its point, as the gazetteer has it.
  case exact
  /// Every place at its point, rounded to about a kilometre.
  case place
  /// Forces below a district at the district's label point; the default.
  case district
  /// Everything below a province at the province's label point.
  case province
}

/// What an overlay shows.
public struct OverlayOptions: Sendable {
  /// The title of the file.
  public var title: String
  /// The day whose claims are shown, or `nil` for all days.
  public var asOf: CalendarDate?
  /// How finely places may be drawn. Civilians are never drawn below a district.
  public var precision: Precision
  /// Whether claims about whole countries are drawn.
  public var showsCountries: Bool
  /// Hues by actor id, over those of the palette.
  public var colours: [String: Colour]
  /// How each kind of mark is drawn.
  public var symbols: SymbolTable

  /// Creates options.
  public init(
    title: String = "Who says who holds what", asOf: CalendarDate? = nil,
    precision: Precision = .district, showsCountries: Bool = false,
    colours: [String: Colour] = [:], symbols: SymbolTable = SymbolTable()
  ) {
    self.title = title
    self.asOf = asOf
    self.precision = precision
    self.showsCountries = showsCountries
    self.colours = colours
    self.symbols = symbols
  }
}
