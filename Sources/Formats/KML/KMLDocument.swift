internal import Chronology
internal import Encoding
internal import Features
internal import GeoJSON
internal import Geometry
internal import Glibc

/// One KML document being written to one buffer: its placemarks first or last, its head when all
/// that stands in it is known.
struct KMLDocument {
  private let icons: KMLIcons
  private let richBalloons: Bool
  /// Where the legend is, or `nil` for none.
  var legendPath: String?

  /// What the document's features need.
  private(set) var survey: KMLSurvey
  private var ids = XMLIdentifiers()
  private let documentID: String
  private var styleIDs: [String: StyleIDs] = [:]

  /// The ids of a style map and its two styles.
  private struct StyleIDs {
    let map: String, normal: String, highlight: String
  }

  private var placemarks: KMLPlacemarks
  /// What has been written and not been taken away.
  var bytes: [UInt8] = []

  /// Creates a document for features that are told one by one, or for those that `survey` knows.
  init(
    icons: KMLIcons, richBalloons: Bool, legendPath: String? = nil,
    survey: KMLSurvey = KMLSurvey()
  ) {
    self.icons = icons
    self.richBalloons = richBalloons
    self.legendPath = legendPath
    self.survey = survey
    documentID = ids.unique("overlay")
    placemarks = KMLPlacemarks(columns: survey.columns, isRich: richBalloons)
    placemarks.setSchema(id: ids.unique("fields"))
  }

  /// Returns the whole document of `set`.
  static func bytes(
    of set: LayerSet, icons: KMLIcons, richBalloons: Bool, legendPath: String? = nil
  ) -> (bytes: [UInt8], survey: KMLSurvey) {
    var document = KMLDocument(
      icons: icons, richBalloons: richBalloons, legendPath: legendPath,
      survey: KMLSurvey(set.layers, styles: set.styles))
    document.bytes.reserveCapacity(16_384 + document.survey.featureCount * 1_536)
    document.appendHead(of: set)
    for layer in set.layers { document.append(layer, depth: 2) }
    document.bytes.appendMarkup(Self.foot)
    return (document.bytes, document.survey)
  }

  /// What ends a document.
  static let foot: StaticString = "  </Document>\n</kml>\n"

