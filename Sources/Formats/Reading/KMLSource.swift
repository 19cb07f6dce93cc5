internal import Encoding
internal import Features
internal import GeoJSON
internal import Geometry
internal import XML

/// Features of a KML document, or of the documents in a KMZ archive.
///
/// Each document is read twice: for its outline, then for its features.
final class KMLSource: FeatureSource {
  private let bytes: SourceBytes
  let file: String
  private let isArchive: Bool

  private(set) var about = LayerSet(name: "", layers: [])
  private(set) var faults = ReadingFaults()
  private(set) var passedOver: [String] = []
  var folders: FolderTree? { tree }
  let hasFolders = true
  let repeatsIDs = false

  private var tree = FolderTree()
  private var layerIDs = UniqueIdentifiers()
  /// The outline of a document that is alone, for the next time.
  private var outline: KMLOutline?

  /// Links are followed from document to document this often.
  private static let depthLimit = 10

  /// Prepares to read a file: a document, or an archive of documents.
  init(_ bytes: SourceBytes, file: String, isArchive: Bool) {
    self.bytes = bytes
    self.file = file
    self.isArchive = isArchive
  }

  /// Begins a document, and calls `fail` with what goes wrong in reading it.
  private typealias Opening = (_ fail: @escaping (any Error) -> Void) throws -> XMLEvents.Source

  func forEach(_ body: (ReadFeature, _ size: Int) throws -> Void) throws {
    faults = ReadingFaults()
    passedOver = []
    tree = FolderTree()
    layerIDs = UniqueIdentifiers()
    about = LayerSet(name: "", layers: [])
    var reading = Reading()
    do {
      if isArchive {
        try readArchive(&reading, body)
      } else {
        _ = try read(open, file: file, isMain: true, &reading, body)
      }
    } catch let fault as ArchiveFault {
      faults.add(ReadingFault(file: file, fault: fault.description))
    }
    if tree.isFull {
      faults.add(
        ReadingFault(
          file: file, fault: "more than \(FolderTree.limit) folders: some are joined with others"))
    }
    if isArchive {
      reading.passedOver["NetworkLink"] = reading.linkCount - reading.followedCount
    }
    passedOver = reading.passedOver.filter { $0.value > 0 }.sorted { $0.key < $1.key }
      .map { "\($0.value) \($0.key)" }
  }

  /// What is told of all documents together.
  private struct Reading {
    var passedOver: [String: Int] = [:]
    var linkCount = 0
    var followedCount = 0
    /// The folders of the main document's level, by name.
    var roots: [String: Int] = [:]
  }

  // MARK: Archives

  private func readArchive(
    _ reading: inout Reading, _ body: (ReadFeature, _ size: Int) throws -> Void
  ) throws {
    let archive = try ZIPReader(bytes)
    guard let main = archive.mainDocument else {
      throw ArchiveFault(reading: "no .kml document is in it")
    }
    var visited: Set<String> = [main]
    func read(_ name: String) throws -> [String?] {
      try self.read(
        { try archive.chunks(of: name, $0) }, file: "\(file)/\(name)", isMain: name == main,
        &reading, body
      ).map { Self.path(of: $0, from: name) }
    }
    archive.beginCount()
    var links = try read(main)
    for _ in 0..<Self.depthLimit where !links.isEmpty {
      var next: [String?] = []
      for case let link? in links where visited.insert(link).inserted && archive.has(link) {
        reading.followedCount += 1
        next += try read(link)
      }
      links = next
    }
  }

