import Gazetteer
import GazetteerWorkshop

/// Tables of places, dumps of GeoNames and compiled gazetteers.
enum GazetteerTargets {
  /// Loads the file and asks every place that it holds what the command asks.
  static func file(_ bytes: [UInt8], ending: String) -> String? {
    ScratchFile.with(bytes, ending: ending) { path in
      let gazetteer = try GazetteerLoader.load([path])
      for place in gazetteer.allPlaces.prefix(64) {
        _ = gazetteer.facts(of: place.id)
        _ = gazetteer.identifiers(of: place.id)
        _ = gazetteer.shape(of: place.id)
        _ = gazetteer.borders(of: place.id)
        _ = gazetteer.children(of: place.id)
        _ = gazetteer.ancestors(of: place.id)
        _ = gazetteer.neighbours(of: place.id)
        for name in gazetteer.names(of: place.id).prefix(2) { _ = gazetteer.lookup(name.name) }
      }
      _ = gazetteer.search("Strelsau")
      _ = (gazetteer.allActors, gazetteer.allSources, gazetteer.demonyms)
      return nil
    }
  }

  /// The first byte chooses the table.
  static func geonames(_ bytes: [UInt8]) -> String? {
    guard let first = bytes.first else { return nil }
    let tables: [GeoNamesTable] = [
      .places, .alternateNames, .firstLevelCodes, .secondLevelCodes, .hierarchy,
    ]
    return ScratchFile.with(Array(bytes.dropFirst()), ending: "txt") { path in
      _ = try GeoNamesTable.detect(path)
      var dump = GeoNamesImport(GeoNamesImport.Selection(), source: "geonames")
      try dump.read(path, as: tables[Int(first) % tables.count])
      _ = dump.contents(over: Gazetteer(GazetteerContents()))
      return nil
    }
  }
}
