/// One step through an XML document, in document order.
package enum XMLEvent: Hashable, Sendable {
  /// An element begins. `name` is its local name, `namespace` its namespace name.
  case start(name: String, namespace: String?, attributes: [XMLAttribute])
  /// Character data between two tags, CDATA sections included, entities decoded; a long text comes
  /// in several events.
  case text(String)
  /// The element begun last ends.
  case end(name: String, namespace: String?)
}

/// An attribute: its local name, namespace name and value.
package struct XMLAttribute: Hashable, Sendable {
  package let name: String
  package let namespace: String?
  package let value: String

  package init(name: String, namespace: String? = nil, value: String) {
    self.name = name
    self.namespace = namespace
    self.value = value
  }
}

extension [XMLAttribute] {
  /// The value of the attribute with this local name and no namespace, or `nil`.
  package subscript(name: String) -> String? {
    first { $0.name == name && $0.namespace == nil }?.value
  }
}
