import CLibXML2

/// Reads HTML as pages in the wild have it, by libxml2's forgiving parser.
package enum HTMLPage {
  /// Elements nested more deeply are refused by libxml2.
  package static let depthLimit = 256

  /// Returns the root element of a page. Nothing is fetched and no script is run.
  ///
  /// - Parameter encoding: the name of the encoding, which outranks what the page says of itself.
  /// - Throws: ``XMLFault`` when the encoding is unknown, there is no element, or elements are
  ///   nested too deeply.
  package static func read(_ bytes: [UInt8], encoding: String) throws(XMLFault) -> HTMLNode {
    guard let size = Int32(exactly: bytes.count) else {
      throw XMLFault(line: 0, message: "the page is too large")
    }
    guard let handler = xmlFindCharEncodingHandler(encoding) else {
      throw XMLFault(line: 0, message: "the character encoding “\(encoding)” is not known")
    }
    xmlCharEncCloseFunc(handler)
    guard let context = htmlNewParserCtxt() else {
      throw XMLFault(line: 0, message: "libxml2 has no memory for a parser")
    }
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_NONET.rawValue | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_COMPACT.rawValue
      | HTML_PARSE_IGNORE_ENC.rawValue
    let document = bytes.withUnsafeBytes { buffer in
      htmlCtxtReadMemory(
        context, buffer.bindMemory(to: CChar.self).baseAddress, size, nil, encoding,
        Int32(bitPattern: options))
    }
    defer { if let document { xmlFreeDoc(document) } }
    // The one error that ends a page early; the parser mends all others and goes on.
    let error = context.pointee.lastError
    if error.code == Int32(bitPattern: XML_ERR_INTERNAL_ERROR.rawValue),
      message(of: error).hasPrefix("Excessive depth")
    {
      throw XMLFault(
        line: Int(error.line), message: "elements are nested more than \(depthLimit) deep")
    }
    guard let document, let root = xmlDocGetRootElement(document) else {
      throw XMLFault(line: 1, message: "no element of HTML in it")
    }
    return tree(root)
  }

  /// Copies the tree below `root`, without recursion.
  private static func tree(_ root: xmlNodePtr) -> HTMLNode {
    struct Open {
      let pointer: xmlNodePtr
      var children: [HTMLNode.Child] = []
    }
    var open = [Open(pointer: root)]
    var next = root.pointee.children
    while true {
      if let node = next {
        switch node.pointee.type {
        case XML_ELEMENT_NODE:
          open.append(Open(pointer: node))
          next = node.pointee.children
          continue
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
          if let content = node.pointee.content {
            open[open.count - 1].children.append(.text(String(cString: content)))
          }
        default: break
        }
        next = node.pointee.next
        continue
      }
      let closed = open.removeLast()
      let element = HTMLNode(
        name: name(closed.pointer.pointee.name), attributes: attributes(closed.pointer),
        children: closed.children)
      guard !open.isEmpty else { return element }
      open[open.count - 1].children.append(.element(element))
      next = closed.pointer.pointee.next
    }
  }

  private static func name(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0).lowercased() } ?? ""
  }

  private static func attributes(_ node: xmlNodePtr) -> [XMLAttribute] {
    var attributes: [XMLAttribute] = []
    var next = node.pointee.properties
    while let attribute = next {
      var value = ""
      var part = attribute.pointee.children
      while let text = part {
        if let content = text.pointee.content { value += String(cString: content) }
        part = text.pointee.next
      }
      attributes.append(XMLAttribute(name: name(attribute.pointee.name), value: value))
      next = attribute.pointee.next
    }
    return attributes
  }
}
