import Gazetteer

/// A row of `geography.csv`.
struct GeographyPattern: Sendable {
  /// What an atom of a pattern takes.
  enum Atom: Hashable, Sendable {
    case subject, object, sides, direction, number, head, gap
    /// Words in round brackets: "(60 miles)".
    case aside
    /// Up to two words, but no comma and no "and".
    case few
    /// One word of a class of `geographywords.csv`, or of these words themselves.
    case words(classes: [String], literals: [String])
  }

  struct Part: Hashable, Sendable {
    let atom: Atom
    let isOptional: Bool
  }

  let parts: [Part]
  /// For each part of words that may not be absent, the numbers of its classes and words, of which a
  /// sentence must hold one (``GeographyWords/numbers``).
  var needed: [[Int]] = []
  let type: GeographyType
  let relation: String

  /// Whether it tells how many there are of something.
  var isFigure: Bool { type == .count || type == .population }
  var hasSubject: Bool { parts.contains { $0.atom == .subject } }
  var hasObject: Bool { parts.contains { $0.atom == .object || $0.atom == .sides } }

  init?(_ row: WordRow, classes: Set<String>) {
    guard let type = GeographyType(rawValue: row["type"]) else { return nil }
    self.type = type
    relation = row["relation"]
    parts = row["pattern"].split(separator: " ").map { word in
      let isOptional = word.hasSuffix("?")
      let name = isOptional ? word.dropLast() : word
      let atom: Atom =
        switch name {
        case "SUBJECT": .subject
        case "OBJECT": .object
        case "SIDES": .sides
        case "DIRECTION": .direction
        case "NUMBER": .number
        case "HEAD": .head
        case "GAP": .gap
        case "FEW": .few
        case "ASIDE": .aside
        case "COMMA": .words(classes: [], literals: [",", "–", "—", "("])
        default: Self.words(name.split(separator: "|").map(String.init), classes)
        }
      return Part(atom: atom, isOptional: isOptional)
    }
  }

  private static func words(_ names: [String], _ classes: Set<String>) -> Atom {
    .words(
      classes: names.filter(classes.contains), literals: names.filter { !classes.contains($0) })
  }
}
