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
    var text =
      border.isCertain
      ? "Yes. "
      : border.without.isEmpty ? "Yes, but uncertain. " : "Yes, but the sources disagree. "
    text += "\(both(answer.a, answer.b)) share a border"
    if let direction = answer.direction {
      text += ", on \(possessive(answer.a.name)) \(direction.words)"
      if answer.bearingBorderDegrees == nil { text += " (as their middles lie)" }
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
  func lengths(_ border: SharedBorder) -> String {
    var text = border.lengths.map { "\(Self.kilometres($0.kilometres)) (\(label($0.source)))" }
      .joined(separator: ", ")
    if !border.without.isEmpty {
      text +=
        (text.isEmpty ? "" : "; ") + "none in "
        + Self.list(border.without.map(label), last: "or")
    }
    return text
  }

  func doubt(_ border: SharedBorder) -> String {
    border.isCertain ? "" : border.without.isEmpty ? "uncertain" : "uncertain: sources disagree"
  }

  func path(from a: Place, to b: Place, _ places: [Place]) -> String {
    switch places.count {
    case 0: return "The gazetteer knows no way over borders from \(titled(a)) to \(titled(b)).\n"
    case 1:
      return a.id == b.id
        ? "\(a.name) is the same place (\(a.id)).\n"
        : "\(titled(a)) and \(titled(b)) lie in the same unit: \(titled(places[0])).\n"
    default:
      var text =
        "Shortest way: \(places.map(\.name).joined(separator: ", ")) (\(between(places))).\n"
      for (place, unit) in [(a, places.first), (b, places.last)] {
        if let unit, unit.id != place.id { text += "\(titled(place)) lies in \(titled(unit)).\n" }
      }
      return text
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
    let from = place.kind.isAdministrative ? "the point of \(titled(place))" : titled(place)
    return "Within \(limit) of \(from), the nearest first:\n" + Self.table(rows)
  }

  func all(_ pairs: [BorderPair], level: PlaceKind, inside around: Place? = nil) -> String {
    let rows = pairs.map { pair in
      [
        pair.a.name, pair.b.name, lengths(pair.border),
        doubt(pair.border),
      ]
    }
    let uncertain = pairs.count { !$0.border.isCertain }
    let scope = around.map { " of \($0.name)" } ?? ""
    guard !pairs.isEmpty else {
      return "The gazetteer has no borders between \(level.plural)\(scope).\n"
    }
    return "\(pairs.count) \(pairs.count == 1 ? "border" : "borders") between "
      + "\(level.plural)\(scope), "
      + "\(uncertain == 0 ? "none" : String(uncertain)) of them uncertain:\n" + Self.table(rows)
  }
}
