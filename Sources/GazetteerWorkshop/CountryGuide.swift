import Gazetteer

extension CountryStart {
  /// The README of the folder: what is there, what is missing, and the next three steps.
  ///
  /// - Parameter folder: the folder's name, for the commands.
  public func guide(folder: String) -> String {
    let contents = tables.contents
    let units = self.units
    let cities = contents.places.count {
      $0.kind.isSettlement && $0.id.rawValue.hasPrefix(country.id.rawValue + "-")
    }
    let drawn = units.count - unitsWithoutShape.count
    var text = """
      # A gazetteer of \(country.name)

      \(units.count) first-level units (\(drawn) with a shape), \(cities) towns and cities, \
      \(contents.borders.count) border lengths, and the neighbours.
      The tables are plain text: any spreadsheet program opens them, and every row names its source.

      ```
      claimatlas map REPORT... --gazetteer \(folder) -o map
      claimatlas adjacent NAME --gazetteer \(folder)
      claimatlas place NAME --gazetteer \(folder)
      ```

      ## The next three steps

      **1. Fill in `actors.csv`**: who fights, who speaks, who reports. One actor a line.

      | column | meaning |
      |---|---|
      | id | lasting name in small letters |
      | name | the name to show |
      | kind | party, person, government, civilians, outlet or organisation |
      | side | id of the party the actor speaks or fights for; empty for outlets |
      | aliases | other spellings and names, separated by `;` |
      | role | what a person is or was |
      | valid_from, valid_to | when the actor existed or held the role, as 2021-09-05 or 2021 |

      ```
      northern-front,Northern Front,party,,NF;Northern Front forces,,,
      jane-doe,Jane Doe,person,northern-front,Commander Doe,spokeswoman,2021,
      ```

      **2. Add the places of your reports.** `claimatlas resolve REPORT...` lists the names that it \
      does not know. One line in `places.csv`, its spellings in `names.csv`. Whole sets come from \
      files:

      ```
      claimatlas gazetteer import \(country.id).txt --in \(country.id) --gazetteer \(folder) -o more
      claimatlas gazetteer import districts.geojson --kind district --gazetteer \(folder) -o drawn
      ```

      The first is the dump of GeoNames for the country, the second any file of boundaries. Pass \
      `more` and `drawn` as further `--gazetteer`.

      **3. Check it** after every change: each fault is named by file and line.

      ```
      claimatlas gazetteer check \(folder)
      ```

      ## What is in the folder

      `places.csv`, `names.csv`, `identifiers.csv`, `facts.csv`, `adjacency.csv`, `demonyms.csv`, \
      `actors.csv`, `sources.csv` and shapes (`.geojson`). \
      The columns are explained in the README of the gazetteer that comes with ClaimAtlas. \
      Licences and notices stand in `sources.csv`.

      """
    let without = unitsWithoutShape
    if units.isEmpty || !without.isEmpty {
      text += "\n## What is missing\n\n"
      if units.isEmpty {
        text += "No first-level unit of \(country.name) is known. Start again with `--from` and a "
        text += "boundary file: GeoJSON, KML or GeoPackage.\n"
      } else {
        text += "No shape of: " + without.map(\.name).joined(separator: ", ") + ".\n"
        text +=
          "`claimatlas gazetteer import FILE --kind province` adds them from a boundary file.\n"
      }
    }
    return text
  }
}
