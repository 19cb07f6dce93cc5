import Chronology
import Encoding
import Text

/// One run over the files: what was read so far, and the manifests met on the way.
struct Reading {
  /// No file of JSON lines may be larger, in bytes.
  static let linesLimit = 2 << 30

  private struct Entry {
    var report: Report
    let path: String
    let relative: String
    let line: Int?
  }

  private struct Sidecar {
    let manifest: Manifest
    var used: Set<Int> = []
  }

  private let given: Manifest?
  private let published: PublicationDates
  private var entries: [Entry] = []
  private var faults: [ReportFault] = []
  private var advice: [String] = []
  private var usedOfGiven: Set<Int> = []
  private var sidecars: [String: Sidecar?] = [:]
  private var sidecarFolders: [String] = []

  init(manifest: Manifest?, published: PublicationDates) {
    given = manifest
    self.published = published
    faults = manifest?.faults ?? []
  }

  mutating func read(_ file: FolderWalk.File) {
    let name = fileName(file.path)
    let limit = file.kind == .lines ? Self.linesLimit : PlainText.sizeLimit
    let bytes: [UInt8]
    do {
      bytes = try readFile(file.path, limit: limit)
    } catch {
      faults.append(
        error.isTooLarge
          ? ReportFault(
            .badData, path: file.path, "larger than \(limit >> 20) MB: split the file"
          ).of(name)
          : ReportFault(error).of(name))
      return
    }
    switch file.kind {
    case .lines:
      let lines = JSONLines.read(bytes, path: file.path, file: name)
      faults += lines.faults
      for (report, line) in lines.reports {
        add(report, path: file.path, relative: file.relative, line: line, folders: file.folders)
      }
    case .text, .markdown, .page, .archive:
      do throws(ReportFault) {
        let report = try report(bytes, kind: file.kind, path: file.path, name: name)
        add(report, path: file.path, relative: file.relative, line: nil, folders: file.folders)
      } catch {
        faults.append(error.of(name))
        _ = rows(id: name, path: file.path, folders: file.folders)
      }
    }
  }

  mutating func readStandardInput() {
    do {
      readStandardInput(try readFile("-", limit: Self.linesLimit))
    } catch {
      faults.append(
        error.isTooLarge
          ? ReportFault(.badData, path: "-", "larger than \(Self.linesLimit >> 20) MB")
          : ReportFault(error))
    }
  }

  mutating func readStandardInput(_ bytes: [UInt8]) {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if body.first(where: { !PlainText.isSpace($0) }) == UInt8(ascii: "{") {
      let lines = JSONLines.read(bytes, path: "-", file: "-")
      faults += lines.faults
      for (report, line) in lines.reports {
        add(report, path: "-", relative: "-", line: line, folders: [])
      }
      return
    }
    do throws(ReportFault) {
      let report = try report(bytes, kind: .text, path: "-", name: "-")
      add(report, path: "-", relative: "-", line: nil, folders: [])
    } catch {
      faults.append(error.of("-"))
    }
  }

  private mutating func report(
    _ bytes: [UInt8], kind: ReportKind, path: String, name: String
  ) throws(ReportFault) -> Report {
    switch kind {
    case .text, .lines:
      return Report(id: name, file: name, text: try PlainText.decode(bytes, path: path))
    case .markdown:
      return FrontMatter.report(try PlainText.decode(bytes, path: path), name: name)
    case .page, .archive:
      let read =
        kind == .page
        ? try WebPage.read(bytes, path: path, name: name)
        : try WebPage.readArchive(bytes, path: path, name: name)
      advice += read.advice
      return read.report
    }
  }

  /// Adds a report with what the user and the manifests say about it.
  private mutating func add(
    _ read: Report, path: String, relative: String, line: Int?, folders: [String]
  ) {
    var report = read
    report.complete(
      with: rows(id: report.id, path: path, folders: folders),
      published: published.date(id: report.id, path: path))
    entries.append(Entry(report: report, path: path, relative: relative, line: line))
  }

