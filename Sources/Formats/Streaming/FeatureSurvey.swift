internal import Features
internal import GeoJSON

/// Tells of all features what some formats must know before they write the first of them: the
/// columns, the tables of a GeoPackage, and the folders that have features in them.
final class FeatureSurvey: FeatureSink, @unchecked Sendable {
  // Unchecked: `pump` lets one thread at a time in.
  private(set) var columns = PropertyColumns()
  private(set) var tables = GeoPackageTable.all
  private(set) var drawing = Drawing()
  private(set) var count = 0
  /// Whether features stand in more than one folder.
  private(set) var hasFolders = false

  private let surveysTables: Bool
  private var firstFolder: Int?

  /// Creates a survey of columns, or of the tables of a GeoPackage.
  init(tables: Bool) { surveysTables = tables }

  func append(_ features: [ReadFeature]) {
    for var read in features {
      let folder = drawing.prepare(&read)
      count += 1
      if folder != firstFolder ?? folder { hasFolders = true }
      firstFolder = firstFolder ?? folder
      guard surveysTables else {
        columns.add(read.feature.properties)
        continue
      }
      let entry = GeoPackageTable.Entry(read.feature, layer: "")
      for index in tables.indices where tables[index].holds(entry) { tables[index].note(entry) }
    }
  }
}

/// The folder of a feature as one of its properties, for formats without folders.
struct FolderNaming {
  private let folders: FolderTree
  private let rootName: String

  init(_ folders: FolderTree, rootName: String) {
    self.folders = folders
    self.rootName = folders.rootLayer(rootName).name
  }

  /// Adds the names of the folders down to the one of that number, unless the feature has them.
  func add(to feature: inout Feature, folder: Int) {
    guard !feature.properties.contains(where: { $0.name == FolderPath.property }) else { return }
    let path =
      folder == 0
      ? FolderPath.joinable(rootName) : folders.name(of: folder, FolderPath.joinable)
    feature.properties.append(Property(FolderPath.property, .string(path)))
  }
}
