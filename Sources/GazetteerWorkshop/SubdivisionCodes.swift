import Encoding
import Gazetteer

/// The codes of ISO 3166-2 with their names, as the Debian package iso-codes lists them.
public struct SubdivisionCodes: Sendable {
  /// A row of the list.
  struct Subdivision {
    let code: String
    let names: [String]
    /// What the unit is: `State`.
    let type: String
  }

  private var entries: [String: [Subdivision]] = [:]

  /// No codes.
  public init() {}

  /// Reads `iso_3166-2.json`; `nil` when it is something else.
  public init?(_ bytes: [UInt8]) {
    guard let list = try? JSONParser.parse(bytes)["3166-2"]?.array else { return nil }
    for entry in list {
      guard let code = entry["code"]?.string, let name = entry["name"]?.string,
        let dash = code.firstIndex(of: "-")
      else { continue }
      entries[String(code[..<dash]), default: []].append(
        Subdivision(
          code: code, names: Self.spellings(name), type: entry["type"]?.string ?? ""))
    }
  }

  /// `Bruxelles-Capitale, Région de;Brussels Hoofdstedelijk Gewest` holds two names, and of the
  /// first the part before the comma.
  private static func spellings(_ name: String) -> [String] {
    name.split { ";[]/".contains($0) }.compactMap { part in
      let text = (part.split(separator: ",").first.map(String.init) ?? "").trimmingSpaces()
      return text.isEmpty ? nil : text
    }
  }

  /// Gives units of a country their codes: the names most alike first, no code twice.
  ///
  /// - Parameter labels: the names of each unit, the most trusted first.
  /// - Returns: the code, its names and what it stands for, for each unit that has one.
  func codes(country: String, labels: [[String]]) -> [Int: Subdivision] {
    let entries = (entries[country] ?? []).sorted { $0.code < $1.code }
    var pairs: [(likeness: Double, unit: Int, entry: Int)] = []
    for (unit, names) in labels.enumerated() {
      for (index, entry) in entries.enumerated() {
        var best = 0.0
        for (order, label) in names.enumerated() {
          for name in entry.names {
            best = max(best, Likeness.of(label, name) - 0.02 * Double(order))
          }
        }
        if best >= 0.7 { pairs.append((best, unit, index)) }
      }
    }
    pairs.sort { ($1.likeness, $0.unit, $0.entry) < ($0.likeness, $1.unit, $1.entry) }
    var found: [Int: Subdivision] = [:]
    var taken: Set<Int> = []
    for pair in pairs where found[pair.unit] == nil && taken.insert(pair.entry).inserted {
      found[pair.unit] = entries[pair.entry]
    }
    return found
  }
}

/// How much two names are alike: 1 for the same, below 0.7 for names of different places.
enum Likeness {
  /// Words that make another place of a name.
  private static let parts: Set<String> = [
    "north", "south", "east", "west", "central", "upper", "lower", "new", "city", "greater",
    "nord", "sud", "est", "ouest", "norte", "sur",
  ]
  private static let directions = [
    "northern": "north", "southern": "south", "eastern": "east", "western": "west",
  ]

  /// The folded words, "Western Darfur" as "West Darfur".
  private static func key(_ name: String) -> String {
    let key = NameKey.exact(name)
    guard key.contains("ern") else { return key }
    return key.split(separator: " ").map { directions[String($0)] ?? String($0) }
      .joined(separator: " ")
  }

  /// Whether a word of one name begins with the same three letters as a word of the other.
  static func sharesBeginning(_ first: String, _ second: String) -> Bool {
    let beginnings = Set(key(first).split(separator: " ").map { $0.prefix(3) })
    return key(second).split(separator: " ").contains { beginnings.contains($0.prefix(3)) }
  }

  static func of(_ first: String, _ second: String) -> Double {
    let (a, b) = (key(first), key(second))
    if a.isEmpty || b.isEmpty { return 0 }
    if a == b { return 1 }
    if NameKey.loose(a) == NameKey.loose(b) { return 0.95 }
    let (short, long) = a.utf8.count <= b.utf8.count ? (a, b) : (b, a)
    // "Kassala" and "Kassala State", but not "Darfur" and "West Darfur".
    if (" " + long + " ").contains(" " + short + " ") {
      let rest = (" " + long + " ").replacing(" " + short + " ", with: " ")
      return rest.split(separator: " ").contains { parts.contains(String($0)) } ? 0.5 : 0.9
    }
    // "Luhansk" and "Luhanska oblast".
    if short.utf8.count >= 4, !short.contains(" "),
      long.split(separator: " ").contains(where: {
        $0.hasPrefix(short) && $0.utf8.count <= short.utf8.count + 3
      })
    {
      return 0.8
    }
    let bound = short.utf8.count / 4
    guard bound > 0 else { return 0 }
    var distance = EditDistance(Array(short.utf8))
    var text = long
    let edits = text.withUTF8 { distance.within(bound, of: $0) }
    return edits.map { 0.85 - 0.1 * Double($0) / Double(bound) } ?? 0
  }
}