  /// The rows that speak of a report, the one that outranks the others first; they count as used.
  private mutating func rows(id: String, path: String, folders: [String]) -> [Manifest.Row] {
    var rows: [Manifest.Row] = []
    if let given, let row = given.row(id: id, path: path) {
      usedOfGiven.insert(row)
      rows.append(given.rows[row])
    }
    for folder in folders {
      guard var sidecar = sidecar(in: folder), let row = sidecar.manifest.row(id: id, path: path)
      else { continue }
      sidecar.used.insert(row)
      sidecars[folder] = sidecar
      rows.append(sidecar.manifest.rows[row])
    }
    return rows
  }

  private mutating func sidecar(in folder: String) -> Sidecar? {
    if let known = sidecars[folder] { return known }
    let path =
      folder == "." ? "reports.csv" : folder == "/" ? "/reports.csv" : "\(folder)/reports.csv"
    var found: Sidecar?
    // A table named by --manifest and lying beside the files is read once.
    if fileKind(path) == .file, path != given?.path {
      do throws(ReportFault) {
        let manifest = try Manifest(path: path)
        faults += manifest.faults
        found = Sidecar(manifest: manifest)
        sidecarFolders.append(folder)
      } catch {
        faults.append(error)
      }
    }
    sidecars[folder] = .some(found)
    return found
  }
}

extension Reading {
  /// The reports with ids that differ, and everything there is to say.
  func finished(walk: FolderWalk) -> ReportSet {
    var set = ReportSet()
    set.faults = walk.faults + faults
    set.advice = walk.advice + advice
    set.reports = entries.map(\.report)
    var byID: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      byID[entry.report.id, default: []].append(index)
    }
    for (index, entry) in entries.enumerated() {
      guard let group = byID[entry.report.id], group.count > 1, group.first == index else {
        continue
      }
      let names = distinctNames(group)
      for (member, name) in zip(group, names) { set.reports[member].id = name }
      set.advice.append(
        "\(group.count) reports have the id “\(entry.report.id)”: they are called "
          + names.joined(separator: ", "))
    }
    if let given { set.advice += unused(given, usedOfGiven) }
    for folder in sidecarFolders {
      guard let sidecar = sidecars[folder] ?? nil, walk.folders.contains(folder) else { continue }
      set.advice += unused(sidecar.manifest, sidecar.used)
    }
    return set
  }

  /// Names for reports of one id: the paths below the folder given, else as much of the whole
  /// paths as tells them apart.
  private func distinctNames(_ group: [Int]) -> [String] {
    func name(_ path: String, _ entry: Entry) -> String {
      entry.line.map { "\(path):\($0)" } ?? path
    }
    let relative = group.map { name(entries[$0].relative, entries[$0]) }
    if Set(relative).count == group.count { return relative }
    let parts = group.map { entries[$0].path.split(separator: "/") }
    let longest = parts.map(\.count).max() ?? 1
    for length in 1...Swift.max(longest, 1) {
      let names = zip(group, parts).map { index, parts in
        name(parts.suffix(length).joined(separator: "/"), entries[index])
      }
      if Set(names).count == group.count { return names }
    }
    return group.enumerated().map { "\(entries[$1].report.id) (\($0 + 1))" }
  }

  private func unused(_ manifest: Manifest, _ used: Set<Int>) -> [String] {
    let rows = manifest.rows.indices.filter { !used.contains($0) }.map { manifest.rows[$0] }
    guard let first = rows.first else { return [] }
    let place = "\(manifest.path):\(first.line): “\(first.file)”"
    // A manifest is often one for many folders: one line tells it.
    return rows.count == 1
      ? ["\(place) names no report that was read"]
      : ["\(place) and \(rows.count - 1) more name no report that was read"]
  }
}
