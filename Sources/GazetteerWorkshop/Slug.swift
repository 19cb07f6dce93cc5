import Gazetteer

/// Ids and file names made of names.
package enum Slug {
  /// The folded words of a text joined by hyphens, in small letters and digits of ASCII; `x` when
  /// none is left. An ending such as `.geojson` is left out.
  package static func text(_ text: String) -> String {
    var stem = text[...]
    if let dot = stem.lastIndex(of: "."), dot != stem.startIndex { stem = stem[..<dot] }
    var bytes: [UInt8] = []
    for byte in NameKey.exact(String(stem)).utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: bytes.append(byte)
      default: if let last = bytes.last, last != 0x2D { bytes.append(0x2D) }
      }
    }
    while bytes.last == 0x2D { bytes.removeLast() }
    return bytes.isEmpty ? "x" : String(decoding: bytes, as: UTF8.self)
  }
}