  private mutating func openDocument(name: String) {
    bytes.appendMarkup(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2" \
      xmlns:gx="http://www.google.com/kml/ext/2.2" xmlns:atom="http://www.w3.org/2005/Atom">

      """)
    bytes.append(contentsOf: "  <Document id=\"\(documentID)\">\n".utf8)
    element("name", name.cleanedName)
  }

  /// Appends what stands before the placemarks of a tile: the styles they name and their schema.
  mutating func appendTileHead(_ name: String, styles keys: [String], of styles: StyleTable) {
    openDocument(name: name)
    appendStyles(keys, of: styles)
    placemarks.appendSchema(to: &bytes)
  }

  /// Appends what stands before the folders, for the features that the survey knows, with all
  /// their styles unless `styles` names others.
  mutating func appendHead(of set: LayerSet, styles keys: [String]? = nil) {
    openDocument(name: set.name)
    bytes.appendMarkup("    <open>1</open>\n")
    bytes.appendMarkup("    <atom:author><atom:name>ClaimAtlas</atom:name></atom:author>\n")
    if let first = set.description.lines(atMost: 1).first { element("snippet", shortened(first)) }
    if !set.description.isEmpty { element("description", set.description) }
    let whole = survey.extent.boundingBox(places: 6)
    appendView(whole == nil ? nil : set.view ?? whole, set.timeRange)
    appendStyles(keys ?? survey.uses.keys.sorted(), of: set.styles)
    appendMetadata(set.metadata)
    if keys == nil { placemarks.appendSchema(to: &bytes) }
    appendLegend()
  }

  /// Whether there were more attributes than a file can have.
  var isFull: Bool { placemarks.isFull }

  /// Appends a feature that the survey does not know yet, as deep as its folder wants.
  mutating func append(_ feature: Feature, style: Style?, depth: Int, isShown: Bool = true) {
    placemarks.widen(by: feature.properties)
    let new = survey.add(feature)
    if let key = feature.style, let style, !new.isEmpty {
      for kind in new.styleKinds {
        placemarks.widen(by: SimpleStyle.properties(of: style, for: kind))
      }
      placemarks.setStyle(key, style, id: styleIDs(of: key).map)
    }
    placemarks.indent(by: min(depth, 8), isShown: isShown)
    placemarks.append(feature, ids: &ids, to: &bytes)
  }

  private mutating func styleIDs(of key: String) -> StyleIDs {
    if let known = styleIDs[key] { return known }
    let map = ids.unique(key)
    let made = StyleIDs(
      map: map, normal: ids.unique("\(map)-n"), highlight: ids.unique("\(map)-h"))
    styleIDs[key] = made
    return made
  }

  private mutating func element(_ name: StaticString, _ text: String) {
    bytes.append(contentsOf: "    <\(name)>".utf8)
    bytes.appendInertXML(text)
    bytes.append(contentsOf: "</\(name)>\n".utf8)
  }

  /// The view from which the overlay is seen, with the time slider on its whole range.
  private mutating func appendView(_ box: BoundingBox?, _ timeRange: DateInterval?) {
    guard let box else { return }
    let width = box.widthDegrees
    let latitude = box.centre.latitude
    let longitude = box.centre.longitude
    let metresPerDegree = 111_195.0
    let metres =
      metresPerDegree
      * max(box.north - box.south, width * cos(latitude * .pi / 180))
    let range = min(12_000_000, max(8_000, metres * 1.35))
    bytes.appendMarkup("    <LookAt>")
    if let span = timeRange?.viewMarkup { bytes.append(contentsOf: span.utf8) }
    bytes.appendMarkup("<longitude>")
    bytes.appendDecimal(longitude, places: 5)
    bytes.appendMarkup("</longitude><latitude>")
    bytes.appendDecimal(latitude, places: 5)
    bytes.appendMarkup("</latitude><altitude>0</altitude><heading>0</heading><tilt>0</tilt><range>")
    bytes.appendDecimal(range, places: 0)
    bytes.appendMarkup("</range></LookAt>\n")
  }

  private mutating func appendStyles(_ keys: [String], of styles: StyleTable) {
    for key in keys {
      guard let style = styles[key], let kinds = survey.uses[key] else { continue }
      let ids = styleIDs(of: key)
      placemarks.setStyle(key, style, id: ids.map)
      bytes.appendStyles(
        style, kinds: kinds, icons: icons, ids: (ids.map, ids.normal, ids.highlight),
        balloon: richBalloons ? KMLBalloon.style : nil)
    }
  }

  private mutating func appendMetadata(_ metadata: [Property]) {
    var seen: Set<String> = []
    let data = metadata.filter {
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

  private mutating func append(_ layer: Layer, depth: Int, isShown: Bool = true) {
    guard layer.hasFeatures else { return }
    let isShown = isShown && layer.isVisible
    openFolder(layer, depth: depth, isShown: isShown, hasFolders: !layer.layers.isEmpty)
    placemarks.indent(by: min(depth + 1, 8), isShown: isShown)
    for feature in layer.features { placemarks.append(feature, ids: &ids, to: &bytes) }
    for inner in layer.layers { append(inner, depth: depth + 1, isShown: isShown) }
    closeFolder(depth: depth)
  }

  /// Readers such as libxml2 stop at a depth of 256; a folder this deep stands beside its parent.
  private static let depthLimit = 100

  /// Appends the folders that have features, with what `contents` appends of each, and the foot.
  mutating func appendFolders(
    _ folders: FolderTree, rootName: String, hasFeatures: (Int) -> Bool,
    contents: (Int, inout [UInt8]) throws -> Void
  ) throws {
    try folders.walk(
      rootName: rootName, hasFeatures: hasFeatures,
      open: { layer, depth, isShown, hasFolders in
        openFolder(layer, depth: 1 + depth, isShown: isShown, hasFolders: hasFolders)
      }, contents: { try contents($0, &bytes) }, close: { closeFolder(depth: 1 + $0) })
    bytes.appendMarkup(Self.foot)
  }

  /// Opens a layer's folder.
  mutating func openFolder(_ layer: Layer, depth: Int, isShown: Bool, hasFolders: Bool) {
    guard depth < Self.depthLimit else { return }
    let margin = String(repeating: "  ", count: min(depth, 8))
    bytes.append(contentsOf: "\(margin)<Folder id=\"\(ids.unique(layer.id))\">\n".utf8)
    bytes.append(contentsOf: "\(margin)  <name>".utf8)
    bytes.appendInertXML(layer.name.cleanedName)
    bytes.appendMarkup("</name>\n")
    if !isShown { bytes.append(contentsOf: "\(margin)  <visibility>0</visibility>\n".utf8) }
    if hasFolders, isShown { bytes.append(contentsOf: "\(margin)  <open>1</open>\n".utf8) }
    if !layer.description.isEmpty {
      bytes.append(contentsOf: "\(margin)  <description>".utf8)
      bytes.appendInertXML(layer.description)
      bytes.appendMarkup("</description>\n")
    }
  }

  /// Closes the folder that ``openFolder(_:depth:isShown:hasFolders:)`` opened.
  mutating func closeFolder(depth: Int) {
    guard depth < Self.depthLimit else { return }
    let margin = String(repeating: "  ", count: min(depth, 8))
    bytes.append(contentsOf: "\(margin)</Folder>\n".utf8)
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
