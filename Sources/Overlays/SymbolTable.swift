public import Features

/// How each kind of mark is drawn and what the legend says of it.
public struct SymbolTable: Hashable, Sendable {
  /// The kinds of marks, in the order of the legend.
  public enum Mark: String, Hashable, Sendable, CaseIterable {
    /// An area said to be fought over or besieged.
    case hatching
    /// An area held, as the report says in its own voice.
    case fillAsserted = "fill-asserted"
    /// An area held, as a party or a third side says.
    case fillSaid = "fill-said"
    /// An area that is possibly held.
    case fillPossible = "fill-possible"
    /// A claim to hold, to have taken or to be present.
    case holds
    /// A claim that is only possible.
    case possible
    /// A siege, a way blocked or opened.
    case passage
    case fighting
    /// A denial, a loss.
    case denied
    /// A plan or a demand.
    case plan
    /// A movement with both ends.
    case line
    /// A movement with one end, whose direction is known.
    case direction
    /// A movement with one end.
    case end
    case outline
    case approximate
    case place
  }

  /// A mark's symbol, the opacity of its inside, and words for the legend.
  public struct Symbol: Hashable, Sendable {
    /// The glyph of a point; `nil` for areas and lines.
    public var glyph: Glyph?
    /// 0 to 1.
    public var opacity: Double
    /// What it means, without the name of the glyph.
    public var words: String

    /// Creates a symbol.
    public init(_ glyph: Glyph? = nil, opacity: Double = 1, words: String) {
      self.glyph = glyph
      self.opacity = opacity
      self.words = words
    }
  }

  private var symbols: [Mark: Symbol] = [:]

  /// Creates the usual table.
  public init() {}

  /// The symbol of a mark.
  public subscript(mark: Mark) -> Symbol {
    get { symbols[mark] ?? Self.usual(mark) }
    set { symbols[mark] = newValue }
  }

  /// Areas told apart by strength: asserted 30 %, said 18 %, possible outline only. Two hues of
  /// that strength over one another stay apart on light and dark ground.
  private static func usual(_ mark: Mark) -> Symbol {
    switch mark {
    case .hatching:
      Symbol(opacity: 0.6, words: "Crossed pattern: said to be fought over or besieged")
    case .fillAsserted:
      Symbol(opacity: 0.3, words: "Fill, stronger: the report says so in its own voice")
    case .fillSaid:
      Symbol(
        opacity: 0.18,
        words:
          "Fill, lighter: a party or a third side says so. Stripes: several actors, each its own; an "
          + "empty one: not on this day")
    case .fillPossible: Symbol(opacity: 0, words: "Coloured outline without fill: only possible")
    case .holds: Symbol(.disc, words: "said to hold, to have taken or to be present")
    case .possible: Symbol(.ring, opacity: 0, words: "only possible")
    case .passage: Symbol(.square, words: "a siege, a way blocked or opened")
    case .fighting: Symbol(.diamond, words: "fighting")
    case .denied: Symbol(.crossedDisc, words: "denied, or said to be lost or not so")
    case .plan: Symbol(.triangle, opacity: 0, words: "a plan or a demand")
    case .line: Symbol(words: "Arrow line: said to move from one place to another")
    case .direction: Symbol(.arrow, words: "a movement in that direction")
    case .end: Symbol(.doubleArrow, words: "a movement of which only one end is told")
    case .outline: Symbol(words: "Grey outline: an area that claims name")
    case .approximate: Symbol(words: "Dashed outline: approximate, worked out from points")
    case .place: Symbol(.dot, words: "a place that claims name")
    }
  }

  /// What the legend says of a mark: the glyph, and what it means.
  func legend(_ mark: Mark) -> String {
    let symbol = self[mark]
    guard let glyph = symbol.glyph else { return symbol.words }
    return "\(Self.name(of: glyph)): \(symbol.words)"
  }

  private static func name(of glyph: Glyph) -> String {
    switch glyph {
    case .disc: "Disc"
    case .ring: "Ring"
    case .crossedDisc: "Crossed disc"
    case .square: "Square"
    case .diamond: "Diamond"
    case .triangle: "Triangle"
    case .arrow: "Single arrow"
    case .doubleArrow: "Arrow with two heads"
    case .dot: "Small dot"
    }
  }
}
