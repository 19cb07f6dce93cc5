import Gazetteer

/// Which names of others are good enough to be kept.
///
/// The alternate names of GeoNames hold machine transliterations ("bajaraka"), codes of airports,
/// and names in every language. What is kept must look like a name that a writer of English, or of
/// a language in Arabic script, would use.
enum NameQuality {
  /// The script of a name when all of its letters are of one that reports are read in.
  static func script(_ name: String) -> String? {
    var isLatin = false
    var isArabic = false
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: isLatin = true
      case 0x0620...0x06FF, 0x0750...0x077F: isArabic = true
      // Spaces, hyphens, dots, apostrophes of all makes, and marks that stand on letters.
      case 0x20, 0x27, 0x2D, 0x2E, 0x2BB, 0x2BC, 0x2BE, 0x2BF, 0x2018, 0x2019, 0x200C,
        0x300...0x36F,
        0x640, 0x64B...0x655, 0xB7:
        continue
      default: return nil
      }
    }
    return isLatin == isArabic ? nil : isLatin ? "Latn" : "Arab"
  }

  /// Whether a name without a language is kept: a Latin one only when it begins with a capital, is
  /// no code, and is spelled much like the name of the place, so that "Londres" does not become a
  /// name of London.
  static func isKept(_ name: String, besides main: String) -> Bool {
    guard let script = script(of: name) else { return false }
    return script == "Arab" || isAlike(name, main)
  }

  /// The script of what looks like a name: three letters or more, in Latin script with a capital
  /// and small ones, without mojibake; `nil` for codes and scraps.
  static func script(of name: String) -> String? {
    guard let script = script(name), NameLetters.fault(name, script: script) == nil else {
      return nil
    }
    let letters = name.unicodeScalars.filter(\.properties.isAlphabetic)
    guard letters.count >= 3, name.utf8.count <= 80 else { return nil }
    if script == "Arab" { return script }
    guard let first = name.unicodeScalars.first(where: \.properties.isAlphabetic),
      first.properties.isUppercase, letters.contains(where: \.properties.isLowercase)
    else { return nil }
    return script
  }

  /// Whether two names differ in at most a third of their letters.
  static func isAlike(_ name: String, _ main: String) -> Bool {
    let wanted = NameKey.exact(main)
    var key = NameKey.exact(name)
    if wanted == key || NameKey.loose(wanted) == NameKey.loose(key) { return true }
    let bound = max(wanted.utf8.count, key.utf8.count) / 3
    var distance = EditDistance(Array(wanted.utf8))
    return key.withUTF8 { distance.within(bound, of: $0) } != nil
  }
}
