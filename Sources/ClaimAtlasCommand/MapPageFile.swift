import ArgumentParser
import Changes
import Claims
import FactSheets
import Gazetteer
import MapPage
import Overlays
import Reports

/// The map page as the commands write it.
struct MapPageFile {
  /// How many places get a fact sheet on their card; a page of thousands would be too large.
  private static let sheetLimit = 300

  private let leaflet: Leaflet
  private let tiles: MapTiles?
  /// Words around a quote are the report's own: none where persons or days are held back.
  private let showsContext: Bool

  /// Finds the map library, in the folder that was named or where the system keeps it.
  ///
  /// - Throws: ``Failure`` that says what to install or name, or what is wrong with the tiles.
  init(_ options: LedgerOptions) throws {
    tiles = try Self.tiles(options)
    showsContext = options.redact == nil && options.delay == nil
    do {
      leaflet = try Leaflet(folder: options.leaflet ?? Leaflet.systemFolder)
    } catch {
      throw Failure(.inputMissing, error.description)
    }
  }

  private static func tiles(_ options: LedgerOptions) throws -> MapTiles? {
    guard let address = options.tiles else {
      if options.tilesAttribution == nil { return nil }
      throw Failure(.usage, "--tiles-attribution goes with --tiles")
    }
    do {
      return try MapTiles(address: address, attribution: options.tilesAttribution ?? "")
    } catch {
      throw Failure(.usage, "--tiles \(address): \(error.description)")
    }
  }

  /// The page. It holds every day, so an overlay of one day alone is built anew for it.
  ///
  /// - Parameters:
  ///   - reports: where quotes stand, for the words around them.
  ///   - sheets: the addresses of the fact sheets beside the page.
  func bytes(
    of ledger: Ledger, overlay: Overlay, options: OverlayOptions, gazetteer: Gazetteer,
    reports: [Report] = [], sheets: [PlaceID: String] = [:]
  ) -> [UInt8] {
    var overlay = overlay
    if options.asOf != nil {
      var everyDay = options
      everyDay.asOf = nil
      overlay = OverlayBuilder(gazetteer: gazetteer, options: everyDay).build(ledger)
    }
    var page = MapPage(
      title: options.title, gazetteer: gazetteer, leaflet: leaflet,
      toolVersion: "ClaimAtlas \(ClaimAtlas.configuration.version)")
    page.tiles = tiles
    page.sheetAddresses = sheets
    page.sheets = Self.sheets(ledger, gazetteer)
    page.changes = ChangeReport(ledger, gazetteer: gazetteer)
    if showsContext { page.contexts = Self.contexts(ledger, reports) }
    return page.bytes(of: ledger, overlay: overlay, options: options)
  }

  /// The sheets of the places that most claims name; without claims, which the page shows itself.
  private static func sheets(_ ledger: Ledger, _ gazetteer: Gazetteer) -> [FactSheet] {
    var counts: [PlaceID: Int] = [:]
    for claim in ledger.claims where claim.plot != .no {
      for place in claim.places {
        if let id = place.placeID { counts[id, default: 0] += 1 }
      }
    }
    let builder = FactSheetBuilder(gazetteer: gazetteer, drawsMaps: false)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(sheetLimit)
      .compactMap { builder.sheet(for: $0.key) }
  }

  private static func contexts(_ ledger: Ledger, _ reports: [Report]) -> [String: QuoteContext] {
    let documents = Dictionary(reports.map { ($0.id, $0.document) }) { first, _ in first }
    var contexts: [String: QuoteContext] = [:]
    for claim in ledger.claims {
      guard let document = documents[claim.document] else { continue }
      contexts[claim.id] = QuoteContext(claim, in: document)
    }
    return contexts
  }
}
