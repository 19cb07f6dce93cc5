import Encoding

/// Finds the gazetteer that comes with the command.
///
/// In order: `$CLAIMATLAS_GAZETTEER`, `<executable>/../share/claimatlas/gazetteer`, the nearest
/// folder above the executable or the working folder that holds `Package.swift` and `gazetteer/`.
/// A folder that is named but wrong is an error, never a reason to try the next.
enum DataFolder {
  /// The gazetteer that comes with the command, or `nil` when none does.
  static func find() throws -> String? { try found.get() }

  private static let found = Result { try search() }

  private static func search() throws -> String? {
    if let named = Terminal.environment("CLAIMATLAS_GAZETTEER") {
      guard fileKind(named) != .missing else {
        throw Failure(
          .inputMissing, "$CLAIMATLAS_GAZETTEER: \(named): no such file or folder")
      }
      return named
    }
    if let executable = Terminal.executable {
      let installed = parentFolder(parentFolder(executable)) + "/share/claimatlas/gazetteer"
      if fileKind(installed) == .folder { return installed }
      if let above = packageFolder(above: parentFolder(executable)) { return above }
    }
    return packageFolder(above: Terminal.workingFolder)
  }

  /// The user's own overlay, which outranks the gazetteer that comes with the command.
  static var overlay: String? {
    overlayPath.flatMap { fileKind($0) == .folder ? $0 : nil }
  }

  /// Where the overlay stands, or would.
  static var overlayPath: String? {
    let base =
      Terminal.environment("XDG_CONFIG_HOME")
      ?? Terminal.environment("HOME").map { $0 + "/.config" }
    return base.map { $0 + "/claimatlas/gazetteer" }
  }

  /// Where compiled gazetteers are kept: `$XDG_CACHE_HOME/claimatlas`, else `~/.cache/claimatlas`,
  /// else a folder of the user's own among the temporary files.
  static var cache: String {
    if let base = Terminal.environment("XDG_CACHE_HOME") { return base + "/claimatlas" }
    // A home that is not there is not made.
    if let home = Terminal.environment("HOME"), fileKind(home) == .folder {
      return home + "/.cache/claimatlas"
    }
    return "\(Terminal.environment("TMPDIR") ?? "/tmp")/claimatlas-\(Terminal.user)"
  }

  private static func packageFolder(above start: String) -> String? {
    var folder = start
    while true {
      if fileKind(folder + "/Package.swift") == .file, fileKind(folder + "/gazetteer") == .folder {
        return folder + "/gazetteer"
      }
      let parent = parentFolder(folder)
      guard parent != folder, folder != "." else { return nil }
      folder = parent
    }
  }
}
