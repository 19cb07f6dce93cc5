import Features

/// Hues of actors that stay apart for colour-blind readers and stand out on white.
///
/// Found by search: each has a contrast of at least 3:1 on white (WCAG 2.1, 1.4.11), and any two
/// of them, the grey of the unnamed among them, are at least 20 apart (CIE 1976) as people with
/// normal sight, protanopia and deuteranopia see them (after Machado et al. 2009).
enum Palette {
  /// In the order in which actors get them.
  static let hues: [Colour] = [
    Colour(red: 0xDD, green: 0x77, blue: 0x00),
    Colour(red: 0x22, green: 0x44, blue: 0x99),
    Colour(red: 0x11, green: 0x99, blue: 0x55),
    Colour(red: 0x66, green: 0x33, blue: 0xEE),
    Colour(red: 0x77, green: 0x44, blue: 0x00),
    Colour(red: 0x44, green: 0x99, blue: 0xAA),
    Colour(red: 0x11, green: 0x55, blue: 0x77),
    Colour(red: 0x55, green: 0x88, blue: 0xEE),
  ]
  /// Whoever is not named.
  static let unnamed = Colour(red: 0x5F, green: 0x5F, blue: 0x5F)
  /// Outlines and hatching, which belong to no side.
  static let neutral = Colour(red: 0x3C, green: 0x3C, blue: 0x3C)

  /// A hue, and the rim of marks in it.
  struct Paint: Hashable {
    let hue: Colour
    /// The hue itself, or dark where the hue is one that returns.
    let rim: Colour

    init(hue: Colour, isReturning: Bool = false) {
      self.hue = hue
      rim = isReturning ? Palette.rim : hue
    }
  }

  /// The rim of marks whose hue is much like another's.
  static let rim = Colour(red: 0x14, green: 0x14, blue: 0x14)

  /// Paints for actors that no table gives a hue, in their order and unlike those that are given.
  static func paints(_ count: Int, besides given: [Colour]) -> [Paint] {
    func isFree(_ paint: Paint) -> Bool { given.allSatisfy { distance($0, paint.hue) >= 60 } }
    // Four rounds hold every hue there is; if each is near a given one, all count.
    let all = (0..<4 * hues.count).map { Paint(hue: hue($0), isReturning: $0 >= hues.count) }
    let free = all.filter(isFree)
    let supply = free.isEmpty ? all : free
    return (0..<count).map { supply[$0 % supply.count] }
  }

  /// How far apart two colours lie in the cube of red, green and blue, 0 to 442.
  private static func distance(_ one: Colour, _ other: Colour) -> Double {
    func square(_ one: UInt8, _ other: UInt8) -> Double {
      let step = Double(one) - Double(other)
      return step * step
    }
    return
      (square(one.red, other.red) + square(one.green, other.green)
      + square(one.blue, other.blue)).squareRoot()
  }

  /// The hue at a place in the order; after the last the hues return darker.
  static func hue(_ index: Int) -> Colour {
    let base = hues[index % hues.count]
    let round = min(3, index / hues.count)
    func darker(_ value: UInt8) -> UInt8 { UInt8(Int(value) * (10 - 2 * round) / 10) }
    return Colour(red: darker(base.red), green: darker(base.green), blue: darker(base.blue))
  }
}
