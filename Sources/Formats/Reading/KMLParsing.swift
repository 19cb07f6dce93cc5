internal import Features
internal import Geometry
internal import XML

/// The state of reading a KML document, event by event.
struct KMLParsing {
  let file: String
  private(set) var faults: [ReadingFault] = []
  private(set) var sawKML = false
  private(set) var passedOver: [String: Int] = [:]

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
  private(set) var links: [String] = []

  /// The open containers, the outermost first; the first stands for the file.
  var containers = [KMLContainer()]
  private var draft: KMLDraft?
  private var draftDepth = 0
  private var shapes = KMLShapes()

  /// Fields with their types, by the id or name of their schema.
  private(set) var schemas: [String: [String: String]] = [:]
  private var schema: [String] = []
  /// Elements that schemas of KML 2.0 make kinds of Placemark.
  private var placemarkNames: Set<String> = ["Placemark"]
  private var dataName = ""
  private var schemaOfData: String?

  private(set) var styles: [String: KMLReadStyle] = [:]
  /// What a style map shows when nothing points at it: a style's address or the style.
  private(set) var styleMaps: [String: String] = [:]
  private var style: (id: String, style: KMLReadStyle, depth: Int)?
  private var styleMap: String?
  private var pairKey = ""
  private var track: (times: [String], points: [Coordinate])?

  init(file: String) { self.file = file }

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
      if text.isEmpty { text = part } else { text += part }
    case .end(let name, _):
      let depth = path.count
      path.removeLast()
      if let skipped = skipDepth {
        if isInLink, name == "href" { links.append(trimmed(text)) }
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

  private var parent: String { path.count >= 2 ? path[path.count - 2] : "" }

  mutating func note(_ fault: String, line: Int? = nil) {
    // A file of nothing but faults need not fill the screen and memory.
    guard faults.count < 1_000 else { return }
    faults.append(ReadingFault(file: file, line: line ?? self.line, fault: fault))
  }

  // MARK: Start

  private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
    if placemarkNames.contains(name), draft == nil {
      sawKML = true
      var opened = KMLDraft()
      opened.id = attributes["id"] ?? ""
      opened.line = line
      draft = opened
      draftDepth = path.count
      shapes = KMLShapes()
      return
    }
    switch name {
    case "kml": sawKML = true
    case "Document", "Folder":
      sawKML = true
      var container = KMLContainer()
      container.id = attributes["id"] ?? ""
      containers.append(container)
    case "NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour",
      "NetworkLinkControl":
      sawKML = true
      passedOver[name, default: 0] += 1
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
      for key in schema where schemas[key] == nil { schemas[key] = [:] }
      if attributes["parent"] == "Placemark", let name = attributes["name"] {
        placemarkNames.insert(name)
      }
    case "SimpleField":
      if let field = attributes["name"] {
        for key in schema { schemas[key]?[field] = attributes["type"] ?? "string" }
      }
    case "Style":
      style = (attributes["id"] ?? "", draft?.style ?? KMLReadStyle(), path.count)
    case "StyleMap": styleMap = attributes["id"] ?? ""
    case "IconStyle": style?.style.hasIcon = true
    case "Track": track = ([], [])
    default: if draft != nil { shapes.start(name) }
    }
  }

  // MARK: End

  private mutating func end(_ name: String, depth: Int) {
    if draft != nil, depth == draftDepth { return endPlacemark() }
    let value = trimmed(text)
    if style != nil { return endInStyle(name, value, depth: depth) }
    switch name {
    case "Document", "Folder":
      guard containers.count > 1 else { return }
      let container = containers.removeLast()
      containers[containers.count - 1].children.append(.container(container))
    case "key" where styleMap != nil: pairKey = value
    case "styleUrl" where styleMap != nil:
      if pairKey == "normal", let styleMap { styleMaps[styleMap] = fragment(value) }
    case "StyleMap":
      if draft != nil, let styleMap, styleMap.isEmpty, let url = styleMaps[styleMap] {
        draft?.styleURL = url
      }
      styleMap = nil
    case "value" where path.last == "Data": addValue(dataName, text)
    case "SimpleData": addValue(dataName, text, schema: schemaOfData ?? "")
    case "SchemaData": schemaOfData = nil
    case "Data", "ExtendedData": return
    case "when", "begin", "end": endTime(name, value)
    case "coord":
      let point = KMLCoordinates(
        value.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: ","))
      if track != nil, let coordinate = point.coordinates.first { track?.points.append(coordinate) }
    case "Track": endTrack()
    default:
      if draft != nil, shapes.end(name, text: text, parents: path) { return }
      if draft != nil {
        endInPlacemark(name, value, depth: depth)
      } else {
        endInContainer(name, value)
      }
    }
  }

  private mutating func endInStyle(_ name: String, _ value: String, depth: Int) {
    guard let style else { return }
    if depth == style.depth {
      self.style = nil
      if styleMap != nil, path.last == "Pair" {
        if pairKey == "normal", let styleMap {
          let id = style.id.isEmpty ? "\(styleMap) normal" : style.id
          styles[id] = style.style
          styleMaps[styleMap] = id
        }
      } else if draft != nil {
        draft?.style = style.style
      } else if !style.id.isEmpty {
        styles[style.id] = style.style
      }
      return
    }
    self.style?.style.note(name, value, parent: path.last ?? "")
  }

  private mutating func endTime(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    if name == "when", track != nil, path.last == "Track" {
      track?.times.append(value)
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
      set(&containers[containers.count - 1].time)
    }
  }

  private mutating func endTrack() {
    guard let track else { return }
    self.track = nil
    guard draft != nil else { return }
    if track.points.count == 1 { shapes.add(.point(track.points[0])) }
    if track.points.count > 1 { shapes.add(.lineString(track.points)) }
    if draft?.time.isEmpty == true {
      draft?.time.begin = track.times.min()
      draft?.time.end = track.times.max()
    }
  }

  private mutating func addValue(_ name: String, _ text: String, schema: String? = nil) {
    let value = KMLDraft.Value(name: name, text: text, schema: schema)
    if draft != nil {
      draft?.values.append(value)
    } else {
      containers[containers.count - 1].values.append(value)
    }
  }

  private mutating func endInPlacemark(_ name: String, _ value: String, depth: Int) {
    let isChild = depth == draftDepth + 1
    switch name {
    case "name" where isChild: draft?.name = value
    case "description" where isChild: draft?.description = value
    case "snippet" where isChild, "Snippet" where isChild: draft?.snippet = value
    case "styleUrl" where isChild: draft?.styleURL = value
    case "address" where isChild, "phoneNumber" where isChild:
      if !value.isEmpty { addValue(name, value) }
    default:
      if path.last == "ExtendedData" {
        // Elements of another namespace, untyped.
        addValue(name, text)
      } else if isChild, let kind = path.last, kind != "Placemark", schemas[kind]?[name] != nil {
        addValue(name, text, schema: kind)
      }
    }
  }

  private mutating func endInContainer(_ name: String, _ value: String) {
    guard path.last == "Document" || path.last == "Folder" else { return }
    let last = containers.count - 1
    switch name {
    case "name": containers[last].name = value
    case "description": containers[last].description = value
    case "visibility": containers[last].isVisible = value != "0" && value != "false"
    default: return
    }
  }

  private mutating func endPlacemark() {
    guard var finished = draft else { return }
    draft = nil
    finished.shapes = shapes.finished()
    for fault in shapes.faults { note(fault, line: finished.line) }
    containers[containers.count - 1].children.append(.feature(finished))
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
