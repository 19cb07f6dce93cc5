internal import Encoding
internal import Features
internal import GeoJSON

/// Features of GeoJSON in any framing.
final class GeoJSONSource: FeatureSource {
  private let bytes: SourceBytes
  let file: String
  private var collection = GeoJSONCollection()
  private(set) var faults = ReadingFaults()

  let folders: FolderTree? = nil
  let hasFolders = false
  let repeatsIDs = false
  let passedOver: [String] = []

  init(_ bytes: SourceBytes, file: String) {
    self.bytes = bytes
    self.file = file
  }

  var about: LayerSet {
    LayerSet(
      name: collection.name, description: collection.description, layers: [],
      metadata: collection.metadata)
  }

  /// What is read together: a value that is cut off there makes for a larger part, up to a limit.
  private static let part = 1 << 19
  private static let partLimit = 1 << 22

  func forEach(_ body: (ReadFeature, _ size: Int) throws -> Void) throws {
    faults = ReadingFaults()
    var stream = makeStream()
    defer { collection = stream.collection }
    var consumed = 0
    var told = 0
    while let feature = try stream.next() {
      // Faults of the features before it come first.
      for fault in stream.collection.faults.dropFirst(told) { note(fault) }
      told = stream.collection.faults.count
      let end = stream.consumedBytes
      try body(ReadFeature(feature: feature), end - consumed)
      consumed = end
    }
    for fault in stream.collection.faults.dropFirst(told) { note(fault) }
    faults.addUntold(stream.faultCount - faults.count)
  }

  private func note(_ fault: GeoJSONFault) {
    faults.add(ReadingFault(file: fault.file, line: fault.line, fault: fault.fault))
  }

  private func makeStream() -> FeatureStream {
    let input: InputFile
    switch bytes {
    case .memory(let bytes): return FeatureStream(bytes, file: file)
    case .file(let file, _): input = file
    }
    var offset = 0
    return FeatureStream(file: file) { bytes in
      let before = bytes.count
      let room = FeatureStream.sizeLimit - before
      let count = max(1 << 16, min(room, min(Self.partLimit, max(Self.part, before))))
      let hasMore = try input.read(at: offset, count: count, into: &bytes)
      offset += bytes.count - before
      return hasMore
    }
  }
}
