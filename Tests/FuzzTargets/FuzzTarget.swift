/// A reader of bytes that people are sent by others, run as the command runs it.
///
/// A target checks more than that nothing traps: what was read must write, and what was written
/// must read again as the same.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case geojson, kml, kmz, page, mail, linkedPlaces, linkedPlacesTable, geonames, ledger, compiled
  case dates, clauses

  /// The name of a broken promise, or `nil` when the bytes did what they should.
  package func fault(on bytes: [UInt8]) -> String? {
    switch self {
    case .geojson: OverlayTargets.geojson(bytes)
    case .kml: OverlayTargets.kml(bytes)
    case .kmz: OverlayTargets.kmz(bytes)
    case .page: ReportTargets.file(bytes, ending: "html")
    case .mail: ReportTargets.file(bytes, ending: "mhtml")
    case .linkedPlaces: GazetteerTargets.file(bytes, ending: "geojson")
    case .linkedPlacesTable: GazetteerTargets.file(bytes, ending: "tsv")
    case .geonames: GazetteerTargets.geonames(bytes)
    case .compiled: GazetteerTargets.file(bytes, ending: "gaz")
    case .ledger: ClaimTargets.ledger(bytes)
    case .dates: ReportTargets.dates(bytes)
    case .clauses: ClaimTargets.clauses(bytes)
    }
  }
}
