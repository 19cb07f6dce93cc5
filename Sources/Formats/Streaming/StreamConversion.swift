package import Encoding
internal import Features
internal import GRDB
internal import GeoJSON

/// Converts GeoJSON of any size to KML or GeoJSON, a few features in memory at a time.
///
/// The features are read once; a file whose later features change what the earlier ones look like
/// (an attribute more, or one that turns out to be text) is read a second time.
package struct StreamConversion {
  private let input: InputFile
  private let name: String
  private let title: String
  private let scratch: String

  /// What was converted.
  package struct Outcome {
    package let featureCount: Int
    /// The first faults of the file, and how many there are.
    package let faults: [ReadingFault]
    package let faultCount: Int
  }

  /// Creates the conversion of a file.
  ///
  /// - Parameters:
  ///   - name: The file's name in faults.
  ///   - title: The title of the result when the file has none.
  ///   - scratch: A folder for what must be set aside.
  package init(_ input: InputFile, name: String, title: String, scratch: String) {
    self.input = input
    self.name = name
    self.title = title
    self.scratch = scratch
  }

  /// The formats that can be written so.
  package static let formats: Set<OverlayFormat> = [
    .kml, .kmz, .geojson, .geojsonl, .geojsons, .gpkg,
  ]

  /// Writes the features in one of ``formats``; nothing is written when there are faults only.
  package func write(
    _ format: OverlayFormat, _ options: WritingOptions, to file: OutputFile
  ) throws -> Outcome {
    switch format {
    case .kml: try writeKML(richBalloons: options.richBalloons, to: file)
    case .kmz: try writeKMZ(richBalloons: options.richBalloons, to: file)
    case .gpkg: try writeGeoPackage(to: file)
    default: try writeGeoJSON(format.geoJSONWriter(options), to: file)
    }
  }

  /// The tables' columns must be known before the first row, so the file is read twice.
  private func writeGeoPackage(to file: OutputFile) throws -> Outcome {
    var stream = self.stream
    let survey = GeoPackageSurvey()
    try pump(&stream, into: survey)
    let outcome = outcome(of: stream, count: survey.count)
    guard outcome.hasResult else { return outcome }
    var set = about(stream)
    set.styles = survey.drawing.styles.table
    let rootName = stream.collection.name.isEmpty ? "Features" : stream.collection.name
    let scratch = try ScratchFile(in: scratch)
    try GeoPackageWriter.naming {
      let database = try DatabaseQueue(path: scratch.path)
      try database.inDatabase { database in
        // Nobody else reads the file before it is whole.
        try database.execute(
          sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768")
        let tables = survey.tables.filter { $0.count > 0 }
        try GeoPackageWriter.write(set, tables, to: database) { fillers in
          var stream = self.stream
          try pump(&stream, into: GeoPackageSink(fillers, rootName: rootName))
        }
      }
      try database.close()
    }
    try scratch.copy(to: file)
    return outcome
  }

  private func writeKMZ(richBalloons: Bool, to file: OutputFile) throws -> Outcome {
    var stream = self.stream
    let sink = KMZSink(richBalloons: richBalloons, spool: try SpoolFile(in: scratch))
    try pump(&stream, into: sink)
    let outcome = outcome(of: stream, count: sink.count)
    if outcome.hasResult { try sink.finish(about(stream), to: file) }
    return outcome
  }

  private func writeKML(richBalloons: Bool, to file: OutputFile) throws -> Outcome {
    var stream = self.stream
    let sink = KMLSink(richBalloons: richBalloons, spool: try SpoolFile(in: scratch))
    try pump(&stream, into: sink)
    let outcome = outcome(of: stream, count: sink.count)
    if outcome.hasResult { try sink.finish(about(stream), to: file) }
    return outcome
  }

  private func writeGeoJSON(_ writer: GeoJSONWriter, to file: OutputFile) throws -> Outcome {
    var columns: PropertyColumns?
    while true {
      var stream = self.stream
      let sink = GeoJSONSink(writer, columns: columns, spool: try SpoolFile(in: scratch))
      try pump(&stream, into: sink)
      guard !sink.isStale else {
        columns = sink.columns
        continue
      }
      let outcome = outcome(of: stream, count: sink.count)
      if outcome.hasResult { try sink.finish(about(stream), to: file) }
      return outcome
    }
  }

  private var stream: FeatureStream {
    var offset = 0
    return FeatureStream(file: name) { [input] bytes in
      let before = bytes.count
      // A value larger than the buffer makes it grow.
      let count = max(1 << 19, before)
      let hasMore = try input.read(at: offset, count: count, into: &bytes)
      offset += bytes.count - before
      return hasMore
    }
  }

  private func about(_ stream: FeatureStream) -> LayerSet {
    let told = stream.collection
    return LayerSet(
      name: told.name.isEmpty ? title : told.name, description: told.description, layers: [],
      metadata: told.metadata)
  }

  private func outcome(of stream: FeatureStream, count: Int) -> Outcome {
    Outcome(
      featureCount: count,
      faults: stream.collection.faults.map {
        ReadingFault(file: $0.file, line: $0.line, fault: $0.fault)
      }, faultCount: stream.faultCount)
  }
}

extension StreamConversion.Outcome {
  /// Whether there is something to write: features, or an empty file without a fault.
  fileprivate var hasResult: Bool { featureCount > 0 || faultCount == 0 }
}
