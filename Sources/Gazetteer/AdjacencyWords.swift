import Encoding
import Geometry

/// Answers about borders in sentences and aligned tables.
struct AdjacencyWords {
  let gazetteer: Gazetteer

  func pair(_ answer: AdjacencyAnswer) -> String {
    let a = answer.a
    let b = answer.b
    switch answer.relation {
    case .same: return "\(a.name) and \(b.name) are the same place (\(a.id)).\n"
    case .inside: return "No. \(titled(a)) lies in \(titled(b)).\(apart(answer))\n"
    case .contains: return "No. \(titled(b)) lies in \(titled(a)).\(apart(answer))\n"
    case .onBorder:
      let point = a.kind.isAdministrative ? b : a
      return "Yes. \(titled(point)) is on the border of "
        + "\(Self.list(answer.onBorderOf.map(\.name)))"
        + " (\(answer.onBorderOf.first?.kind.plural ?? "units")).\n"
    case .crosses:
      let (line, unit) = a.kind.isAdministrative ? (b, a) : (a, b)
      return "Yes. \(titled(line)) leads through \(titled(unit)).\n"
    case .unknown:
      return
        "Cannot say: the gazetteer has no borders of \(withoutBorders(answer)).\(apart(answer))\n"
    case .borders: return borders(answer)
    case .apart:
      let way =
        answer.path.count > 2
        ? " Shortest way: \(answer.path.map(\.name).joined(separator: ", ")) (\(between(answer.path)))."
        : ""
      return "No. \(both(a, b)) do not share a border.\(way)\(apart(answer))\n"
    }
  }

  private func borders(_ answer: AdjacencyAnswer) -> String {
    guard let border = answer.border else { return "" }
    var text = border.isCertain ? "Yes. " : "Yes, but the sources disagree. "
    text += "\(both(answer.a, answer.b)) share a border"
    if let direction = answer.direction {
      text += ", on \(possessive(answer.a.name)) \(direction.words)"
    }
    let lengths = lengths(border)
    if !lengths.isEmpty { text += ": \(lengths)" }
    text += ".\n"
    if let level = answer.meetings.first?.a.kind {
      let left = unique(answer.meetings.map(\.a))
      let right = unique(answer.meetings.map(\.b))
      text += "\(capitalised(level.plural)) that meet: \(left) | \(right).\n"
    }
    if !answer.features.isEmpty {
      text +=
        "On or across the border: "
        + answer.features.map { "\($0.name) (\($0.kind.rawValue))" }.joined(separator: ", ") + ".\n"
    }
    return text
  }

  /// "64 km (Natural Earth, generalised), 83 km (AIMS); no border in X".
  private func lengths(_ border: SharedBorder) -> String {
    var text = border.lengths.map { "\(Self.kilometres($0.kilometres)) (\(label($0.source)))" }
      .joined(separator: ", ")
    if !border.without.isEmpty {
      text +=
        (text.isEmpty ? "" : "; ") + "none in "
        + Self.list(border.without.map(label), last: "or")
    }
    return text
  }

  func neighbours(of place: Place, _ list: [Neighbour], level: PlaceKind?) -> String {
    guard !list.isEmpty else {
      return "The gazetteer has no borders of \(titled(place)) "
        + "with \((level ?? place.kind).plural).\n"
    }
    let foreign = list.filter { $0.place.kind != (level ?? place.kind) }.count
    let own = list.count - foreign
    let counts = [
      own > 0 ? Self.count(own, level ?? place.kind) : nil,
      foreign > 0 ? Self.count(foreign, .country) : nil,
    ].compactMap(\.self)
    let rows = list.map { neighbour -> [String] in
      [
        neighbour.place.kind == (level ?? place.kind)
          ? neighbour.place.name : "\(neighbour.place.name) (\(neighbour.place.kind.rawValue))",
        neighbour.direction?.rawValue ?? "?", lengths(neighbour.border),
        neighbour.border.isCertain ? "" : "uncertain: sources disagree",
      ]
    }
    return "\(titled(place)) borders \(Self.list(counts)):\n" + Self.table(rows)
  }

  func path(from a: Place, to b: Place, _ places: [Place]) -> String {
    switch places.count {
    case 0: return "The gazetteer knows no way over borders from \(titled(a)) to \(titled(b)).\n"
    case 1: return "\(a.name) and \(b.name) lie in the same unit: \(titled(places[0])).\n"
    default:
      return "Shortest way: \(places.map(\.name).joined(separator: ", ")) (\(between(places))).\n"
    }
  }

  func within(_ kilometres: Double, of place: Place, _ list: [NearbyPlace]) -> String {
    guard place.coordinate != nil else { return "\(titled(place)) has no point.\n" }
    let limit = "\(decimalText(kilometres, places: 1)) km"
    guard !list.isEmpty else { return "No place lies within \(limit) of \(titled(place)).\n" }
    let rows = list.map { near -> [String] in
      [
        near.place.name, near.place.kind.rawValue,
        Self.kilometres(near.distanceKilometres, places: 1),
        CompassText.point(near.bearingDegrees),
        near.borderDistanceKilometres.map {
          $0 == 0 ? "inside" : "border \(Self.kilometres($0, places: 1))"
        } ?? "",
      ]
    }
    return "Within \(limit) of \(titled(place)), point to point:\n" + Self.table(rows)
  }

  func all(_ pairs: [BorderPair], level: PlaceKind) -> String {
    let rows = pairs.map { pair in
      [
        pair.a.name, pair.b.name, lengths(pair.border),
        pair.border.isCertain ? "" : "uncertain: sources disagree",
      ]
    }
    let uncertain = pairs.count { !$0.border.isCertain }
    return "\(pairs.count) borders between \(level.plural), \(uncertain) of them uncertain:\n"
      + Self.table(rows)
  }
}
