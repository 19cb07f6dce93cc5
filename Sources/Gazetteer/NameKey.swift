import Text

/// Keys under which names are found.
package enum NameKey {
  /// The folded words joined by spaces (see `Folding`), for text that is mostly ASCII fast.
  package static func exact(_ name: String) -> String {
    var name = name
    return name.withUTF8 { bytes -> String? in
      var key: [UInt8] = []
      key.reserveCapacity(bytes.count)
      var gap = false
      for byte in bytes {
        switch byte {
        case 0x61...0x7A, 0x30...0x39:
          if gap, !key.isEmpty { key.append(0x20) }
          gap = false
          key.append(byte)
        case 0x41...0x5A:
          if gap, !key.isEmpty { key.append(0x20) }
          gap = false
          key.append(byte | 0x20)
        case 0x27: continue
        case 0x80...: return nil
        default: gap = true
        }
      }
      return String(decoding: key, as: UTF8.self)
    } ?? Folding.key(name)
  }

  /// The key with what spellings of one name differ in taken out: the izafa (`-e`, `-i`, `-ye`)
  /// dropped or joined, doubled letters, `ee`/`i`, `oo`/`ou`/`u`, `e`/`i`, `o`/`u`, `w`/`v`,
  /// `q`/`k`, `y`/`i`, a final `h` after `a`, hyphens and spaces. `sh`, `kh`, `gh`, `ch` and `zh`
  /// are letters of their own and stay. In Arabic script the words for province, district and
  /// valley go.
  ///
  /// A search key, never a name: two names with one loose key may still be two.
  package static func loose(_ exact: String) -> String {
    let words = exact.split(separator: " ")
    var key: [UInt8] = []
    for (position, word) in words.enumerated() {
      if words.count > 1, headWords.contains(String(word)) { continue }
      let isInner = position > 0 && position < words.count - 1
      if isInner, word == "e" || word == "i" || word == "ye" || word == "y" { continue }
      appendLoose(Array(word.utf8), isLast: position == words.count - 1, to: &key)
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// Folded words of Dari and Pashto that say what a place is and are no part of its name.
  private static let headWords: Set<String> = Set(
    ["ولایت", "ولسوالی", "ولسوالۍ", "درهٔ", "دره", "د"].map { Folding.key($0) })

  private static func appendLoose(_ word: [UInt8], isLast: Bool, to key: inout [UInt8]) {
    var letters: [UInt8] = []
    var index = 0
    while index < word.count {
      let byte = word[index]
      let next = index + 1 < word.count ? word[index + 1] : 0
      if next == UInt8(ascii: "h"), let digraph = digraphs[byte] {
        letters.append(digraph)
        index += 2
      } else if byte == UInt8(ascii: "o"), next == UInt8(ascii: "u") {
        letters.append(UInt8(ascii: "u"))
        index += 2
      } else {
        letters.append(equals[byte] ?? byte)
        index += 1
      }
    }
    // Letters above 0x7F belong to other scripts and stay as they are, doubled or not.
    var single: [UInt8] = []
    for letter in letters where letter >= 0x80 || letter != single.last { single.append(letter) }
    if single.count > 2, single.last == UInt8(ascii: "h"),
      single[single.count - 2] == UInt8(ascii: "a")
    {
      single.removeLast()
    }
    if !isLast, single.count > 3, single.last == UInt8(ascii: "i") { single.removeLast() }
    key += single
  }

  // Two letters that spell one sound, as capitals, which folded text has none of.
  private static let digraphs: [UInt8: UInt8] = [
    UInt8(ascii: "s"): UInt8(ascii: "S"), UInt8(ascii: "k"): UInt8(ascii: "K"),
    UInt8(ascii: "g"): UInt8(ascii: "G"), UInt8(ascii: "c"): UInt8(ascii: "C"),
    UInt8(ascii: "z"): UInt8(ascii: "Z"),
  ]
  private static let equals: [UInt8: UInt8] = [
    UInt8(ascii: "e"): UInt8(ascii: "i"), UInt8(ascii: "o"): UInt8(ascii: "u"),
    UInt8(ascii: "w"): UInt8(ascii: "v"), UInt8(ascii: "q"): UInt8(ascii: "k"),
    UInt8(ascii: "y"): UInt8(ascii: "i"),
  ]
}
