internal import Features
internal import GeoJSON
internal import Geometry
internal import XML

/// The state of reading a KML document, event by event: once for its outline, then once for its
/// features, which are handed on one by one.
struct KMLParsing {
  /// A feature may have this many bytes of text.
  static let textLimit = 8 << 20

  /// What has been read for: the outline, or the features by it.
  private(set) var outline: KMLOutline
  private let readsFeatures: Bool
  /// The feature that has been read last, with the number of its container; to be taken.
  var finished: (draft: KMLDraft, container: Int)?
  /// What is wrong in the document, with its line; to be taken.
  var faults: [(fault: String, line: Int)] = []

  /// The names of the open elements.
  private var path: [String] = []
  private var line = 0
  private var text = ""
  /// The depth of an element whose whole text, tags in it left out, is gathered.
  private var textDepth: Int?
  /// The depth of an element that is passed over with all in it.
  private var skipDepth: Int?
  /// Whether that is a network link, of which the address is kept.
  private var isInLink = false

  /// The numbers of the open containers, the outermost first, and how many have been opened.
  private var containers = [0]
  private var containerCount = 1
  private var draft: KMLDraft?
  private var draftDepth = 0
  private var shapes = KMLShapes()

  private var schema: [String] = []
  /// Elements that schemas of KML 2.0 make kinds of Placemark.
  private var placemarkNames: Set<String> = ["Placemark"]
  private var dataName = ""
  private var schemaOfData: String?

  private var style: (id: String, style: KMLReadStyle, depth: Int)?
  private var styleMap: String?
  private var pairKey = ""
  private var track: KMLTrack?

  /// Begins to read the outline of a document.
  init() {
    outline = KMLOutline()
    readsFeatures = false
  }

  /// Begins to read the features of the document of that outline.
  init(_ outline: KMLOutline) {
    self.outline = outline
    readsFeatures = true
  }

  mutating func handle(_ event: XMLEvent, line: Int) {
    self.line = line
    switch event {
    case .start(let name, _, let attributes):
      path.append(name)
      if isInLink, name == "href" { text = "" }
      guard skipDepth == nil, textDepth == nil else { return }
      text = ""
      start(name, attributes)
    case .text(let part):
      guard skipDepth == nil || isInLink && path.last == "href" else { return }
      if draft != nil, textDepth == nil, path.last == "coordinates" { return shapes.append(part) }
      append(part)
    case .end(let name, _):
      let depth = path.count
      path.removeLast()
      if let skipped = skipDepth {
        if isInLink, name == "href" { outline.addLink(trimmed(text)) }
        if skipped == depth { (skipDepth, isInLink, text) = (nil, false, "") }
        return
      }
      if let kept = textDepth {
        guard kept == depth else { return }
        textDepth = nil
      }
      end(name, depth: depth)
      text = ""
    }
  }

  private mutating func append(_ part: String) {
    guard text.utf8.count + part.utf8.count <= Self.textLimit else {
      text = ""
      draft?.textCount = Self.textLimit + 1
      return
    }
    if text.isEmpty { text = part } else { text += part }
  }

  // MARK: Start

