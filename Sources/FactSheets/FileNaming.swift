public import Gazetteer

extension Gazetteer {
  /// The name of a place's sheet without an ending: `<name>-<kind>-<parent>` in small letters,
  /// digits and hyphens; the id stands in for a name without any.
  public func fileStem(of id: PlaceID) -> String {
    guard let place = place(id) else { return slug(id.rawValue) }
    let name = slug(place.name)
    let parent = place.parent.flatMap { self.place($0) }.map { slug($0.name) } ?? ""
    return [name.isEmpty ? slug(place.id.rawValue) : name, slug(place.kind.rawValue), parent]
      .filter { !$0.isEmpty }.joined(separator: "-")
  }
}

/// Returns a file name without ending for each sheet, in their order; sheets that would share a
/// name get their place's id added.
public func fileStems(for sheets: [FactSheet]) -> [String] {
  let counts = Dictionary(sheets.map { ($0.fileStem, 1) }, uniquingKeysWith: +)
  return sheets.map {
    counts[$0.fileStem, default: 0] > 1
      ? "\($0.fileStem)-\(slug($0.place.id.rawValue))" : $0.fileStem
  }
}

/// Small ASCII letters, digits and single hyphens.
func slug(_ text: String) -> String {
  var result = ""
  for scalar in text.lowercased().unicodeScalars {
    if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
      result.unicodeScalars.append(scalar)
    } else if let base = latinBases[scalar] {
      result += base
    } else if scalar.properties.generalCategory != .nonspacingMark,
      scalar != "'", scalar != "’", scalar != "ʿ", scalar != "ʾ", !result.isEmpty,
      !result.hasSuffix("-")
    {
      result += "-"
    }
  }
  return result.hasSuffix("-") ? String(result.dropLast()) : result
}

private let latinBases: [Unicode.Scalar: String] = {
  var table: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d",
  ]
  for (base, letters) in [
    ("a", "àáâãäåāăąǎ"), ("c", "çćčĉ"), ("d", "ďḍ"), ("e", "èéêëēėęě"), ("g", "ğģġ"), ("h", "ḥḫ"),
    ("i", "ìíîïīįıĭ"), ("k", "ķ"), ("n", "ñńňņ"), ("o", "òóôõöōő"), ("r", "řŕ"), ("s", "śšşșṣ"),
    ("t", "ťţțṭ"), ("u", "ùúûüūůűų"), ("y", "ýÿ"), ("z", "źžżẓ"),
  ] {
    for letter in letters.unicodeScalars { table[letter] = base }
  }
  return table
}()
