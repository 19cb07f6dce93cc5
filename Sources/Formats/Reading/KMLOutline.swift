internal import Features

/// What a KML document holds besides its features: gathered before them, since styles, schemas and
/// the names of folders may stand behind what needs them.
struct KMLOutline {
  /// There are no more shared styles and style maps, and no more fields in schemas.
  static let styleLimit = 500_000
  static let fieldLimit = 100_000
  /// Names, descriptions and ids of all of it have no more bytes.
  static let textLimit = 16 << 20

  /// A Document or Folder.
  struct Container {
    var id = ""
    var name = ""
    var description = ""
    var isVisible = true
    var time = KMLReadTime()
    /// What a Document says of itself.
    var values: [KMLDraft.Value] = []
    /// The number of the one around it.
    var parent = 0
    /// How many features and containers stand in it directly.
    var featureCount = 0
    var containerCount = 0
  }

  /// By the order of their starts; the first stands for the file.
  var containers = [Container()]
  /// The addresses of network links, in their order: as many as an archive can have documents.
  private(set) var links: [String] = []
  private(set) var linkCount = 0
  /// What is no feature, by the names of elements.
  var passedOver: [String: Int] = [:]
  var sawKML = false
  /// What there is too much of.
  private(set) var faults: [String] = []

  private var styleNumbers: [String: Int32] = [:]
  private var styles: [KMLReadStyle] = []
  private var numbers: [KMLReadStyle: Int32] = [:]
  /// What a style map shows when nothing points at it.
  private var styleMaps: [String: String] = [:]
  private var schemas: [String: [String: String]] = [:]
  private var fieldCount = 0
  private var textCount = 0

  // MARK: Gathering

  private mutating func refuse(_ words: String) {
    if !faults.contains(words) { faults.append(words) }
  }

  /// Whether there is room for text, which is counted.
  mutating func hasRoom(for text: String) -> Bool {
    guard textCount + text.utf8.count <= Self.textLimit else {
      refuse(
        "the names, descriptions and ids of folders, styles and schemas have more than 16 MB: "
          + "those behind are left out")
      return false
    }
    textCount += text.utf8.count
    return true
  }

  /// Adds a container, and returns its number: that of the one around it when there are too many.
  mutating func addContainer(id: String, in parent: Int) -> Int {
    guard containers.count < FolderTree.limit else {
      refuse(
        "more than \(FolderTree.limit) folders: what stands in the others counts to those around "
          + "them")
      return parent
    }
    containers[parent].containerCount += 1
    containers.append(Container(id: hasRoom(for: id) ? id : "", parent: parent))
    return containers.count - 1
  }

  mutating func addLink(_ address: String) {
    if links.count < ZIPReader.entryLimit, hasRoom(for: address) { links.append(address) }
  }

  private mutating func hasRoom(forStyle id: String) -> Bool {
    guard styleNumbers.count + styleMaps.count < Self.styleLimit else {
      refuse("more than \(Self.styleLimit) shared styles: those behind are not looked at")
      return false
    }
    return hasRoom(for: id)
  }

  mutating func addStyle(_ style: KMLReadStyle, id: String) {
    guard styleNumbers[id] != nil || hasRoom(forStyle: id) else { return }
    if let known = numbers[style] {
      styleNumbers[id] = known
      return
    }
    // Of styles that all differ, none draws more than there may be in one file.
    guard styles.count < StyleCollector.limit * 4 else {
      return refuse(
        "more than \(StyleCollector.limit * 4) styles that differ: the others are not looked at")
    }
    let number = Int32(styles.count)
    styles.append(style)
    numbers[style] = number
    styleNumbers[id] = number
  }

  mutating func setStyleMap(_ id: String, _ address: String) {
    guard styleMaps[id] != nil || hasRoom(forStyle: id), hasRoom(for: address) else { return }
    styleMaps[id] = address
  }

  mutating func addSchema(_ key: String) {
    guard schemas[key] == nil, fieldCount < Self.fieldLimit, hasRoom(for: key) else { return }
    fieldCount += 1
    schemas[key] = [:]
  }

  mutating func addField(_ name: String, type: String, to keys: [String]) {
    guard fieldCount < Self.fieldLimit else {
      return refuse("more than \(Self.fieldLimit) fields in schemas: the others are text")
    }
    guard hasRoom(for: name), hasRoom(for: type) else { return }
    fieldCount += 1
    for key in keys { schemas[key]?[name] = type }
  }

  // MARK: Looking up

  /// The style under an address, style maps followed; `nil` for one of another file.
  func style(at address: String) -> (key: String, style: KMLReadStyle)? {
    let key = fragment(address)
    var id = key
    var visited: Set<String> = []
    while visited.count < 10, visited.insert(id).inserted {
      if let number = styleNumbers[id] { return (key, styles[Int(number)]) }
      guard let next = styleMaps[id] else { return nil }
      id = next
    }
    return nil
  }

  /// Whether a schema of that name has the field.
  func hasField(_ field: String, in schema: String) -> Bool { schemas[schema]?[field] != nil }

  /// The value as its schema types it; text that is no such value stays text, none is left out.
  func property(_ value: KMLDraft.Value) -> Property? {
    guard !value.name.isEmpty else { return nil }
    let type = value.schema.flatMap { schema in
      // A schema that is not there, or of another file: any that has the field will do.
      schemas[schema]?[value.name]
        ?? (schemas[schema] == nil
          ? schemas.count == 1 ? schemas.first?.value[value.name] : nil : nil)
    }
    guard let type else { return Property(value.name, .string(value.text)) }
    switch type {
    case "int", "uint", "short", "ushort", "integer", "float", "double", "xsd:int", "xsd:double":
      let text = trimmed(value.text)
      if text.isEmpty { return nil }
      if let whole = Int(text) { return Property(value.name, .integer(whole)) }
      if let number = Double(text), number.isFinite {
        return Property(value.name, .number(number))
      }
    case "bool", "boolean", "xsd:boolean":
      let text = trimmed(value.text)
      if text.isEmpty { return nil }
      switch text.lowercased() {
      case "1", "true": return Property(value.name, .bool(true))
      case "0", "false": return Property(value.name, .bool(false))
      default: break
      }
    default: break
    }
    return Property(value.name, .string(value.text))
  }

  /// The container that is the file itself: a single Document or Folder in it.
  var root: Int {
    containers[0].containerCount == 1 && containers[0].featureCount == 0 && containers.count > 1
      ? 1 : 0
  }

  /// What the document says of itself.
  var about: LayerSet {
    let root = containers[root]
    return LayerSet(
      name: root.name, description: plainText(fromHTML: root.description), layers: [],
      metadata: root.values.compactMap { value in
        value.name.isEmpty ? nil : Property(value.name, Self.untyped(value.text))
      })
  }

  /// A whole number where the text is one, as a document's own data have no types.
  private static func untyped(_ text: String) -> PropertyValue {
    if let value = Int(text), String(value) == text { return .integer(value) }
    return .string(text)
  }
}
