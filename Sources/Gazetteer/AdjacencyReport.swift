package import Encoding

/// An answer about borders in words and as data.
public struct AdjacencyReport: Hashable, Sendable {
  /// The answer for people, its lines ended by a line feed.
  public let text: String
  /// The answer for programs.
  package let json: JSONValue
  /// Whether the answer is yes; `nil` when the tables do not tell.
  public let isYes: Bool?

  package init(text: String, json: JSONValue, isYes: Bool?) {
    self.text = text
    self.json = json
    self.isYes = isYes
  }

  /// The answer for programs as JSON text, indented.
  public var jsonText: String { json.text(pretty: true) + "\n" }
}

extension Gazetteer {
  /// The neighbours of a place, the longest border first; of a pass, town or road where it stands
  /// to the borders around it.
  public func neighboursReport(of place: Place, level: PlaceKind? = nil) -> AdjacencyReport {
    if !place.kind.isAdministrative, level == nil, borders(of: place.id).isEmpty {
      return standingReport(of: place)
    }
    let list = neighbours(of: place.id, level: level)
    let words = AdjacencyWords(gazetteer: self)
    return AdjacencyReport(
      text: words.neighbours(of: place, list, level: level),
      json: AdjacencyData.neighbours(of: place, list), isYes: list.isEmpty ? nil : true)
  }

  /// Whether two places share a border.
  public func adjacencyReport(_ a: Place, _ b: Place) -> AdjacencyReport {
    let answer = adjacency(a, b)
    return AdjacencyReport(
      text: AdjacencyWords(gazetteer: self).pair(answer), json: AdjacencyData.pair(answer),
      isYes: answer.isAdjacent)
  }

  private func standingReport(of place: Place) -> AdjacencyReport {
    let standing = standing(of: place)
    return AdjacencyReport(
      text: AdjacencyWords(gazetteer: self).standing(standing),
      json: AdjacencyData.standing(standing), isYes: standing.isKnown ? true : nil)
  }

  /// The way between two places over the fewest borders.
  public func pathReport(from a: Place, to b: Place, level: PlaceKind? = nil) -> AdjacencyReport {
    let places = path(from: a.id, to: b.id, level: level).compactMap { place($0) }
    return AdjacencyReport(
      text: AdjacencyWords(gazetteer: self).path(from: a, to: b, places),
      json: AdjacencyData.path(from: a, to: b, places), isYes: places.isEmpty ? nil : true)
  }

  /// The places within a distance of another.
  public func withinReport(
    kilometres: Double, of place: Place, kind: PlaceKind? = nil
  ) -> AdjacencyReport {
    let list = within(kilometres: kilometres, of: place.id, kind: kind)
    return AdjacencyReport(
      text: AdjacencyWords(gazetteer: self).within(kilometres, of: place, list),
      json: AdjacencyData.within(kilometres, of: place, list),
      isYes: place.coordinate == nil ? nil : !list.isEmpty)
  }

  /// Every border between places of one kind, or of those inside a place.
  public func allPairsReport(level: PlaceKind, inside around: Place? = nil) -> AdjacencyReport {
    let pairs = allPairs(level: level, inside: around?.id)
    return AdjacencyReport(
      text: AdjacencyWords(gazetteer: self).all(pairs, level: level, inside: around),
      json: AdjacencyData.all(pairs, level: level), isYes: pairs.isEmpty ? nil : true)
  }
}
