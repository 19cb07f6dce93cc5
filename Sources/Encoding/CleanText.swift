extension String {
  /// The text without what no format of the map can carry: the control characters that XML 1.0
  /// leaves out of its `Char` (section 2.2), DEL, U+FFFE and U+FFFF. Tab, LF and CR stay.
  package var cleaned: String { removing { isForbidden($0) } }

  /// ``cleaned``, on one line, and without the marks that can turn the reading order of what
  /// follows (UAX #9: embeddings, overrides and isolates) and byte order marks, which some readers
  /// drop; for ids, and for names in lists and titles.
  package var cleanedName: String {
    let kept = removing {
      isForbidden($0) || (0x202A...0x202E).contains($0.value)
        || (0x2066...0x2069).contains($0.value) || $0.value == 0xFEFF
    }
    guard kept.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return kept }
    return kept.split { $0 == "\n" || $0 == "\r" || $0 == "\t" || $0 == "\r\n" }
      .joined(separator: " ")
  }

  /// The text for titles and descriptions, which some viewers take for HTML: it reads the same and
  /// does nothing there, even where a viewer makes links or elements of it.
  ///
  /// A `<` that would open a tag becomes `‹`, the colon of `javascript:` and `data:text/html` the
  /// letter `꞉`, and the sign in `onclick=` and its like `꞊`.
  package var inert: String {
    var text = self
    return text.withUTF8 { bytes in
      var next = ActiveText.next(in: bytes, from: 0)
      guard next != nil else { return self }
      var kept: [UInt8] = []
      kept.reserveCapacity(bytes.count + bytes.count / 8 + 16)
      var start = 0
      while let mark = next {
        kept.append(contentsOf: bytes[start..<mark.index])
        kept.append(contentsOf: mark.replacement.utf8)
        start = mark.index + 1
        next = ActiveText.next(in: bytes, from: start)
      }
      kept.append(contentsOf: bytes[start...])
      return String(decoding: kept, as: UTF8.self)
    }
  }

  private func removing(_ isUnwanted: (Unicode.Scalar) -> Bool) -> String {
    // Most text has nothing to remove; the bytes that begin such a character tell so quickly.
    guard
      utf8.contains(where: { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F || $0 == 0xE2 || $0 == 0xEF })
    else { return self }
    guard unicodeScalars.contains(where: isUnwanted) else { return self }
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars where !isUnwanted(scalar) { kept.append(scalar) }
    return String(kept)
  }
}

private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D: false
  case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: true
  default: false
  }
}
