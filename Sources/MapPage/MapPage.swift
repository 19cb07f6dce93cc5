public import Changes
public import Claims
import Encoding
public import FactSheets
public import Gazetteer
public import Overlays

/// One HTML file that shows a ledger: the map, the days, the claims, the quotes.
///
/// The file needs no network and lets nothing in: a Content-Security-Policy (CSP Level 3) admits
/// only the scripts and styles inside it, by their digests, and pictures of ``tiles`` when a server
/// was named. Data stands in a JSON block that is never run, and reaches the page as text nodes
/// only.
public struct MapPage: Sendable {
  /// The title of the page.
  public var title: String
  /// Fact sheets for the cards of places.
  public var sheets: [FactSheet] = []
  /// Addresses of the whole fact sheets, relative to the page, by place.
  public var sheetAddresses: [PlaceID: String] = [:]
  /// The words around quotes, by claim.
  public var contexts: [String: QuoteContext] = [:]
  /// What changed day by day, or `nil` for a page without a list of changes.
  public var changes: ChangeReport?
  /// The server of background pictures, or `nil` for none.
  public var tiles: MapTiles?
  /// The version of the tool, for the page's own account of itself.
  public var toolVersion: String
  private let gazetteer: Gazetteer
  private let leaflet: Leaflet

  /// Creates a writer of pages.
  public init(
    title: String, gazetteer: Gazetteer, leaflet: Leaflet, toolVersion: String = "ClaimAtlas"
  ) {
    self.title = title
    self.gazetteer = gazetteer
    self.leaflet = leaflet
    self.toolVersion = toolVersion
  }

  /// Returns the page: UTF-8 without a byte order mark.
  ///
  /// - Parameters:
  ///   - overlay: the maps of the ledger, of all its days (``OverlayOptions/asOf`` not set).
  ///   - options: what the overlay was built with; `asOf` is the day on which the page opens, the
  ///     ledger's default day without one.
  public func bytes(
    of ledger: Ledger, overlay: Overlay, options: OverlayOptions
  ) -> [UInt8] {
    let data = PageData(
      page: self, ledger: ledger, overlay: overlay, options: options, gazetteer: gazetteer
    ).json
    var json: [UInt8] = []
    json.appendJSON(data)
    let scripts = [leaflet.script, PageScript.text]
    let styles = [leaflet.style, PageStyle.text]
    let policy = [
      "default-src 'none'", "script-src " + Self.digests(scripts),
      "style-src " + Self.digests(styles),
      "img-src data: blob:" + (tiles.map { " " + $0.origin } ?? ""),
      "form-action 'none'", "base-uri 'none'",
    ].joined(separator: "; ")

    var page = PageMarkup.head(title: escapedForHTML(title), policy: policy)
    for style in styles { page += "<style>\(style)</style>\n" }
    page += PageMarkup.body(title: escapedForHTML(title))
    var bytes = Array(page.utf8)
    bytes += Array("<script type=\"application/json\" id=\"data\">".utf8)
    bytes.reserveCapacity(bytes.count + json.count + 400_000)
    // "<" could end the block or open a comment in it (HTML, section 4.12.1.3).
    for byte in json {
      if byte == UInt8(ascii: "<") {
        bytes.append(contentsOf: "\\u003c".utf8)
      } else {
        bytes.append(byte)
      }
    }
    bytes += Array("</script>\n".utf8)
    for script in scripts { bytes += Array("<script>\(script)</script>\n".utf8) }
    bytes += Array("</body>\n</html>\n".utf8)
    return bytes
  }

  private static func digests(_ texts: [String]) -> String {
    texts.map { "'sha256-\(base64(ofHexadecimal: sha256(Array($0.utf8))))'" }
      .joined(separator: " ")
  }
}

/// Base64 (RFC 4648, section 4) of bytes written as hexadecimal digits.
func base64(ofHexadecimal digits: String) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  var bits = 0
  var count = 0
  for digit in digits {
    bits = (bits << 4 | (digit.hexDigitValue ?? 0)) & 0xFFFF
    count += 4
    if count >= 6 {
      count -= 6
      text.append(letters[bits >> count & 63])
    }
  }
  if count > 0 { text.append(letters[bits << (6 - count) & 63]) }
  return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
}

/// Text for element content and quoted attributes.
func escapedForHTML(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default:
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      result.unicodeScalars.append(isControl ? " " : scalar)
    }
  }
  return result
}