  private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
    if placemarkNames.contains(name), draft == nil {
      if readsFeatures {
        var opened = KMLDraft()
        opened.id = attributes["id"] ?? ""
        opened.line = line
        draft = opened
        draftDepth = path.count
        shapes = KMLShapes()
      } else {
        outline.sawKML = true
        outline.containers[container].featureCount += 1
        skipDepth = path.count
      }
      return
    }
    if draft == nil, readsFeatures, startOutlined(name, attributes) { return }
    switch name {
    case "kml": outline.sawKML = true
    case "Document" where draft != nil, "Folder" where draft != nil: return
    case "Document", "Folder":
      outline.sawKML = true
      containers.append(outline.addContainer(id: attributes["id"] ?? "", in: container))
    case "NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour",
      "NetworkLinkControl":
      outline.sawKML = true
      outline.passedOver[name, default: 0] += 1
      skipDepth = path.count
      isInLink = name == "NetworkLink"
    case "LookAt", "Camera", "Region", "ListStyle", "BalloonStyle", "SimpleArrayData":
      skipDepth = path.count
    case "description", "name", "snippet", "Snippet", "value", "SimpleData", "text":
      textDepth = path.count
      if name == "SimpleData" { dataName = attributes["name"] ?? "" }
    case "Data": dataName = attributes["name"] ?? ""
    case "SchemaData": schemaOfData = attributes["schemaUrl"].map(fragment)
    case "Schema":
      schema = ["id", "name"].compactMap { attributes[$0] }
      for key in schema { outline.addSchema(key) }
      notePlacemarkName(attributes)
    case "SimpleField":
      if let field = attributes["name"] {
        outline.addField(field, type: attributes["type"] ?? "string", to: schema)
      }
    case "Style":
      style = (attributes["id"] ?? "", draft?.style ?? KMLReadStyle(), path.count)
    case "StyleMap": styleMap = attributes["id"] ?? ""
    case "IconStyle": style?.style.hasIcon = true
    case "Track": track = KMLTrack()
    default: if draft != nil { shapes.start(name) }
    }
  }

  /// Takes the start of what stands beside the features and is known from the outline.
  private mutating func startOutlined(_ name: String, _ attributes: [XMLAttribute]) -> Bool {
    switch name {
    case "Document", "Folder":
      // Numbered as in the outline.
      if containerCount < outline.containers.count {
        containers.append(containerCount)
        containerCount += 1
      } else {
        containers.append(container)
      }
      return true
    case "Schema", "Style", "StyleMap", "ExtendedData", "NetworkLink", "GroundOverlay",
      "ScreenOverlay", "PhotoOverlay", "Tour", "NetworkLinkControl":
      skipDepth = path.count
      if name == "Schema" { notePlacemarkName(attributes) }
      return true
    default: return false
    }
  }

  private var container: Int { containers[containers.count - 1] }

  private mutating func notePlacemarkName(_ attributes: [XMLAttribute]) {
    guard attributes["parent"] == "Placemark", let name = attributes["name"],
      placemarkNames.count < 1_000, name.utf8.count < 1_000
    else { return }
    placemarkNames.insert(name)
  }

  // MARK: End

  private mutating func end(_ name: String, depth: Int) {
    if draft != nil, depth == draftDepth { return endPlacemark() }
    if style != nil { return endInStyle(name, trimmed(text), depth: depth) }
    switch name {
    case "Document", "Folder":
      if draft == nil, containers.count > 1 { containers.removeLast() }
    case "key" where styleMap != nil: pairKey = trimmed(text)
    case "styleUrl" where styleMap != nil:
      guard pairKey == "normal", let styleMap else { return }
      if draft != nil {
        draft?.styleURL = trimmed(text)
      } else {
        outline.setStyleMap(styleMap, fragment(trimmed(text)))
      }
    case "StyleMap": styleMap = nil
    case "value" where path.last == "Data": addValue(dataName, text)
    case "SimpleData": addValue(dataName, text, schema: schemaOfData ?? "")
    case "SchemaData": schemaOfData = nil
    case "Data", "ExtendedData": return
    case "when", "begin", "end": endTime(name, trimmed(text))
    case "coord": if track != nil { track?.addPoint(text) }
    case "Track": endTrack()
    default:
      if draft != nil, shapes.end(name, text: text, parents: path) { return }
      if draft != nil {
        endInPlacemark(name, depth: depth)
      } else {
        endInContainer(name)
      }
    }
  }

  private mutating func endInStyle(_ name: String, _ value: String, depth: Int) {
    guard let style else { return }
    if depth == style.depth {
      self.style = nil
      if styleMap != nil, path.last == "Pair" {
        guard pairKey == "normal", let styleMap else { return }
        if draft != nil {
          draft?.style = style.style
          return
        }
        let id = style.id.isEmpty ? "\(styleMap) normal" : style.id
        outline.addStyle(style.style, id: id)
        outline.setStyleMap(styleMap, id)
      } else if draft != nil {
        draft?.style = style.style
      } else if !style.id.isEmpty {
        outline.addStyle(style.style, id: style.id)
      }
      return
    }
    self.style?.style.note(name, value, parent: path.last ?? "")
  }

  private mutating func endTime(_ name: String, _ value: String) {
    // A time is short, whatever it says.
    guard !value.isEmpty, value.utf8.count <= 100 else { return }
    if name == "when", track != nil, path.last == "Track" {
      track?.addTime(value)
      return
    }
    func set(_ time: inout KMLReadTime) {
      switch name {
      case "when": time.when = time.when ?? value
      case "begin": time.begin = time.begin ?? value
      default: time.end = time.end ?? value
      }
    }
    if draft != nil {
      var time = draft?.time ?? KMLReadTime()
      set(&time)
      draft?.time = time
    } else {
      set(&outline.containers[container].time)
    }
  }

  private mutating func endTrack() {
    guard let track else { return }
    self.track = nil
    guard draft != nil else { return }
    if track.points.count == 1 { shapes.add(.point(track.points[0])) }
    if track.points.count > 1 { shapes.add(.lineString(track.points)) }
    if draft?.time.isEmpty == true {
      draft?.time.begin = track.first
      draft?.time.end = track.last
    }
  }

  private mutating func addValue(_ name: String, _ text: String, schema: String? = nil) {
    let value = KMLDraft.Value(name: name, text: text, schema: schema)
    if draft != nil {
      draft?.add(value)
    } else if outline.hasRoom(for: text), outline.hasRoom(for: name) {
      outline.containers[container].values.append(value)
    }
  }

  private mutating func endInPlacemark(_ name: String, depth: Int) {
    let isChild = depth == draftDepth + 1
    if isChild, draft?.take(name, trimmed(text)) == true { return }
    switch name {
    case "address" where isChild, "phoneNumber" where isChild:
      let value = trimmed(text)
      if !value.isEmpty { addValue(name, value) }
    default:
      if path.last == "ExtendedData" {
        // Elements of another namespace, untyped.
        addValue(name, text)
      } else if isChild, let kind = path.last, kind != "Placemark",
        outline.hasField(name, in: kind)
      {
        addValue(name, text, schema: kind)
      }
    }
  }

  private mutating func endInContainer(_ name: String) {
    guard !readsFeatures, path.last == "Document" || path.last == "Folder" else { return }
    switch name {
    case "name", "description":
      let value = trimmed(text)
      guard outline.hasRoom(for: value) else { return }
      if name == "name" {
        outline.containers[container].name = value
      } else {
        outline.containers[container].description = value
      }
    case "visibility":
      let value = trimmed(text)
      outline.containers[container].isVisible = value != "0" && value != "false"
    default: return
    }
  }

  private mutating func endPlacemark() {
    guard var read = draft else { return }
    draft = nil
    track = nil
    (schemaOfData, styleMap) = (nil, nil)
    for fault in shapes.faults { faults.append((fault, read.line)) }
    if shapes.isTooLarge {
      faults.append((FeatureStream.tooManyPositions, read.line))
    } else if read.textCount > Self.textLimit {
      faults.append(
        ("a Placemark of more than 8 MB of text: shorten it, or split it; passed over", read.line))
    } else {
      read.shapes = shapes.finished()
      finished = (read, container)
    }
    shapes = KMLShapes()
  }
}

/// The part of an address behind `#`, or all of it.
func fragment(_ address: String) -> String {
  guard let hash = address.lastIndex(of: "#") else { return address }
  return String(address[address.index(after: hash)...])
}

/// The text without white space around it.
func trimmed(_ text: String) -> String {
  let bytes = text.utf8
  guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
    let last = bytes.lastIndex(where: { $0 > 0x20 })
  else { return "" }
  return String(text[first...last])
}
