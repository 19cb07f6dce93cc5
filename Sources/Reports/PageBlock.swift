import XML

/// An element of a page, with whether it is left out of articles and how much text it holds.
///
/// A class, so that the figures are worked out once for a page of any size.
final class PageBlock {
  enum Child {
    case block(PageBlock)
    case text(String)
  }

  let node: HTMLNode
  let children: [Child]
  /// Whether the element, and with it all below, is left out.
  private(set) var isDropped: Bool
  /// The bytes of text below that an article shows, links and white space left out.
  private(set) var textLength = 0
  /// The same, with what is left out of articles but not hidden from readers.
  private let wholeLength: Int

  /// Weighs a page.
  convenience init(page root: HTMLNode) {
    self.init(root)
    weigh(pageLength: wholeLength)
  }

  private init(_ node: HTMLNode) {
    self.node = node
    isDropped = PageFilter.alwaysDrops(node)
    var length = 0
    children = node.children.map { child in
      switch child {
      case .text(let text):
        for byte in text.utf8 where !PlainText.isSpace(byte) { length += 1 }
        return .text(text)
      case .element(let element):
        let block = PageBlock(element)
        if element.name != "a" { length += block.wholeLength }
        return .block(block)
      }
    }
    wholeLength = PageFilter.isNeverText(node) ? 0 : length
  }

  private func weigh(pageLength: Int) {
    // A word such as "share" may stand on the element that holds the whole article.
    if !isDropped, wholeLength * 5 < pageLength * 2 { isDropped = PageFilter.isMarkedAsJunk(node) }
    guard !isDropped else { return }
    for child in children {
      switch child {
      case .text(let text):
        for byte in text.utf8 where !PlainText.isSpace(byte) { textLength += 1 }
      case .block(let block):
        block.weigh(pageLength: pageLength)
        if block.node.name != "a" { textLength += block.textLength }
      }
    }
  }

  var name: String { node.name }

  /// The elements directly below that are not left out.
  var blocks: some Sequence<PageBlock> {
    children.lazy.compactMap { child in
      if case .block(let block) = child, !block.isDropped { block } else { nil }
    }
  }
}
