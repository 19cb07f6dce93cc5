/// Folders as a property of features, for formats without folders.
enum FolderPath {
  /// The property's name.
  static let property = "folder"

  /// A folder's name in which nothing looks like the sign between two.
  static func joinable(_ name: String) -> String {
    name.split(separator: " / ", omittingEmptySubsequences: false).joined(separator: " ∕ ")
  }

  /// The names of the folders that a property tells, the outermost first.
  static func names(_ path: String) -> [String] {
    // Deeper paths than readers of KML take are no folders.
    let names = path.split(separator: " / ").map(String.init)
    return names.count <= 64 ? names : [path]
  }
}