  /// The name in the archive that a link in `document` leads to, or `nil` for one that leads out.
  private static func path(of link: String, from document: String) -> String? {
    guard !link.contains(":"), !link.hasPrefix("/"), !link.hasPrefix("#") else { return nil }
    var parts = document.split(separator: "/").dropLast().map(String.init)
    for part in link.prefix(while: { $0 != "#" && $0 != "?" }).split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        if parts.isEmpty { return nil }
        parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  // MARK: Documents

  private func open(_ fail: @escaping (any Error) -> Void) -> XMLEvents.Source {
    var offset = 0
    return { [bytes] chunk in
      chunk.removeAll(keepingCapacity: true)
      do {
        let hasMore = try bytes.read(at: offset, count: XMLEvents.chunkSize, into: &chunk)
        offset += chunk.count
        return hasMore
      } catch {
        fail(error)
        return false
      }
    }
  }

  /// Reads a document, and returns the addresses that it links to.
  private func read(
    _ open: Opening, file: String, isMain: Bool, _ reading: inout Reading,
    _ body: (ReadFeature, _ size: Int) throws -> Void
  ) throws -> [String] {
    let outline = try self.outline ?? Self.outline(of: open)
    if !isArchive { self.outline = outline }
    if isMain { about = outline.about }
    for (name, count) in outline.passedOver { reading.passedOver[name, default: 0] += count }
    reading.linkCount += outline.passedOver["NetworkLink"] ?? 0
    let faultCount = faults.count
    let places = place(outline, isMain: isMain, &reading)
    var parsing = KMLParsing(outline)
    var failure: (any Error)?
    do throws(XMLFault) {
      try XMLEvents(source: try Self.begin(open) { failure = $0 }).forEach {
        (event, line) throws(XMLFault) in
        parsing.handle(event, line: line)
        for (fault, line) in parsing.faults {
          faults.add(ReadingFault(file: file, line: line, fault: fault))
        }
        parsing.faults.removeAll()
        guard let (draft, container) = parsing.finished else { return }
        parsing.finished = nil
        do {
          let size = draft.size
          try body(Self.feature(draft, places[container], outline), size)
        } catch {
          failure = error
          throw XMLFault(line: line, message: "")
        }
      }
    } catch {
      if failure == nil {
        faults.add(ReadingFault(file: file, line: error.line, fault: error.message))
      }
    }
    if let failure { throw failure }
    for fault in outline.faults { faults.add(ReadingFault(file: file, fault: fault)) }
    if !outline.sawKML, faults.count == faultCount {
      faults.add(ReadingFault(file: file, line: 1, fault: "XML, but no KML"))
    }
    return outline.links
  }

  /// What goes wrong is told when the features are read.
  private static func outline(of open: Opening) throws -> KMLOutline {
    var parsing = KMLParsing()
    var failure: (any Error)?
    do throws(XMLFault) {
      try XMLEvents(source: try begin(open) { failure = $0 }).forEach {
        (event, line) throws(XMLFault) in parsing.handle(event, line: line)
      }
    } catch {}
    if let failure { throw failure }
    return parsing.outline
  }

  /// The source of a document; one that cannot be opened has nothing in it.
  private static func begin(
    _ open: Opening, _ fail: @escaping (any Error) -> Void
  ) throws(XMLFault) -> XMLEvents.Source {
    do {
      return try open(fail)
    } catch {
      fail(error)
      throw XMLFault(line: 0, message: "")
    }
  }

  // MARK: Folders

  /// Where the features of a container stand, and when they hold unless they say so themselves.
  private struct Place {
    var folder = 0
    var depth = 0
    var isShown = true
    var time = KMLReadTime()
  }

  /// Adds the document's folders to the tree, and returns the place of each container.
  private func place(
    _ outline: KMLOutline, isMain: Bool, _ reading: inout Reading
  ) -> [Place] {
    let root = outline.root
    var places: [Place] = []
    places.reserveCapacity(outline.containers.count)
    for (number, container) in outline.containers.enumerated() {
      guard number != 0, number != root else {
        var place = Place()
        if number == root, !isMain { place.folder = loose(of: container, in: &reading) }
        place.depth = tree.depth(of: place.folder)
        place.time = container.time
        places.append(place)
        continue
      }
      var place = places[container.parent]
      let isTop = container.parent == root
      let parent = isTop ? 0 : place.folder
      let name = container.name.isEmpty ? "Folder" : container.name
      if isTop, !isMain, let known = reading.roots[name] {
        place.folder = known
      } else {
        let layer = Layer(
          id: layerIDs.unique(container.id.isEmpty ? "layer" : container.id), name: name,
          description: plainText(fromHTML: container.description), isVisible: container.isVisible)
        place.folder = tree.add(layer, in: parent)
        if isTop, isArchive, reading.roots[name] == nil { reading.roots[name] = place.folder }
      }
      place.depth = tree.depth(of: place.folder)
      place.isShown = place.isShown && container.isVisible
      if !container.time.isEmpty { place.time = container.time }
      places.append(place)
    }
    if isMain, isArchive, outline.containers[root].featureCount > 0 {
      let name = outline.containers[root].name
      reading.roots[name.isEmpty ? "Features" : name] = 0
    }
    return places
  }

  /// The folder of what stands in none in a document that is linked to: one called like it.
  private func loose(of root: KMLOutline.Container, in reading: inout Reading) -> Int {
    guard root.featureCount > 0 else { return 0 }
    let name = root.name.isEmpty ? "Features" : root.name
    if let known = reading.roots[name] { return known }
    let added = tree.add(Layer(id: layerIDs.unique("layer"), name: name), in: 0)
    reading.roots[name] = added
    return added
  }

  // MARK: Features

  private static func feature(
    _ draft: KMLDraft, _ place: Place, _ outline: KMLOutline
  ) -> ReadFeature {
    let time = draft.time.isEmpty ? place.time : draft.time
    var feature = Feature(
      id: draft.id, name: draft.name,
      description: draft.description.isEmpty ? draft.snippet : draft.description,
      shape: KMLShapes.joined(draft.shapes), time: time.featureTime, decimals: 7)
    feature.properties = draft.values.compactMap(outline.property)
    for (name, text) in time.finer
    where !feature.properties.contains(where: { $0.name == name }) {
      feature.properties.append(Property(name, .string(text)))
    }
    let kind = feature.shape?.styleKind ?? .point
    let shared = draft.styleURL.flatMap { outline.style(at: $0) }
    let read =
      draft.style.map { (shared?.style ?? KMLReadStyle()).overlaid(with: $0) } ?? shared?.style
    let base = read?.style(for: kind)
    let style = SimpleStyle.style(of: feature.properties, kind: kind, base: base) ?? base
    return ReadFeature(
      feature: feature,
      folder: .known(place.folder, depth: place.depth, isShown: place.isShown),
      style: style.map { ($0, shared?.key ?? "style") })
  }
}

extension KMLDraft {
  /// About how many bytes it takes.
  fileprivate var size: Int {
    var size = 256 + textCount
    for shape in shapes { size += 64 + 16 * shape.positionCount }
    return size
  }
}
