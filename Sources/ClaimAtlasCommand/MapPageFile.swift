import ArgumentParser
import Claims
import Gazetteer
import MapPage
import Overlays

/// The map page as the commands write it.
enum MapPageFile {
  /// The map library, from the folder that was named or where the system keeps it.
  ///
  /// - Throws: ``Failure`` that says what to install or name.
  static func leaflet(_ folder: String?) throws -> Leaflet {
    do {
      return try Leaflet(folder: folder ?? Leaflet.systemFolder)
    } catch {
      throw Failure(.inputMissing, error.description)
    }
  }

  /// The page. It holds every day, so an overlay of one day alone is built anew for it.
  static func bytes(
    of ledger: Ledger, overlay: Overlay, options: OverlayOptions, gazetteer: Gazetteer,
    leaflet: Leaflet, sheets: [PlaceID: String] = [:]
  ) -> [UInt8] {
    var overlay = overlay
    if options.asOf != nil {
      var everyDay = options
      everyDay.asOf = nil
      overlay = OverlayBuilder(gazetteer: gazetteer, options: everyDay).build(ledger)
    }
    let page = MapPage(
      title: options.title, gazetteer: gazetteer, leaflet: leaflet, sheets: sheets,
      toolVersion: "ClaimAtlas \(ClaimAtlas.configuration.version)")
    return page.bytes(of: ledger, overlay: overlay, options: options)
  }
}
