internal import Encoding
internal import Features

/// A feature as a file tells it, and what the file tells of it besides.
struct ReadFeature {
  var feature: Feature
  var folder: Folder = .told
  /// How it is drawn, and a name for that; simplestyle among its attributes is not looked at then.
  var style: (style: Style, name: String)?

  /// Where a feature stands among folders.
  enum Folder {
    /// Where its property `folder` says.
    case told
    /// Where its property `folder` says, else here.
    case path([String])
    /// In the folder of the source that has this number.
    case known(Int, depth: Int, isShown: Bool)
  }
}

/// Features from a file of any size, a few in memory at a time.
protocol FeatureSource: AnyObject {
  /// Hands on every feature and how many bytes it may take. Each call begins anew and hands on the
  /// same features.
  func forEach(_ body: (ReadFeature, _ size: Int) throws -> Void) throws

  /// The file's name in faults.
  var file: String { get }
  /// What the file says of itself, without layers; known when all features have been handed on.
  var about: LayerSet { get }
  /// The folders that features name by number; known when all features have been handed on.
  var folders: FolderTree? { get }
  /// Whether the format has folders, which others have as a property.
  var hasFolders: Bool { get }
  /// Whether one feature may be told several times, by one id.
  var repeatsIDs: Bool { get }
  /// What is wrong in the file, as far as it has been read.
  var faults: ReadingFaults { get }
  /// What the file holds that is no feature, counted in words.
  var passedOver: [String] { get }
}

/// The first faults of a file, and how many there are.
struct ReadingFaults {
  /// A file of nothing but faults need not fill the screen and memory.
  static let limit = 1_000

  private(set) var first: [ReadingFault] = []
  private(set) var count = 0

  mutating func add(_ fault: ReadingFault) {
    count += 1
    if first.count < Self.limit { first.append(fault) }
  }

  /// Counts faults that are not told.
  mutating func addUntold(_ more: Int) { count += max(0, more) }
}

extension FeatureSource {
  /// All features with their folders and styles.
  func reading() -> OverlayReading {
    var drawing = Drawing()
    var byFolder: [[Feature]] = [[]]
    var ids = UniqueIdentifiers()
    var count = 0
    var fault: ReadingFault?
    do {
      try forEach { read, _ in
        var read = read
        let folder = drawing.prepare(&read)
        while folder >= byFolder.count { byFolder.append([]) }
        count += 1
        if !repeatsIDs {
          let unnamed = hasFolders ? "feature" : "feature-\(count + faults.count)"
          let id = read.feature.id
          read.feature.id = ids.unique(id.isEmpty ? unnamed : id)
        }
        byFolder[folder].append(read.feature)
      }
    } catch {
      fault = ReadingFault(file: "", fault: "\(error)")
    }
    let about = about
    var set = about
    set.layers = (folders ?? drawing.folders).layers(rootName: about.name) {
      $0 < byFolder.count ? byFolder[$0] : []
    }
    set.styles = drawing.styles.table
    set.timeRange = timeRange(of: byFolder.flatMap(\.self))
    return OverlayReading(
      layers: set, faults: faults.first + [fault].compactMap(\.self), passedOver: passedOver)
  }
}
