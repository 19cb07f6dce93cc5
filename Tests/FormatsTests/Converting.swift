import Encoding
import Features
import Foundation
import Testing

@testable import Formats

/// A file converted a few features at a time, as the command does it.
enum Converting {
  struct Result {
    let bytes: [UInt8]
    let outcome: StreamConversion.Outcome
  }

  /// Converts bytes that are set down in a file; nothing else may be left beside it and the result.
  static func run(
    _ bytes: [UInt8], to format: OverlayFormat, options: WritingOptions = WritingOptions()
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "claimatlas-stream-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "in").path
    let target = folder.appending(path: "out").path
    try Data(bytes).write(to: URL(fileURLWithPath: source))
    let kind = try #require(OverlayFormat.detect(bytes))
    let outcome: StreamConversion.Outcome
    do {
      let output = try OutputFile(target, replacing: false)
      let conversion = try #require(
        StreamConversion(
          try InputFile(source, spoolingIn: folder.path), kind, name: "in", title: "in",
          scratch: folder.path))
      outcome = try conversion.write(format, options, to: output)
      try output.finish()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    return Result(bytes: try Encoding.readFile(target), outcome: outcome)
  }
}

extension LayerSet {
  /// The layers with each feature's folders in its property `folder`, when there are several.
  var withFoldersAsProperty: LayerSet {
    var set = self
    func count(_ layer: Layer) -> Int {
      layer.layers.reduce(layer.features.isEmpty ? 0 : 1) { $0 + count($1) }
    }
    guard layers.reduce(0, { $0 + count($1) }) > 1 else { return set }
    func write(_ layer: inout Layer, under path: String) {
      let name = FolderPath.joinable(layer.name)
      let path = path.isEmpty ? name : "\(path) / \(name)"
      for index in layer.features.indices {
        layer.features[index].properties.append(Property(FolderPath.property, .string(path)))
      }
      for index in layer.layers.indices { write(&layer.layers[index], under: path) }
    }
    for index in set.layers.indices { write(&set.layers[index], under: "") }
    return set
  }
}
