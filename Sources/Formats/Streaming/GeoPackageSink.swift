internal import Encoding
internal import Features
internal import GRDB
internal import GeoJSON

/// Fills the tables of a GeoPackage.
final class GeoPackageSink: FeatureSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private var fillers: GeoPackageWriter.Fillers
  private var drawing = Drawing()
  private let folders: FolderTree
  private let rootName: String

  /// Creates a sink of features that stand in those folders.
  init(_ fillers: GeoPackageWriter.Fillers, _ folders: FolderTree, rootName: String) {
    self.fillers = fillers
    self.folders = folders
    self.rootName = folders.rootLayer(rootName).name
  }

  func append(_ features: [ReadFeature]) throws {
    for var read in features {
      let folder = drawing.prepare(&read)
      let layer = folder == 0 ? rootName : folders.name(of: folder)
      try fillers.insert(GeoPackageTable.Entry(read.feature, layer: layer))
    }
  }
}
