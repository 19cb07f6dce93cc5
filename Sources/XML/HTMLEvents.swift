import CLibXML2

/// Reads HTML as a series of events, by libxml2's forgiving parser and without a tree.
package struct HTMLEvents {
  private let bytes: [UInt8]

  /// Prepares to read a page in UTF-8.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `handle` with every event; names of elements and attributes are in lower case, and
  /// elements that the page leaves open are closed where a browser closes them.
  ///
  /// Nothing is fetched and no script is run. The text of scripts and style sheets comes as text.
  ///
  /// - Throws: ``XMLFault`` when there is no element, or elements are nested too deeply.
  package func forEach(_ handle: (XMLEvent) -> Void) throws(XMLFault) {
    let fault = withoutActuallyEscaping(handle) { handle in
      HTMLParsing(handle: handle).run(bytes)
    }
    if let fault { throw fault }
  }
}

/// The state behind one parser's callbacks.
private final class HTMLParsing {
  private let handle: (XMLEvent) -> Void
  private var context: htmlParserCtxtPtr?
  private var depth = 0
  private var sawElement = false
  private var fault: XMLFault?

  init(handle: @escaping (XMLEvent) -> Void) { self.handle = handle }

  func run(_ bytes: [UInt8]) -> XMLFault? {
    guard let size = Int32(exactly: bytes.count) else {
      return XMLFault(line: 0, message: "the page is too large")
    }
    guard Library.isReady, let context = htmlNewParserCtxt(), let sax = context.pointee.sax else {
      return XMLFault(line: 0, message: "libxml2 has no memory for a parser")
    }
    self.context = context
    defer {
      self.context = nil
      htmlFreeParserCtxt(context)
    }
    sax.pointee = Self.callbacks()
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    let options =
      HTML_PARSE_NONET.rawValue | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_COMPACT.rawValue
      | HTML_PARSE_IGNORE_ENC.rawValue
    withExtendedLifetime(self) {
      bytes.withUnsafeBytes { buffer in
        let document = htmlCtxtReadMemory(
          context, buffer.bindMemory(to: CChar.self).baseAddress, size, nil, "UTF-8",
          Int32(bitPattern: options))
        if let document { xmlFreeDoc(document) }
      }
    }
    return fault ?? (sawElement ? nil : XMLFault(line: 1, message: "no element of HTML in it"))
  }

  fileprivate func start(
    _ name: UnsafePointer<xmlChar>?, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard fault == nil, let name else { return }
    sawElement = true
    depth += 1
    guard depth <= HTMLPage.depthLimit else {
      fault = XMLFault(
        line: 0, message: "elements are nested more than \(HTMLPage.depthLimit) deep")
      // The parser goes on from here with what libxml2 puts behind all input; its own way to stop
      // frees what the HTML parser still looks at.
      if let input = context?.pointee.input { input.pointee.cur = input.pointee.end }
      return
    }
    var attributes: [XMLAttribute] = []
    // Names and values in turn, a null pointer at the end.
    var slot = values
    while let pair = slot, let attribute = pair[0] {
      attributes.append(
        XMLAttribute(
          name: String(cString: attribute).lowercased(),
          value: pair[1].map { String(cString: $0) } ?? ""))
      slot = pair + 2
    }
    handle(
      .start(name: String(cString: name).lowercased(), namespace: nil, attributes: attributes))
  }

  fileprivate func end(_ name: UnsafePointer<xmlChar>?) {
    guard fault == nil, let name else { return }
    depth -= 1
    handle(.end(name: String(cString: name).lowercased(), namespace: nil))
  }

  fileprivate func characters(_ start: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard fault == nil, let start, count > 0 else { return }
    handle(
      .text(
        String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)))
  }

  private static func parsing(_ user: UnsafeMutableRawPointer?) -> HTMLParsing? {
    user.map { Unmanaged<HTMLParsing>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = 1
    sax.startElement = { user, name, values in HTMLParsing.parsing(user)?.start(name, values) }
    sax.endElement = { user, name in HTMLParsing.parsing(user)?.end(name) }
    sax.characters = { user, start, count in HTMLParsing.parsing(user)?.characters(start, count) }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = sax.characters
    return sax
  }
}
