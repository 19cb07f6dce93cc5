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

  /// The words under which a text is searched for a name, as `Tokenizer.matchingWords` gives them;
  /// without making tokens where the name is letters of ASCII, spaces and hyphens.
  package static func words(_ name: String) -> [String] {
    var name = name
    return name.withUTF8 { bytes -> [String]? in
      var words: [String] = []
      var word: [UInt8] = []
      for byte in bytes {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A: word.append(byte | 0x20)
        case 0x20, 0x2D:
          if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
          word.removeAll(keepingCapacity: true)
        default: return nil
        }
      }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      return words
    } ?? Tokenizer.matchingWords(name)
  }

  /// The hash of the folded form of a name, without making the form where it is ASCII.
  static func hash(_ name: String) -> UInt64 {
    var name = name
    return name.withUTF8 { bytes -> UInt64? in
      var hash = KeyHash()
      var gap = false
      var isEmpty = true
      for byte in bytes {
        let letter: UInt8
        switch byte {
        case 0x61...0x7A, 0x30...0x39: letter = byte
        case 0x41...0x5A: letter = byte | 0x20
        case 0x27: continue
        case 0x80...: return nil
        default:
          gap = true
          continue
        }
        if gap, !isEmpty { hash.append(0x20) }
        gap = false
        isEmpty = false
        hash.append(letter)
      }
      return hash.value
    } ?? KeyHash(exact(name)).value
  }

  /// The key with what spellings of one name differ in taken out: the izafa (`-e`, `-i`, `-ye`)
  /// dropped or joined, doubled letters, `ee`/`i`, `oo`/`ou`/`u`, `e`/`i`, `o`/`u`, `w`/`v`,
  /// `q`/`k`, `y`/`i`, a final `h` after `a`, hyphens and spaces. `sh`, `kh`, `gh`, `ch` and `zh`
  /// are letters of their own and stay. In Arabic script the words for province, district and
  /// valley go.
  ///
  /// A search key, never a name: two names with one loose key may still be two.
  package static func loose(_ exact: String) -> String {
    var exact = exact
    return exact.withUTF8 { bytes in
      var key: [UInt8] = []
      key.reserveCapacity(bytes.count)
      var start = 0
      let isOneWord = !bytes.contains(0x20)
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x20) ?? bytes.count
        let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
        let isLast = end == bytes.count
        let isInner = start > 0 && !isLast
        start = end + 1
        if isInner, isIzafa(word) { continue }
        if !isOneWord, isHeadWord(word) { continue }
        appendLoose(word, isLast: isLast, to: &key)
      }
      return String(decoding: key, as: UTF8.self)
    }
  }

  private static func isIzafa(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    switch word.count {
    case 1: "eiy".utf8.contains(word[0])
    case 2: word.elementsEqual("ye".utf8)
    default: false
    }
  }

  private static func isHeadWord(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first, first >= 0x80 else { return false }
    return headWords.contains { $0.elementsEqual(word) }
  }

  /// Folded words of Dari and Pashto that say what a place is and are no part of its name.
  private static let headWords: [[UInt8]] =
    ["ولایت", "ولسوالی", "ولسوالۍ", "دره", "د"].map { Array(Folding.key($0).utf8) }

  private static func appendLoose(
    _ word: UnsafeBufferPointer<UInt8>, isLast: Bool, to key: inout [UInt8]
  ) {
    let start = key.count
    // Letters above 0x7F belong to other scripts and stay as they are, doubled or not.
    func append(_ letter: UInt8) {
      if letter >= 0x80 || key.count == start || key.last != letter { key.append(letter) }
    }
    var index = 0
    while index < word.count {
      let byte = word[index]
      let next = index + 1 < word.count ? word[index + 1] : 0
      index += 1
      switch byte {
      case UInt8(ascii: "s"), UInt8(ascii: "k"), UInt8(ascii: "g"), UInt8(ascii: "c"),
        UInt8(ascii: "z"):
        // Two letters that spell one sound become a capital, which folded text has none of.
        if next == UInt8(ascii: "h") {
          append(byte & ~0x20)
          index += 1
        } else {
          append(byte)
        }
      case UInt8(ascii: "e"), UInt8(ascii: "y"): append(UInt8(ascii: "i"))
      case UInt8(ascii: "o"):
        append(UInt8(ascii: "u"))
        if next == UInt8(ascii: "u") { index += 1 }
      case UInt8(ascii: "w"): append(UInt8(ascii: "v"))
      case UInt8(ascii: "q"): append(UInt8(ascii: "k"))
      default: append(byte)
      }
    }
    let count = key.count - start
    if count > 2, key.last == UInt8(ascii: "h"), key[key.count - 2] == UInt8(ascii: "a") {
      key.removeLast()
    } else if !isLast, count > 3, key.last == UInt8(ascii: "i") {
      key.removeLast()
    }
  }
}
