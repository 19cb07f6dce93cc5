internal import Features

/// Folders, each with a number; 0 is what stands in none.
struct FolderTree {
  /// There are no more folders, and no more bytes in their names.
  static let limit = 100_000
  private static let nameLimit = 8 << 20

  private struct Node {
    /// What people read of it; it holds no features and no layers.
    var layer: Layer
    let parent: Int
    let depth: Int
    var children: [Int] = []
  }

  private var nodes = [Node(layer: Layer(id: "", name: ""), parent: 0, depth: 0)]
  private var nameBytes = 0
  private var indices: [[String]: Int] = [[]: 0]
  /// The path asked for last: neighbours stand mostly in one folder.
  private var latest: (path: [String], index: Int) = ([], 0)
  /// Whether there were more folders; what stands in them counts to those around them.
  private(set) var isFull = false

  /// The number of the folder at a path, which is made with those above it when it is new.
  mutating func index(of path: [String]) -> Int {
    if path == latest.path { return latest.index }
    let index = node(path)
    latest = (path, index)
    return index
  }

  /// Adds a folder, of which `layer` tells all but what is in it, and returns its number.
  mutating func add(_ layer: Layer, in parent: Int) -> Int {
    nameBytes += layer.name.utf8.count + layer.description.utf8.count
    guard nodes.count < Self.limit, nameBytes <= Self.nameLimit else {
      isFull = true
      return parent
    }
    nodes.append(Node(layer: layer, parent: parent, depth: nodes[parent].depth + 1))
    nodes[parent].children.append(nodes.count - 1)
    return nodes.count - 1
  }

  /// How many folders a folder stands in, itself counted.
  func depth(of index: Int) -> Int { nodes[index].depth }

  /// The folders that stand in none.
  var roots: [(index: Int, name: String)] {
    nodes[0].children.map { ($0, nodes[$0].layer.name) }
  }

  /// The names of the folders down to this one, as `join` makes them one name.
  func name(of index: Int, _ join: (String) -> String = { $0 }) -> String {
    let node = nodes[index]
    let own = join(node.layer.name)
    return node.parent == 0 ? own : "\(name(of: node.parent, join)) / \(own)"
  }

  private mutating func node(_ path: [String]) -> Int {
    if let index = indices[path] { return index }
    guard let name = path.last else { return 0 }
    let parent = node(path.dropLast())
    let index = add(Layer(id: "", name: name), in: parent)
    if index != parent { indices[path] = index }
    return index
  }

  /// The folder as a layer without what is in it.
  func layer(of index: Int) -> Layer {
    var layer = nodes[index].layer
    if layer.id.isEmpty { layer.id = "layer-\(index)" }
    return layer
  }

  /// The folder as a layer that stands in none: with the names of those around it before its own,
  /// and shown when they all are.
  func flatLayer(of index: Int, rootName: String) -> Layer {
    guard index > 0 else { return rootLayer(rootName) }
    var layer = layer(of: index)
    layer.name = name(of: index)
    var parent = nodes[index].parent
    while parent > 0 {
      layer.isVisible = layer.isVisible && nodes[parent].layer.isVisible
      parent = nodes[parent].parent
    }
    return layer
  }

  /// The folders as layers with the features that `features` gives for their numbers; what stands
  /// in no folder comes first, in a layer called `rootName`.
  func layers(rootName: String, features: (Int) -> [Feature]) -> [Layer] {
    var layers = nodes[0].children.map { layer($0, features) }
    let loose = features(0)
    if !loose.isEmpty {
      var root = rootLayer(rootName)
      root.features = loose
      layers.insert(root, at: 0)
    }
    return layers
  }

  /// The layer of what stands in no folder.
  func rootLayer(_ name: String) -> Layer {
    Layer(id: "layer-0", name: name.isEmpty ? "Features" : name)
  }

  private func layer(_ index: Int, _ features: (Int) -> [Feature]) -> Layer {
    var layer = layer(of: index)
    layer.features = features(index)
    layer.layers = nodes[index].children.map { self.layer($0, features) }
    return layer
  }

  /// Calls `open` and `close` around each folder's contents, for those with features in them.
  func walk(
    rootName: String, hasFeatures: (Int) -> Bool,
    open: (_ layer: Layer, _ depth: Int, _ isShown: Bool, _ hasFolders: Bool) throws -> Void,
    contents: (Int) throws -> Void, close: (_ depth: Int) throws -> Void
  ) rethrows {
    // Of each folder, whether it or one in it has features; those inside have higher numbers.
    var isNeeded = nodes.indices.map(hasFeatures)
    for index in nodes.indices.reversed() where !isNeeded[index] {
      isNeeded[index] = nodes[index].children.contains { isNeeded[$0] }
    }
    if hasFeatures(0) {
      try open(rootLayer(rootName), 1, true, false)
      try contents(0)
      try close(1)
    }
    func visit(_ index: Int, isShown: Bool) throws {
      let children = nodes[index].children.filter { isNeeded[$0] }
      let layer = layer(of: index)
      let isShown = isShown && layer.isVisible
      try open(layer, nodes[index].depth, isShown, !children.isEmpty)
      try contents(index)
      for child in children { try visit(child, isShown: isShown) }
      try close(nodes[index].depth)
    }
    for child in nodes[0].children where isNeeded[child] { try visit(child, isShown: true) }
  }
}
