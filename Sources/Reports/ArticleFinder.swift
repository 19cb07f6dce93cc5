import XML

/// Finds the elements of a page that hold its article.
struct ArticleFinder {
  private let filter: PageFilter

  init(_ filter: PageFilter) { self.filter = filter }

  /// The elements, in document order; several for a page of many posts.
  func find(in root: HTMLNode) -> [HTMLNode] {
    let whole = filter.textLength(root)
    let bodies = matches(root) { node in
      node["itemprop"]?.split(separator: " ").contains("articleBody") == true
    }
    let articles = matches(root) { $0.name == "article" || $0["role"] == "article" }
    let mains = matches(root) { $0.name == "main" || $0["role"] == "main" }
    for candidates in [bodies, articles, mains] {
      let chosen = weightiest(candidates)
      let length = chosen.reduce(0) { $0 + filter.textLength($1) }
      if length > 0, length >= 250 || length * 4 >= whole { return chosen }
    }
    return [densest(root) ?? root]
  }

  /// The outermost elements that `isCandidate` accepts.
  private func matches(_ root: HTMLNode, _ isCandidate: (HTMLNode) -> Bool) -> [HTMLNode] {
    var found: [HTMLNode] = []
    root.visit { node in
      if node.name != "html", node.name != "body", filter.drops(node) { return false }
      guard isCandidate(node) else { return true }
      found.append(node)
      return false
    }
    return found
  }

  /// The one that holds most of the text, else all that are more than teasers.
  private func weightiest(_ nodes: [HTMLNode]) -> [HTMLNode] {
    let weighed = nodes.map { (node: $0, length: filter.textLength($0)) }
    let sum = weighed.reduce(0) { $0 + $1.length }
    if let heaviest = weighed.max(by: { $0.length < $1.length }), heaviest.length * 2 >= sum {
      return [heaviest.node]
    }
    let posts = weighed.filter { $0.length >= 100 }
    return (posts.isEmpty ? weighed : posts).map(\.node)
  }

  /// The block whose own paragraphs hold the most text, widened while that gains much.
  private func densest(_ root: HTMLNode) -> HTMLNode? {
    var best: (path: [HTMLNode], length: Int)?
    func search(_ node: HTMLNode, _ path: [HTMLNode]) {
      if node.name != "html", node.name != "body", filter.drops(node) { return }
      let path = path + [node]
      var length = 0
      for element in node.elements where element.name == "p" && !filter.drops(element) {
        let own = filter.textLength(element)
        if own >= 20 { length += own }
      }
      if length > best?.length ?? 0 { best = (path, length) }
      for element in node.elements { search(element, path) }
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
  private func paragraphLength(_ node: HTMLNode) -> Int {
    if node.name != "html", node.name != "body", filter.drops(node) { return 0 }
    if node.name == "p" { return filter.textLength(node) }
    return node.elements.reduce(0) { $0 + paragraphLength($1) }
  }
}
