internal import Encoding
internal import Features
internal import GRDB
internal import GeoJSON

/// Tells the tables of a GeoPackage of all features, which must be known before the first row.
final class GeoPackageSurvey: FeatureSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private(set) var tables = GeoPackageTable.all
  private(set) var drawing = GeoJSONDrawing()
  private(set) var count = 0

  func append(_ features: [Feature]) {
    for var feature in features {
      _ = drawing.prepare(&feature)
      count += 1
      let entry = GeoPackageTable.Entry(feature, layer: "")
      for index in tables.indices where tables[index].holds(entry) { tables[index].note(entry) }
    }
  }
}

/// Fills the tables of a GeoPackage.
final class GeoPackageSink: FeatureSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private var fillers: GeoPackageWriter.Fillers
  private var drawing = GeoJSONDrawing()
  private let rootName: String

  init(_ fillers: GeoPackageWriter.Fillers, rootName: String) {
    self.fillers = fillers
    self.rootName = rootName
  }

  func append(_ features: [Feature]) throws {
    for var feature in features {
      let folder = drawing.prepare(&feature)
      let layer = folder == 0 ? rootName : drawing.folders.name(of: folder)
      try fillers.insert(GeoPackageTable.Entry(feature, layer: layer))
    }
  }
}
