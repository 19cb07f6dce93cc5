import Geometry
import Text

extension GazetteerImage {
  func count(_ part: ImagePart, of size: Int) -> Int { self.part(part).count / size }

  // MARK: Facts

  func fact(_ index: Int, of row: Int) -> Fact {
    let rows = part(.facts)
    let styles = part(.factStyles)
    let style = Int(rows.uint32(index * ImageRecord.fact + 4)) * ImageRecord.factStyle
    return Fact(
      place: id(row), property: string(styles.uint32(style)),
      value: string(rows.uint32(index * ImageRecord.fact)), unit: string(styles.uint32(style + 4)),
      asOf: string(styles.uint32(style + 8)), source: string(styles.uint32(style + 12)),
      note: string(styles.uint32(style + 16)))
  }

  /// The facts of other places whose value is the id of this one.
  func facts(naming row: Int) -> [Fact] {
    let references = part(.references)
    return rows(row, .referenceStarts, .references, ImageRecord.reference).map { index in
      fact(
        Int(references.uint32(index * ImageRecord.reference + 4)),
        of: Int(references.uint32(index * ImageRecord.reference)))
    }
  }

  /// The facts of a property, of all places.
  func facts(_ property: String) -> [Fact] {
    let properties = part(.properties)
    let facts = part(.factsByProperty)
    var start = 0
    for index in 0..<count(.properties, of: ImageRecord.property) {
      let end = Int(properties.uint32(index * ImageRecord.property + 4))
      if string(properties.uint32(index * ImageRecord.property)) == property {
        guard start <= end, end * 4 <= facts.count else { return [] }
        return (start..<end).map { position in
          let number = Int(facts.uint32(position * 4))
          return fact(number, of: place(ofFact: number))
        }
      }
      start = end
    }
    return []
  }

  /// The row of the place that a fact is stated of.
  private func place(ofFact fact: Int) -> Int {
    let starts = part(.factStarts)
    var low = 0
    var high = rowCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts.uint32(middle * 4)) <= fact { low = middle } else { high = middle }
    }
    return low
  }

  // MARK: Codes and borders

  func identifier(_ index: Int, of row: Int) -> Identifier {
    let rows = part(.identifiers)
    let styles = part(.identifierStyles)
    let style = Int(rows.uint32(index * ImageRecord.identifier + 4)) * ImageRecord.identifierStyle
    return Identifier(
      place: id(row), scheme: string(styles.uint32(style)),
      value: string(rows.uint32(index * ImageRecord.identifier)),
      source: string(styles.uint32(style + 4)))
  }

  func border(_ index: Int) -> BorderRow {
    let rows = part(.borders)
    let record = index * ImageRecord.border
    let flags = rows.uint32(record + 16)
    return BorderRow(
      a: id(Int(rows.uint32(record))), b: id(Int(rows.uint32(record + 4))),
      sharedBorderKilometres: flags & ImageRecord.hasLength == 0 ? nil : rows.double(record + 8),
      isCertain: flags & ImageRecord.isCertain != 0, source: string(rows.uint32(record + 20)))
  }

  /// The rows of the places whose parent this is.
  func children(_ row: Int) -> [Int] {
    let children = part(.children)
    return rows(row, .childStarts, .children, 4).map { Int(children.uint32($0 * 4)) }
      .filter(isPlace)
  }

  // MARK: Actors and sources

  var actors: [Actor] {
    let rows = part(.actors)
    let aliases = part(.aliases)
    return (0..<count(.actors, of: ImageRecord.actor)).map { index in
      func text(_ column: Int) -> String {
        string(rows.uint32(index * ImageRecord.actor + column * 4))
      }
      let kind = Int(rows.uint32(index * ImageRecord.actor + 8))
      let start = Int(rows.uint32(index * ImageRecord.actor + 28))
      let end = min(aliases.count / 4, start + Int(rows.uint32(index * ImageRecord.actor + 32)))
      return Actor(
        id: text(0), name: text(1),
        kind: kind < ActorKind.allCases.count ? ActorKind.allCases[kind] : .party, side: text(3),
        aliases: start < end ? (start..<end).map { string(aliases.uint32($0 * 4)) } : [],
        role: text(4), validFrom: text(5), validTo: text(6))
    }
  }

  var sources: [Source] {
    let rows = part(.sources)
    return (0..<count(.sources, of: ImageRecord.source)).map { index in
      func text(_ column: Int) -> String {
        string(rows.uint32(index * ImageRecord.source + column * 4))
      }
      return Source(
        id: text(0), title: text(1), publisher: text(2), licence: text(3), url: text(4),
        version: text(5), note: text(6), label: text(7))
    }
  }

  // MARK: Shapes

  var shapeCount: Int { count(.shapes, of: ImageRecord.shape) }

  func shapeRow(_ index: Int) -> Int { Int(part(.shapes).uint32(index * ImageRecord.shape)) }

  func isApproximateShape(_ index: Int) -> Bool {
    part(.shapes).uint32(index * ImageRecord.shape + 4) & ImageRecord.isApproximate != 0
  }

  /// The southern and northern ends of a shape.
  func shapeLatitudes(_ index: Int) -> (south: Double, north: Double)? {
    let rows = part(.shapes)
    let record = index * ImageRecord.shape
    guard rows.uint32(record + 4) & ImageRecord.hasBox != 0 else { return nil }
    return (rows.double(record + 40), rows.double(record + 56))
  }

  /// The number of the shape of a place.
  func shapeIndex(_ row: Int) -> Int? {
    var low = 0
    var high = shapeCount
    while low < high {
      let middle = (low + high) / 2
      let found = shapeRow(middle)
      if found == row { return middle }
      if found < row { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  func shape(_ index: Int) -> PlaceShape? {
    let rows = part(.shapes)
    let record = index * ImageRecord.shape
    let bytes = part(.shapeBytes).section(
      Int(truncatingIfNeeded: rows.uint64(record + 16)),
      Int(truncatingIfNeeded: rows.uint64(record + 24)))
    guard let shape = ShapeCoding.shape(bytes) else { return nil }
    return PlaceShape(
      shape: shape, isApproximate: isApproximateShape(index),
      source: string(rows.uint32(record + 8)))
  }

  // MARK: The whole

  var version: String { string(part(.version).uint32(0)) }
}
