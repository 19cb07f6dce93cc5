import XML

/// Finds the elements of a page that hold its article.
enum ArticleFinder {
  /// The elements, in document order; several for a page of many posts.
  static func find(in root: PageBlock) -> [PageBlock] {
    let whole = root.textLength
    let bodies = matches(root) { node in
      node.node["itemprop"]?.split(separator: " ").contains("articleBody") == true
    }
    let articles = matches(root) { $0.name == "article" || $0.node["role"] == "article" }
    let mains = matches(root) { $0.name == "main" || $0.node["role"] == "main" }
    for candidates in [bodies, articles, mains] {
      let chosen = weightiest(candidates)
      let length = chosen.reduce(0) { $0 + $1.textLength }
      if length > 0, length >= 250 || length * 4 >= whole { return chosen }
    }
    return [densest(root) ?? root]
  }

  /// The outermost elements that `isCandidate` accepts.
  private static func matches(_ root: PageBlock, _ isCandidate: (PageBlock) -> Bool) -> [PageBlock]
  {
    var found: [PageBlock] = []
    func search(_ block: PageBlock) {
      if isCandidate(block) {
        found.append(block)
      } else {
        for inner in block.blocks { search(inner) }
      }
    }
    search(root)
    return found
  }

  /// The one that holds most of the text, else all that are more than teasers.
  private static func weightiest(_ nodes: [PageBlock]) -> [PageBlock] {
    let weighed = nodes.map { (node: $0, length: $0.textLength) }
    let sum = weighed.reduce(0) { $0 + $1.length }
    if let heaviest = weighed.max(by: { $0.length < $1.length }), heaviest.length * 2 >= sum {
      return [heaviest.node]
    }
    let posts = weighed.filter { $0.length >= 100 }
    return (posts.isEmpty ? weighed : posts).map(\.node)
  }

  /// The block whose own paragraphs hold the most text, widened while that gains much.
  private static func densest(_ root: PageBlock) -> PageBlock? {
    var best: (path: [PageBlock], length: Int)?
    func search(_ node: PageBlock, _ path: [PageBlock]) {
      let path = path + [node]
      var length = 0
      for element in node.blocks where element.name == "p" {
        let own = element.textLength
        if own >= 20 { length += own }
      }
      if length > best?.length ?? 0 { best = (path, length) }
      for element in node.blocks { search(element, path) }
    }
    search(root, [])
    guard var best else { return nil }
    while best.path.count > 1, let parent = best.path.dropLast().last {
      let length = paragraphLength(parent)
      guard length * 5 >= best.length * 7 else { break }
      best = (best.path.dropLast(), length)
    }
    return best.path.last
  }

  /// The bytes of text in paragraphs at and below an element.
  private static func paragraphLength(_ node: PageBlock) -> Int {
    if node.name == "p" { return node.textLength }
    return node.blocks.reduce(0) { $0 + paragraphLength($1) }
  }
}
