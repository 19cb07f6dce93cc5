package import Geometry
package import Text

/// Places and names by number, for work that looks at very many of them: places are numbered in the
/// order of their ids, names of `names.csv` by place.
extension Gazetteer {
  /// The row of a place.
  package func row(of id: PlaceID) -> Int? {
    image.row(id).flatMap { image.isPlace($0) ? $0 : nil }
  }

  /// The place of a row.
  package func place(row: Int) -> Place? { image.place(row) }
  package func id(row: Int) -> PlaceID? { image.isPlace(row) ? image.id(row) : nil }
  package func kind(row: Int) -> PlaceKind? { image.kind(row) }
  package func coordinate(row: Int) -> Coordinate? { image.coordinate(row) }
  /// The row of the unit around a place, or -1.
  package func parent(row: Int) -> Int { image.parent(row) }
  /// The row of the country of a place (its own for a country), or -1.
  package func country(row: Int) -> Int { image.country(row) }
  /// The row of the first-level unit of a place, or -1.
  package func province(row: Int) -> Int { image.province(row) }
  /// The decimal logarithm of the largest population stated, or 0.
  package func logPopulation(row: Int) -> Float { image.logPopulation(row) }
  /// How many rows `names.csv` has for a place.
  package func nameCount(row: Int) -> Int { image.nameCount(row) }
  /// Whether a country's facts name the place as capital.
  package func isCapital(row: Int) -> Bool { image.flags(row) & ImageRecord.isCapital != 0 }
  /// Whether the facts of a unit below a country name the place as capital or seat.
  package func isSeat(row: Int) -> Bool { image.flags(row) & ImageRecord.isSeat != 0 }

  /// How many rows `names.csv` has.
  package var nameCount: Int { Int(image.part(.version).uint32(4)) }
  /// The numbers of names by the words that a text is searched for; names of one letter left out.
  package var phrases: PhraseTable { PhraseTable(KeyTable(image.part(.phrases))) }
  /// The row of the place that a name is of; `nil` when the tables lack that place.
  package func row(ofName number: Int) -> Int? {
    let row = image.labelRow(number)
    return image.isPlace(row) ? row : nil
  }
  package func text(ofName number: Int) -> String { image.labelName(number) }
  package func status(ofName number: Int) -> NameStatus { image.labelStatus(number) }
  /// The number of the gazetteer that a name is from, counted from 0.
  package func layer(ofName number: Int) -> Int { image.layer(ofLabel: number) }
  /// How many gazetteers have names.
  package var gazetteerCount: Int { image.count(.layers, of: 4) }
  /// How many names the gazetteer of a number has.
  package func nameCount(inLayer layer: Int) -> Int { image.nameCount(inLayer: layer) }
}
