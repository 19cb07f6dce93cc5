internal import Features

/// Folders by their paths, each with a number; 0 is what stands in none.
struct FolderTree {
  private struct Node {
    let name: String
    let parent: Int
    let depth: Int
    var children: [Int] = []
  }

  private var nodes = [Node(name: "", parent: 0, depth: 0)]
  private var indices: [[String]: Int] = [[]: 0]
  /// The path asked for last: neighbours stand mostly in one folder.
  private var latest: (path: [String], index: Int) = ([], 0)

  /// The number of the folder at a path, which is made with those above it when it is new.
  mutating func index(of path: [String]) -> Int {
    if path == latest.path { return latest.index }
    let index = node(path)
    latest = (path, index)
    return index
  }

  /// How many folders a folder stands in, itself counted.
  func depth(of index: Int) -> Int { nodes[index].depth }

  /// The names of the folders down to this one.
  func name(of index: Int) -> String {
    let node = nodes[index]
    return node.parent == 0 ? node.name : "\(name(of: node.parent)) / \(node.name)"
  }

  private mutating func node(_ path: [String]) -> Int {
    if let index = indices[path] { return index }
    guard let name = path.last else { return 0 }
    let parent = node(path.dropLast())
    nodes.append(Node(name: name, parent: parent, depth: path.count))
    let index = nodes.count - 1
    nodes[parent].children.append(index)
    indices[path] = index
    return index
  }

  /// The folders as layers with the features that `features` gives for their numbers; what stands
  /// in no folder comes first, in a layer called `rootName`.
  func layers(rootName: String, features: (Int) -> [Feature]) -> [Layer] {
    var layers = nodes[0].children.map { layer($0, features) }
    let loose = features(0)
    if !loose.isEmpty {
      layers.insert(rootLayer(rootName, features: loose), at: 0)
    }
    return layers
  }

  private func rootLayer(_ name: String, features: [Feature]) -> Layer {
    Layer(id: "layer-0", name: name.isEmpty ? "Features" : name, features: features)
  }

  private func layer(_ index: Int, _ features: (Int) -> [Feature]) -> Layer {
    let node = nodes[index]
    return Layer(
      id: "layer-\(index)", name: node.name, features: features(index),
      layers: node.children.map { layer($0, features) })
  }

  /// Calls `open` and `close` around each folder's contents, for those with features in them.
  func walk(
    rootName: String, hasFeatures: (Int) -> Bool,
    open: (_ layer: Layer, _ depth: Int, _ hasFolders: Bool) throws -> Void,
    contents: (Int) throws -> Void, close: (_ depth: Int) throws -> Void
  ) rethrows {
    // Of each folder, whether it or one in it has features; those inside have higher numbers.
    var isNeeded = nodes.indices.map(hasFeatures)
    for index in nodes.indices.reversed() where !isNeeded[index] {
      isNeeded[index] = nodes[index].children.contains { isNeeded[$0] }
    }
    if hasFeatures(0) {
      try open(rootLayer(rootName, features: []), 1, false)
      try contents(0)
      try close(1)
    }
    func visit(_ index: Int) throws {
      let children = nodes[index].children.filter { isNeeded[$0] }
      let layer = Layer(id: "layer-\(index)", name: nodes[index].name)
      try open(layer, nodes[index].depth, !children.isEmpty)
      try contents(index)
      for child in children { try visit(child) }
      try close(nodes[index].depth)
    }
    for child in nodes[0].children where isNeeded[child] { try visit(child) }
  }
}
