import Encoding
import Gazetteer
import Text

extension GazetteerCheck {
  mutating func checkNames() {
    var seen: Set<[String]> = []
    for (file, row) in rows("names") {
      checkID(file, row, "place")
      checkSource(file, row)
      if let fault = NameLetters.fault(row["name"], script: row["script"]) {
        note(file, row.line, fault)
      }
      if !row["script"].isEmpty, row["script"].utf8.count != 4 {
        note(file, row.line, "“\(row["script"])” is no ISO 15924 code")
      }
      let language = row["language"].prefix { $0 != "-" }
      if !row["language"].isEmpty, !(2...3).contains(language.utf8.count) {
        note(file, row.line, "“\(row["language"])” is no ISO 639 code")
      }
      if !seen.insert([row["place"], row["name"], row["language"]]).inserted {
        note(file, row.line, "“\(row["name"])” stands twice for “\(row["place"])”")
      }
    }
    for (file, row) in rows("demonyms") {
      checkID(file, row, "place")
      checkSource(file, row)
      if let fault = NameLetters.fault(row["demonym"], script: "") { note(file, row.line, fault) }
    }
    for (file, row) in rows("deny") where row["name"].isEmpty {
      note(file, row.line, "no name")
    }
  }

  mutating func checkCodesAndFacts() {
    var seen: Set<[String]> = []
    for (file, row) in rows("identifiers") {
      checkID(file, row, "place")
      checkSource(file, row)
      if row["scheme"].isEmpty {
        note(file, row.line, "the code “\(row["value"])” has no scheme")
      } else if !row["value"].isEmpty, !CodeSchemes.fits(row["value"], scheme: row["scheme"]) {
        note(file, row.line, "“\(row["value"])” has not the form of a code of \(row["scheme"])")
      } else if CodeSchemes.isNested(row["scheme"]) {
        checkNesting(file, row)
      }
      if !seen.insert([row["place"], row["scheme"], row["value"], row["source"]]).inserted {
        note(file, row.line, "the code “\(row["value"])” stands twice")
      }
    }
    let countries = Set(
      gazetteer.allPlaces.lazy.filter { $0.kind == .country }.map { $0.id.rawValue })
    for (file, row) in rows("facts") {
      checkID(file, row, "place")
      checkSource(file, row)
      let value = row["value"]
      if value.isEmpty { note(file, row.line, "“\(row["property"])” has no value") }
      // What is written like an id of ours names a place.
      if let dash = value.firstIndex(of: "-"), !value.contains(" "),
        countries.contains(String(value[..<dash])),
        gazetteer.place(PlaceID(rawValue: value)) == nil
      {
        note(file, row.line, "“\(value)” in “value” is no place")
      }
    }
  }

  /// The code of a unit begins with that of the unit around it, if both are of one series.
  private mutating func checkNesting(_ file: String, _ row: Table.Row) {
    for unit in gazetteer.ancestors(of: PlaceID(rawValue: row["place"])) {
      let codes = gazetteer.identifiers(of: unit.id).filter { $0.scheme == row["scheme"] }
      guard let code = codes.first else { continue }
      if !codes.contains(where: { row["value"].hasPrefix($0.value) }) {
        note(
          file, row.line,
          "“\(row["value"])” does not begin with “\(code.value)” of “\(unit.id)”: codes of two "
            + "series are mixed up")
      }
      return
    }
  }

  mutating func checkActorsAndSources() {
    var seen: [String: String] = [:]
    let actors = Set(gazetteer.allActors.map(\.id))
    for (file, row) in rows("actors") {
      if let first = seen.updateValue("\(file):\(row.line)", forKey: row["id"]) {
        note(file, row.line, "“\(row["id"])” stands in \(first) already")
      }
      if !row["side"].isEmpty, !actors.contains(row["side"]) {
        note(file, row.line, "the side “\(row["side"])” is no actor")
      }
      if let fault = NameLetters.fault(row["name"], script: "") { note(file, row.line, fault) }
    }
    seen = [:]
    for (file, row) in rows("sources") {
      if let first = seen.updateValue("\(file):\(row.line)", forKey: row["id"]) {
        note(file, row.line, "“\(row["id"])” stands in \(first) already")
      }
      if row["licence"].isEmpty, row["license"].isEmpty {
        note(file, row.line, "“\(row["id"])” has no licence")
      }
    }
  }
}
