/// An element of an HTML page with what is in it.
package struct HTMLNode: Hashable, Sendable {
  /// What an element holds, in document order.
  package enum Child: Hashable, Sendable {
    case element(HTMLNode)
    case text(String)
  }

  /// The tag name in lower case.
  package let name: String
  /// The attributes, names in lower case, in the order of the page.
  package let attributes: [XMLAttribute]
  package let children: [Child]

  package init(name: String, attributes: [XMLAttribute] = [], children: [Child] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// The value of an attribute, or `nil`.
  package subscript(attribute: String) -> String? { attributes[attribute] }

  /// The elements directly below.
  package var elements: some Sequence<HTMLNode> {
    children.lazy.compactMap { child in
      if case .element(let node) = child { node } else { nil }
    }
  }

  /// All text below, as it stands.
  package var text: String {
    var text = ""
    appendText(to: &text)
    return text
  }

  private func appendText(to text: inout String) {
    for child in children {
      switch child {
      case .text(let part): text += part
      case .element(let node): node.appendText(to: &text)
      }
    }
  }

  /// Calls `visit` with this element and all below, in document order; what is below an element
  /// for which it returns `false` is passed over.
  package func visit(_ visit: (HTMLNode) -> Bool) {
    guard visit(self) else { return }
    for element in elements { element.visit(visit) }
  }
}
