internal import Chronology
internal import Encoding
internal import Features
internal import GeoJSON
internal import Geometry
internal import Glibc

/// One KML document being written to one buffer.
struct KMLDocument {
  /// A file beside the document, shown as a switched-off entry of its list.
  struct Link {
    let name: String
    let path: String
  }

  private let set: LayerSet
  private let icons: KMLIcons
  private let richBalloons: Bool
  private let links: [Link]
  private let legendPath: String?

  /// What the document's features need.
  let survey: KMLSurvey
  private var ids = XMLIdentifiers()
  private var placemarks: KMLPlacemarks
  private var bytes: [UInt8] = []

  init(
    _ set: LayerSet, icons: KMLIcons, richBalloons: Bool, links: [Link] = [],
    legendPath: String? = nil
  ) {
    self.set = set
    self.icons = icons
    self.richBalloons = richBalloons
    self.links = links
    self.legendPath = legendPath
    survey = KMLSurvey(set.layers, styles: set.styles)
    placemarks = KMLPlacemarks(columns: survey.columns, isRich: richBalloons)
  }

  /// Returns the bytes of the document; to be called once.
  mutating func written() -> [UInt8] {
    bytes.reserveCapacity(16_384 + survey.featureCount * 1_536)
    bytes.appendMarkup(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2" \
      xmlns:gx="http://www.google.com/kml/ext/2.2" xmlns:atom="http://www.w3.org/2005/Atom">

      """)
    bytes.append(contentsOf: "  <Document id=\"\(ids.unique("overlay"))\">\n".utf8)
    element("name", set.name.cleanedName)
    bytes.appendMarkup("    <open>1</open>\n")
    bytes.appendMarkup("    <atom:author><atom:name>ClaimAtlas</atom:name></atom:author>\n")
    if let first = set.description.lines(atMost: 1).first { element("snippet", shortened(first)) }
    if !set.description.isEmpty { element("description", set.description) }
    appendView()
    appendStyles()
    appendMetadata()
    placemarks.appendSchema(id: ids.unique("fields"), to: &bytes)
    appendLegend()
    for layer in set.layers { append(layer, depth: 2) }
    appendLinks()
    bytes.appendMarkup("  </Document>\n</kml>\n")
    return bytes
  }

  private mutating func element(_ name: StaticString, _ text: String) {
    bytes.append(contentsOf: "    <\(name)>".utf8)
    bytes.appendXMLWithoutTags(text)
    bytes.append(contentsOf: "</\(name)>\n".utf8)
  }

  /// The view from which the whole overlay is seen, with the time slider on its whole range.
  private mutating func appendView() {
    guard let box = survey.extent.boundingBox(places: 6) else { return }
    let width = box.west <= box.east ? box.east - box.west : box.east + 360 - box.west
    let latitude = (box.south + box.north) / 2
    let longitude = Coordinate(wrapping: box.west + width / 2, latitude).longitude
    let metresPerDegree = 111_195.0
    let metres =
      metresPerDegree
      * max(box.north - box.south, width * cos(latitude * .pi / 180))
    let range = min(12_000_000, max(8_000, metres * 1.35))
    bytes.appendMarkup("    <LookAt>")
    if let span = set.timeRange?.viewMarkup { bytes.append(contentsOf: span.utf8) }
    bytes.appendMarkup("<longitude>")
    bytes.appendDecimal(longitude, places: 5)
    bytes.appendMarkup("</longitude><latitude>")
    bytes.appendDecimal(latitude, places: 5)
    bytes.appendMarkup("</latitude><altitude>0</altitude><heading>0</heading><tilt>0</tilt><range>")
    bytes.appendDecimal(range, places: 0)
    bytes.appendMarkup("</range></LookAt>\n")
  }

  private mutating func appendStyles() {
    for key in survey.uses.keys.sorted() {
      guard let style = set.styles[key], let kinds = survey.uses[key] else { continue }
      let map = ids.unique(key)
      placemarks.setStyle(key, style, id: map)
      bytes.appendStyles(
        style, kinds: kinds, icons: icons,
        ids: (map, ids.unique("\(map)-n"), ids.unique("\(map)-h")),
        balloon: richBalloons ? KMLBalloon.style : nil)
    }
  }

  private mutating func appendMetadata() {
    var seen: Set<String> = []
    let data = set.metadata.filter {
      !$0.name.cleanedName.isEmpty && !$0.value.text.cleaned.isEmpty
        && seen.insert($0.name.cleanedName).inserted
    }
    guard !data.isEmpty else { return }
    bytes.appendMarkup("    <ExtendedData>\n")
    for property in data {
      bytes.appendMarkup("      <Data name=\"")
      bytes.appendXML(property.name.cleanedName)
      bytes.appendMarkup("\"><value>")
      bytes.appendXML(property.value.text)
      bytes.appendMarkup("</value></Data>\n")
    }
    bytes.appendMarkup("    </ExtendedData>\n")
  }

  private mutating func appendLegend() {
    guard let legendPath else { return }
    bytes.append(
      contentsOf: """
            <ScreenOverlay id="\(ids.unique("legend"))"><name>Legend</name>\
        <Icon><href>\(legendPath)</href></Icon>\
        <overlayXY x="0" y="0" xunits="fraction" yunits="fraction"/>\
        <screenXY x="0.01" y="0.06" xunits="fraction" yunits="fraction"/>\
        <size x="0" y="0" xunits="fraction" yunits="fraction"/></ScreenOverlay>

        """.utf8)
  }

  private mutating func appendLinks() {
    for link in links {
      bytes.append(contentsOf: "    <NetworkLink id=\"\(ids.unique("link"))\"><name>".utf8)
      bytes.appendXMLWithoutTags(link.name)
      bytes.appendMarkup("</name><visibility>0</visibility><open>0</open><Link><href>")
      bytes.appendXML(link.path)
      bytes.appendMarkup("</href></Link></NetworkLink>\n")
    }
  }

  private mutating func append(_ layer: Layer, depth: Int, isShown: Bool = true) {
    guard layer.hasFeatures else { return }
    let isShown = isShown && layer.isVisible
    let margin = String(repeating: "  ", count: min(depth, 8))
    // Readers such as libxml2 stop at a depth of 256; a folder this deep stands beside its parent.
    let isFolder = depth < 100
    if isFolder {
      bytes.append(contentsOf: "\(margin)<Folder id=\"\(ids.unique(layer.id))\">\n".utf8)
      bytes.append(contentsOf: "\(margin)  <name>".utf8)
      bytes.appendXMLWithoutTags(layer.name.cleanedName)
      bytes.appendMarkup("</name>\n")
      if !isShown { bytes.append(contentsOf: "\(margin)  <visibility>0</visibility>\n".utf8) }
      if !layer.layers.isEmpty, isShown {
        bytes.append(contentsOf: "\(margin)  <open>1</open>\n".utf8)
      }
      if !layer.description.isEmpty {
        bytes.append(contentsOf: "\(margin)  <description>".utf8)
        bytes.appendXMLWithoutTags(layer.description)
        bytes.appendMarkup("</description>\n")
      }
    }
    placemarks.indent(by: min(depth + 1, 8), isShown: isShown)
    for feature in layer.features { placemarks.append(feature, ids: &ids, to: &bytes) }
    for inner in layer.layers { append(inner, depth: depth + 1, isShown: isShown) }
    if isFolder { bytes.append(contentsOf: "\(margin)</Folder>\n".utf8) }
  }
}

extension Layer {
  /// Whether the layer or one inside it has a feature; an empty folder tells nobody anything.
  var hasFeatures: Bool { !features.isEmpty || layers.contains(where: \.hasFeatures) }
}

extension String {
  /// The first lines that are not empty, cleaned as names are.
  func lines(atMost count: Int) -> [String] {
    // On bytes, since CR and LF together are one character to `split`.
    var lines: [String] = []
    var rest = utf8[...]
    while lines.count < count, !rest.isEmpty {
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      let line = String(Substring(rest[..<end])).cleanedName
      if !line.isEmpty { lines.append(line) }
      rest = rest[end...].dropFirst()
    }
    return lines
  }
}

/// The first 160 characters, at a word's end where there is one.
func shortened(_ text: String) -> String {
  guard text.utf8.count > 160, text.count > 160 else { return text }
  let head = text.prefix(159)
  let cut = head.lastIndex(of: " ").map { head[..<$0] } ?? head
  return cut + "…"
}
