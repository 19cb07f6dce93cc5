import Encoding
import Glibc

/// Finds the report files that paths lead to.
struct FolderWalk {
  /// A file to read: where it is, and what it is called below the path the user gave.
  struct File {
    let path: String
    let relative: String
    let kind: ReportKind
    /// The folders in which a `reports.csv` may speak of it, the nearest first.
    let folders: [String]
  }

  /// Folders nested more deeply below a path given are passed over with a fault.
  static let depthLimit = 64

  private(set) var files: [File] = []
  private(set) var faults: [ReportFault] = []
  private(set) var advice: [String] = []
  /// The folders that were read whole.
  private(set) var folders: Set<String> = []
  private var seen: Set<String> = []
  /// How many reports were met, those met before among them.
  private var met = 0

  /// Adds the file at `path`, or every report in the folder there, sorted by name.
  mutating func add(_ path: String) {
    switch fileKind(path) {
    case .missing:
      faults.append(ReportFault(FileFault(path: path, action: .read, code: ENOENT)))
    case .folder:
      let count = met + faults.count
      let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      guard isNew(path) else {
        advice.append("\(path): given twice; read once")
        return
      }
      walk(path, relative: "", folders: [], depth: 0)
      if met + faults.count == count {
        faults.append(
          ReportFault(
            .missingInput, path: path,
            "no report in this folder: .txt .md .html .htm .mhtml .jsonl are read"))
      }
    case .file, .other:
      let name = fileName(path)
      guard let kind = ReportKind(file: name) else {
        faults.append(ReportFault(.badData, path: path, ReportKind.advice(for: name)))
        return
      }
      guard isNew(path) else {
        advice.append("\(path): given twice; read once")
        return
      }
      files.append(
        File(path: path, relative: name, kind: kind, folders: [parentFolder(path)]))
    }
  }

  private mutating func walk(_ path: String, relative: String, folders: [String], depth: Int) {
    guard depth <= Self.depthLimit else {
      faults.append(ReportFault(.badData, path: path, "folders nested too deeply"))
      return
    }
    let names: [String]
    do {
      names = try listFolder(path)
    } catch {
      faults.append(ReportFault(error))
      return
    }
    self.folders.insert(path)
    for name in names where !name.hasPrefix(".") {
      let inner = path == "/" ? "/\(name)" : "\(path)/\(name)"
      let innerRelative = relative.isEmpty ? name : "\(relative)/\(name)"
      switch fileKind(inner) {
      case .folder:
        // Browsers keep the pictures and scripts of a saved page in such a folder.
        if name.hasSuffix("_files") || !isNew(inner) { continue }
        walk(inner, relative: innerRelative, folders: [path] + folders, depth: depth + 1)
      case .file:
        if name == "reports.csv" || name == "reports.todo.csv" { continue }
        guard let kind = ReportKind(file: name) else {
          advice.append("\(inner): passed over: \(ReportKind.advice(for: name))")
          continue
        }
        met += 1
        guard isNew(inner) else { continue }
        files.append(
          File(path: inner, relative: innerRelative, kind: kind, folders: [path] + folders))
      case .other, .missing: continue
      }
    }
  }

  /// Whether the path leads to something not met yet, links followed: a link may lead in a circle.
  private mutating func isNew(_ path: String) -> Bool {
    guard let resolved = realpath(path, nil) else { return true }
    defer { free(resolved) }
    return seen.insert(String(cString: resolved)).inserted
  }
}
