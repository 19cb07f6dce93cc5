import Claims
import Features

/// Sorts features into folders of one geometry kind, by actor.
enum LayerMaker {
  /// Folders that show, folders that stand apart (plans, denials), and what goes under "Undated".
  struct Layers {
    var dated: [Layer] = []
    /// Arrows, which lie under badges.
    var lines: [Layer] = []
    var apart: [Layer] = []
    var undated: [Layer] = []
  }

  struct Moves {
    let markers: [MarkFeatures.Item]
    let lines: [(line: MarkFeatures.Item, head: MarkFeatures.Item?)]
  }

  static func areas(_ areas: AreaFeatures, _ styles: inout StyleBook) -> Layers {
    var layers = Layers()
    append(
      &layers.dated, "Areas: outlines", areas.outlines(&styles),
      "Areas that claims name, with every claim.")
    append(
      &layers.dated, "Areas: approximate outlines", areas.dashes(&styles),
      "Dashed: worked out from points, not surveyed.")
    let fills = areas.fills(&styles)
    for member in members(fills.map(\.member)) {
      append(
        &layers.dated, "\(member.name.firstCapitalised): areas",
        fills.filter { $0.member == member && !$0.isUndated }.map(\.feature),
        "Areas that \(member.name) is said to hold, to have taken or to be in.")
    }
    append(
      &layers.undated, "Undated: areas", fills.filter(\.isUndated).map(\.feature),
      "Said of areas, without a date.")
    let hatching = areas.hatching(&styles)
    append(
      &layers.dated, "Contested and besieged: hatching",
      hatching.filter { !$0.isUndated }.map(\.feature), "Areas said to be fought over or besieged.")
    append(
      &layers.undated, "Undated: hatching", hatching.filter(\.isUndated).map(\.feature),
      "Areas said to be fought over or besieged, without a date.")
    return layers
  }

  static func badges(_ items: [MarkFeatures.Item]) -> Layers {
    var layers = Layers()
    let plain = items.filter { $0.plot == .claim && !$0.isUndated }
    for member in members(plain.map(\.member)) {
      append(
        &layers.dated, "\(member.name.firstCapitalised): claims",
        plain.filter { $0.member == member }.map(\.feature),
        "One mark a claim about \(member.name).")
    }
    append(
      &layers.apart, "Denials and counter-claims",
      items.filter { $0.plot == .counterclaim && !$0.isUndated }.map(\.feature),
      "What somebody says is not so.")
    append(
      &layers.apart, "Plans and demands",
      items.filter { $0.plot == .intent && !$0.isUndated }.map(\.feature),
      "What somebody plans or demands; nothing that is said to have happened.", isVisible: false)
    append(
      &layers.undated, "Undated: claims",
      items.filter { $0.plot == .claim && $0.isUndated }.map(\.feature), "Claims without a date.")
    append(
      &layers.undated, "Undated: denials and counter-claims",
      items.filter { $0.plot == .counterclaim && $0.isUndated }.map(\.feature),
      "What somebody says is not so, without a date.")
    append(
      &layers.undated, "Undated: plans and demands",
      items.filter { $0.plot == .intent && $0.isUndated }.map(\.feature),
      "Plans and demands without a date.", isVisible: false)
    return layers
  }

  static func moves(_ moves: Moves) -> Layers {
    var layers = Layers()
    let lines = moves.lines.map(\.line)
    let heads = moves.lines.compactMap(\.head)
    for member in members((lines + moves.markers).map(\.member)) {
      func own(_ items: [MarkFeatures.Item]) -> [Feature] {
        items.filter { $0.member == member && !$0.isUndated }.map(\.feature)
      }
      append(
        &layers.lines, "\(member.name.firstCapitalised): movement", own(lines),
        "From where to where \(member.name) is said to move.")
      append(
        &layers.lines, "\(member.name.firstCapitalised): arrowheads", own(heads),
        "Heads of the arrows.")
      append(
        &layers.dated, "\(member.name.firstCapitalised): movement, one end known",
        own(moves.markers),
        "Movements of which only one end is told; the number of claims stands in the title.")
    }
    func undated(_ items: [MarkFeatures.Item]) -> [Feature] {
      items.filter(\.isUndated).map(\.feature)
    }
    append(&layers.undated, "Undated: movement", undated(lines), "Movements without a date.")
    append(&layers.undated, "Undated: arrowheads", undated(heads), "Heads of the arrows.")
    append(
      &layers.undated, "Undated: movement, one end known", undated(moves.markers),
      "Movements without a date of which only one end is told.")
    return layers
  }

  /// The layers with ids and names that occur once, sublayers included.
  static func withUniqueNames(_ layers: [Layer]) -> [Layer] {
    var names = UniqueNames()
    var ids = UniqueNames()
    func renamed(_ layer: Layer) -> Layer {
      var layer = layer
      layer.name = names.unique(layer.name) { "\($0) (\($1))" }
      layer.id = ids.unique(slug(layer.name)) { "\($0)-\($1)" }
      layer.layers = layer.layers.map(renamed)
      return layer
    }
    return layers.map(renamed)
  }

  static func append(
    _ layers: inout [Layer], _ name: String, _ features: [Feature], _ description: String,
    isVisible: Bool = true
  ) {
    guard !features.isEmpty else { return }
    layers.append(
      Layer(
        id: slug(name), name: name, description: description, isVisible: isVisible,
        features: features))
  }

  /// Each once: by key, the unnamed last.
  private static func members(_ members: [CastMember]) -> [CastMember] {
    Set(members).sorted { !$0.key.isEmpty && ($1.key.isEmpty || $0.key < $1.key) }
  }
}
