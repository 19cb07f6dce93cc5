import Encoding
import Geometry

/// The eight points of the compass for tables.
enum CompassText {
  static func point(_ bearing: Double) -> String {
    CompassPoint(bearingDegrees: bearing, among: .eight).rawValue
  }
}

extension AdjacencyWords {
  /// "Panjshir (province)".
  func titled(_ place: Place) -> String { "\(place.name) (\(place.kind.rawValue))" }

  /// "Anjuman (village, AF-PAN-anjuman)", for two of one name.
  func identified(_ place: Place) -> String {
    "\(place.name) (\(place.kind.rawValue), \(place.id))"
  }

  /// "Panjshir and Nuristan (provinces)"; with each its kind when they differ.
  func both(_ a: Place, _ b: Place) -> String {
    if a.name == b.name, a.kind == b.kind { return "\(identified(a)) and \(identified(b))" }
    return a.kind == b.kind
      ? "\(a.name) and \(b.name) (\(a.kind.plural))" : "\(titled(a)) and \(titled(b))"
  }

  func possessive(_ name: String) -> String { name.hasSuffix("s") ? name + "'" : name + "'s" }

  func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  func label(_ source: String) -> String { gazetteer.source(source)?.label ?? source }

  /// The names without repetition, in their order.
  func unique(_ places: [Place]) -> String {
    var seen: Set<PlaceID> = []
    return places.filter { seen.insert($0.id).inserted }.map(\.name).joined(separator: ", ")
  }

  /// "1 province between".
  func between(_ path: [Place]) -> String {
    guard path.count > 2, let kind = path.first?.kind else { return "neighbours" }
    return "\(Self.count(path.count - 2, kind)) between"
  }

  /// The place, with its kind when another of its name is spoken of.
  private func told(_ place: Place, beside other: Place) -> String {
    guard place.name == other.name else { return place.name }
    return place.kind == other.kind ? identified(place) : titled(place)
  }

  /// How far apart the points are, and in which direction.
  func apart(_ answer: AdjacencyAnswer) -> String {
    guard let distance = answer.distanceKilometres, let bearing = answer.bearingDegrees,
      distance > 0
    else { return "" }
    let direction = CompassPoint(bearingDegrees: bearing, among: .eight).words
    return " From point to point \(told(answer.b, beside: answer.a)) lies"
      + " \(Self.kilometres(distance)) \(direction) of \(told(answer.a, beside: answer.b))."
  }

  /// The places of a pair whose borders are not in the tables.
  func withoutBorders(_ answer: AdjacencyAnswer) -> String {
    let list = [answer.a, answer.b].filter { gazetteer.borders(of: $0.id).isEmpty }
    return Self.list(
      list.isEmpty
        ? [both(answer.a, answer.b)]
        : list.map(answer.a.name == answer.b.name ? identified : titled),
      last: "or")
  }

  static func kilometres(_ value: Double, places: Int = 0) -> String {
    let text = decimalText(value, places: places)
    return (text == "0" ? "less than 1" : grouped(text)) + " km"
  }

  /// "2,222".
  private static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    guard whole.count > 3 else { return text }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result + text.dropFirst(whole.count)
  }

  static func count(_ number: Int, _ kind: PlaceKind) -> String {
    "\(number) \(number == 1 ? kind.rawValue : kind.plural)"
  }

  /// "a, b and c".
  static func list(_ items: [String], last: String = "and") -> String {
    guard items.count > 1, let end = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(last) " + end
  }

  /// Rows with their columns one under the other, counted in characters, two spaces between.
  static func table(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        line += cell + String(repeating: " ", count: widths[column] - cell.count + 2)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
