import CLibXML2

/// An element as libxml2 reads it, for looking at what our writers wrote.
struct XMLTree {
  let name: String
  let attributes: [String: String]
  let text: String
  let children: [XMLTree]

  /// Parses a document with network and entities off, or returns `nil` when it is not well-formed.
  static func parse(_ bytes: [UInt8]) -> XMLTree? {
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let document = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        xmlReadMemory(text.baseAddress, Int32(text.count), nil, nil, Int32(options))
      }
    }
    guard let document else { return nil }
    defer { xmlFreeDoc(document) }
    return xmlDocGetRootElement(document).map { XMLTree($0) }
  }

  private init(_ node: xmlNodePtr) {
    name = node.pointee.name.map { String(cString: $0) } ?? ""
    var attributes: [String: String] = [:]
    var attribute = node.pointee.properties
    while let current = attribute {
      if let value = xmlNodeListGetString(node.pointee.doc, current.pointee.children, 1) {
        attributes[String(cString: current.pointee.name)] = String(cString: value)
        shim_xmlFree(value)
      }
      attribute = current.pointee.next
    }
    self.attributes = attributes
    var text = ""
    var children: [XMLTree] = []
    var child = node.pointee.children
    while let current = child {
      if current.pointee.type == XML_ELEMENT_NODE {
        children.append(XMLTree(current))
      } else if let content = current.pointee.content {
        text += String(cString: content)
      }
      child = current.pointee.next
    }
    self.text = text
    self.children = children
  }

  /// This element and all below it, in the order of the document.
  var all: [XMLTree] { [self] + children.flatMap(\.all) }

  /// All elements of that name.
  func all(_ name: String) -> [XMLTree] { all.filter { $0.name == name } }

  /// The first child of that name.
  subscript(name: String) -> XMLTree? { children.first { $0.name == name } }
}
