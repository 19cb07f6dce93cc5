import Features

/// Hues of actors that stay apart for colour-blind readers and stand out on white.
///
/// After Okabe and Ito, "Color Universal Design" (2008); the light hues are darkened until each
/// has a contrast of at least 3:1 on white (WCAG 2.1, 1.4.11).
enum Palette {
  /// In the order in which actors get them.
  static let hues: [Colour] = [
    Colour(red: 0xD5, green: 0x5E, blue: 0x00),
    Colour(red: 0x00, green: 0x72, blue: 0xB2),
    Colour(red: 0x00, green: 0x8A, blue: 0x64),
    Colour(red: 0xB3, green: 0x4F, blue: 0x87),
    Colour(red: 0x8A, green: 0x74, blue: 0x00),
    Colour(red: 0x5B, green: 0x3F, blue: 0xA0),
    Colour(red: 0x2B, green: 0x8C, blue: 0xBE),
    Colour(red: 0x7A, green: 0x3B, blue: 0x12),
  ]
  /// Whoever is not named.
  static let unnamed = Colour(red: 0x5F, green: 0x5F, blue: 0x5F)
  /// Outlines and hatching, which belong to no side.
  static let neutral = Colour(red: 0x3C, green: 0x3C, blue: 0x3C)

  /// The hue at a place in the order; after the last the hues return darker.
  static func hue(_ index: Int) -> Colour {
    let base = hues[index % hues.count]
    let round = min(3, index / hues.count)
    func darker(_ value: UInt8) -> UInt8 { UInt8(Int(value) * (10 - 2 * round) / 10) }
    return Colour(red: darker(base.red), green: darker(base.green), blue: darker(base.blue))
  }
}
