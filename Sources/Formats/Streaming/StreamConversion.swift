package import Encoding
internal import Features
internal import GRDB
internal import GeoJSON

/// Converts a file of any size from one format to another, a few features in memory at a time.
///
/// Formats that must know something of all features before they write the first have the file read
/// a second time.
package struct StreamConversion {
  private let source: any FeatureSource
  private let title: String
  private let scratch: String

  /// What was converted.
  package struct Outcome {
    package let featureCount: Int
    /// The first faults of the file, and how many there are.
    package let faults: [ReadingFault]
    package let faultCount: Int
    /// What the file holds that is no feature, counted in words.
    package let passedOver: [String]
  }

  /// Creates the conversion of a file, or returns `nil` for a format that is not read.
  ///
  /// - Parameters:
  ///   - name: The file's name in faults.
  ///   - title: The title of the result when the file has none.
  ///   - scratch: A folder for what must be set aside.
  package init?(
    _ input: InputFile, _ format: OverlayFormat, name: String, title: String, scratch: String
  ) {
    let bytes = SourceBytes.file(input, scratch: scratch)
    switch format {
    case .geojson, .geojsonl, .geojsons: source = GeoJSONSource(bytes, file: name)
    case .kml, .kmz: source = KMLSource(bytes, file: name, isArchive: format == .kmz)
    case .gpkg: source = GeoPackageSource(bytes, file: name)
    case .csv: return nil
    }
    self.title = title
    self.scratch = scratch
  }

  /// Writes the features; nothing is written when there are faults only.
  ///
  /// - Throws: ``ConversionFault`` when the features do not fit into the format, and what the
  ///   files and libraries throw.
  package func write(
    _ format: OverlayFormat, _ options: WritingOptions, to file: OutputFile
  ) throws -> Outcome {
    do {
      return switch format {
      case .kml:
        try write(
          KMLSink(richBalloons: options.richBalloons, spool: SpoolFile(in: scratch)), to: file)
      case .kmz:
        try write(
          KMZSink(richBalloons: options.richBalloons, spool: SpoolFile(in: scratch)), to: file)
      case .gpkg: try writeGeoPackage(to: file)
      case .csv: try writeCSV(writesTags: options.writesHXLTags, to: file)
      case .geojson, .geojsonl, .geojsons:
        try writeGeoJSON(format.geoJSONWriter(options), to: file)
      }
    } catch let fault as TooManyFeatures {
      throw ConversionFault(description: fault.description)
    } catch let fault as TooManyChanges {
      throw ConversionFault(description: fault.description)
    } catch let fault as TooManyPlacemarks {
      throw ConversionFault(description: fault.description)
    } catch let fault as TooManyColumns {
      throw ConversionFault(description: fault.description)
    } catch let fault as GeoPackageFault {
      throw ConversionFault(description: fault.description)
    }
  }

  /// The tables' columns must be known before the first row.
  private func writeGeoPackage(to file: OutputFile) throws -> Outcome {
    let survey = FeatureSurvey(tables: true)
    try pump(source, into: survey)
    let outcome = outcome(
      survey.count, survey.drawing, isFull: survey.tables.contains(where: \.isFull))
    guard outcome.hasResult else { return outcome }
    var set = about
    set.styles = survey.drawing.styles.table
    let folders = source.folders ?? survey.drawing.folders
    let scratch = try ScratchFile(in: scratch)
    try GeoPackageWriter.naming {
      let database = try DatabaseQueue(path: scratch.path)
      try database.inDatabase { database in
        // Nobody else reads the file before it is whole.
        try database.execute(
          sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768")
        let tables = survey.tables.filter { $0.count > 0 }
        try GeoPackageWriter.write(set, tables, to: database) { fillers in
          try pump(
            source, into: GeoPackageSink(fillers, folders, rootName: source.about.name))
        }
      }
      try database.close()
    }
    try scratch.copy(to: file)
    return outcome
  }

  /// Writes placemarks, whose head is known when all of them are.
  private func write(_ sink: some PlacemarkSink, to file: OutputFile) throws -> Outcome {
    try pump(source, into: sink)
    let outcome = outcome(sink.count, sink.drawing, isFull: sink.isFull)
    if outcome.hasResult {
      try sink.finish(about, source.folders ?? sink.drawing.folders, to: file)
    }
    return outcome
  }

  private func writeCSV(writesTags: Bool, to file: OutputFile) throws -> Outcome {
    let (survey, naming) = try survey()
    let outcome = outcome(survey.count, survey.drawing, isFull: survey.columns.isFull)
    guard outcome.hasResult else { return outcome }
    let sink = try CSVSink(
      columns(of: survey, naming), writesTags: writesTags, naming: naming, file: file)
    try pump(source, into: sink)
    try sink.finish()
    return outcome
  }

  private func writeGeoJSON(_ writer: GeoJSONWriter, to file: OutputFile) throws -> Outcome {
    var columns: PropertyColumns?
    var naming: FolderNaming?
    if source.hasFolders {
      let (survey, found) = try survey()
      columns = self.columns(of: survey, found)
      naming = found
    }
    while true {
      let sink = GeoJSONSink(
        writer, columns: columns, naming: naming, spool: try SpoolFile(in: scratch))
      try pump(source, into: sink)
      guard !sink.isStale else {
        columns = sink.columns
        continue
      }
      let outcome = outcome(sink.count, sink.drawing, isFull: sink.columns.isFull)
      if outcome.hasResult { try sink.finish(about, to: file) }
      return outcome
    }
  }

  /// Surveys the features, and tells how their folders are named where there are some.
  private func survey() throws -> (FeatureSurvey, FolderNaming?) {
    let survey = FeatureSurvey(tables: false)
    try pump(source, into: survey)
    guard source.hasFolders, survey.hasFolders else { return (survey, nil) }
    return (
      survey,
      FolderNaming(source.folders ?? survey.drawing.folders, rootName: source.about.name)
    )
  }

  private func columns(of survey: FeatureSurvey, _ naming: FolderNaming?) -> PropertyColumns {
    var columns = survey.columns
    if naming != nil { columns.add([Property(FolderPath.property, .string(""))]) }
    return columns
  }

  private var about: LayerSet {
    var about = source.about
    if about.name.isEmpty { about.name = title }
    return about
  }

  private func outcome(_ count: Int, _ drawing: Drawing, isFull: Bool) -> Outcome {
    var faults = source.faults
    func add(_ fault: String) { faults.add(ReadingFault(file: source.file, fault: fault)) }
    if isFull {
      add("more than \(PropertyColumns.limit) different attributes: those met last are left out")
    }
    if drawing.styles.isFull {
      add("more than \(StyleCollector.limit) different styles: those met last are left out")
    }
    if drawing.folders.isFull {
      add("more than \(FolderTree.limit) folders: some are joined with others")
    }
    return Outcome(
      featureCount: count, faults: faults.first, faultCount: faults.count,
      passedOver: source.passedOver)
  }
}

/// Why the features of a file cannot be had in a format.
package struct ConversionFault: Error, CustomStringConvertible {
  package let description: String
}

extension StreamConversion.Outcome {
  /// Whether there is something to write: features, or an empty file without a fault.
  fileprivate var hasResult: Bool { featureCount > 0 || faultCount == 0 }
}
