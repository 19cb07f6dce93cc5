import CLibXML2

/// Reads XML 1.0 with namespaces as a series of events, by libxml2's SAX2 push parser.
///
/// Nothing is fetched, no entity but XML's own five and character references is known, and a
/// document type declaration is refused: with it go external entities and entity bombs.
package struct XMLEvents {
  /// Elements nested more deeply are refused, as libxml2 refuses them in its trees.
  package static let depthLimit = 256
  /// A text of more bytes comes in several events.
  static let textLimit = 1 << 16
  /// How many bytes of a document are looked at together.
  package static let chunkSize = 1 << 16

  /// Replaces the bytes by those that follow in the document, and returns whether there are any.
  package typealias Source = (inout [UInt8]) -> Bool

  private let source: Source

  /// Prepares to read a document. Its encoding is told by a byte order mark or the XML declaration.
  package init(_ bytes: [UInt8]) {
    var offset = 0
    source = { chunk in
      let end = min(bytes.count, offset + Self.chunkSize)
      chunk = Array(bytes[offset..<end])
      defer { offset = end }
      return offset < end
    }
  }

  /// Prepares to read a document that comes in chunks of about ``chunkSize`` bytes.
  package init(source: @escaping Source) { self.source = source }

  /// Calls `handle` with every event and the line on which it ends; to be called once.
  ///
  /// - Throws: ``XMLFault`` at the first fault of the document, or the one that `handle` throws;
  ///   nothing is read after it.
  package func forEach(
    _ handle: (_ event: XMLEvent, _ line: Int) throws(XMLFault) -> Void
  ) throws(XMLFault) {
    let fault = withoutActuallyEscaping(handle) { handle in
      Parsing(handle: handle).run(source)
    }
    if let fault { throw fault }
  }
}

/// The state behind one parser's callbacks.
private final class Parsing {
  private let handle: (XMLEvent, Int) throws(XMLFault) -> Void
  private var text: [UInt8] = []
  private var depth = 0
  private var rootEnded = false
  private var fault: XMLFault?
  private var context: xmlParserCtxtPtr?
  /// The namespace met last, by where libxml2 keeps its one copy while the parser lives.
  private var lastNamespace: (pointer: UnsafePointer<xmlChar>, text: String)?

  init(handle: @escaping (XMLEvent, Int) throws(XMLFault) -> Void) { self.handle = handle }

  func run(_ source: XMLEvents.Source) -> XMLFault? {
    var chunk: [UInt8] = []
    guard source(&chunk) else { return XMLFault(line: 1, message: "the document is empty") }
    var callbacks = Self.callbacks()
    let user = Unmanaged.passUnretained(self).toOpaque()
    guard Library.isReady,
      let context = xmlCreatePushParserCtxt(&callbacks, user, nil, 0, nil)
    else {
      return XMLFault(line: 0, message: "libxml2 has no memory for a parser")
    }
    self.context = context
    defer {
      self.context = nil
      xmlFreeParserCtxt(context)
    }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOCDATA.rawValue
    xmlCtxtUseOptions(context, Int32(bitPattern: options))
    withExtendedLifetime(self) {
      var attributes = AttributeCounter()
      repeat {
        chunk.withUnsafeBytes { push($0, to: context, &attributes) }
      } while fault == nil && source(&chunk)
      if fault == nil { xmlParseChunk(context, nil, 0, 1) }
    }
    if fault == nil, context.pointee.wellFormed == 0 {
      return XMLFault(line: line, message: "the document is not well-formed")
    }
    return fault
  }

  private func push(
    _ bytes: UnsafeRawBufferPointer, to context: xmlParserCtxtPtr,
    _ attributes: inout AttributeCounter
  ) {
    guard let base = bytes.bindMemory(to: CChar.self).baseAddress else { return }
    if attributes.exceeds(in: bytes) {
      return stop(
        XMLFault(line: line, message: "a tag has more than \(AttributeCounter.limit) attributes"))
    }
    xmlParseChunk(context, base, Int32(clamping: bytes.count), 0)
  }

  private var line: Int {
    guard let input = context?.pointee.input else { return 0 }
    return Int(input.pointee.line)
  }

  private func stop(_ fault: XMLFault) {
    if self.fault == nil { self.fault = fault }
    if let context { xmlStopParser(context) }
  }

  private func send(_ event: XMLEvent) {
    guard fault == nil else { return }
    do { try handle(event, line) } catch { stop(error) }
  }

  private func sendText() {
    guard !text.isEmpty else { return }
    let event = XMLEvent.text(String(decoding: text, as: UTF8.self))
    text.removeAll(keepingCapacity: true)
    send(event)
  }

  private func name(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private func namespace(_ pointer: UnsafePointer<xmlChar>?) -> String? {
    guard let pointer else { return nil }
    if let lastNamespace, lastNamespace.pointer == pointer { return lastNamespace.text }
    let text = name(pointer)
    lastNamespace = (pointer, text)
    return text
  }

  fileprivate func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ count: Int,
    _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard fault == nil else { return }
    sendText()
    depth += 1
    guard depth <= XMLEvents.depthLimit else {
      stop(
        XMLFault(
          line: line, message: "elements are nested more than \(XMLEvents.depthLimit) deep"))
      return
    }
    var attributes: [XMLAttribute] = []
    if count > 0, let values {
      attributes.reserveCapacity(count)
      // Five pointers an attribute: local name, prefix, namespace, value, end of value.
      for index in 0..<count {
        let slot = values + index * 5
        var value = ""
        if let start = slot[3], let end = slot[4] {
          value = String(
            decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        }
        attributes.append(
          XMLAttribute(name: self.name(slot[0]), namespace: self.namespace(slot[2]), value: value))
      }
    }
    send(
      .start(
        name: self.name(name), namespace: self.namespace(namespace), attributes: attributes))
  }

  fileprivate func end(_ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?) {
    guard fault == nil else { return }
    sendText()
    depth -= 1
    rootEnded = depth == 0
    send(.end(name: self.name(name), namespace: self.namespace(namespace)))
  }

  fileprivate func characters(_ start: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard fault == nil, let start, count > 0, depth > 0 else { return }
    text.append(contentsOf: UnsafeBufferPointer(start: start, count: Int(count)))
    // libxml2 hands on whole characters.
    if text.count > XMLEvents.textLimit { sendText() }
  }

  fileprivate func refuseDoctype() {
    stop(XMLFault(line: line, message: "a DOCTYPE is refused: remove it from the file"))
  }

  fileprivate func failed(_ error: xmlError) {
    guard error.level == XML_ERR_ERROR || error.level == XML_ERR_FATAL else { return }
    // A namespace that is not declared leaves the document well-formed.
    guard error.domain != Int32(bitPattern: XML_FROM_NAMESPACE.rawValue) else { return }
    // libxml2 has one message for text behind the last element and for a document cut short.
    let isCut = error.code == Int32(bitPattern: XML_ERR_DOCUMENT_END.rawValue) && !rootEnded
    stop(
      XMLFault(
        line: Int(error.line),
        message: isCut ? "the document ends before its first element does" : message(of: error)))
  }

  private static func parsing(_ user: UnsafeMutableRawPointer?) -> Parsing? {
    user.map { Unmanaged<Parsing>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
    sax.internalSubset = { user, _, _, _ in Parsing.parsing(user)?.refuseDoctype() }
    sax.startElementNs = { user, name, _, namespace, _, _, count, _, values in
      Parsing.parsing(user)?.start(name, namespace, Int(count), values)
    }
    sax.endElementNs = { user, name, _, namespace in Parsing.parsing(user)?.end(name, namespace) }
    sax.characters = { user, start, count in Parsing.parsing(user)?.characters(start, count) }
    sax.ignorableWhitespace = sax.characters
    sax.serror = { user, error in
      if let error { Parsing.parsing(user)?.failed(error.pointee) }
    }
    return sax
  }
}

/// libxml2's words for an error, on one line.
func message(of error: xmlError) -> String {
  guard let text = error.message else { return "error \(error.code)" }
  var words = String(cString: text).split { $0 == "\n" || $0 == "\r" }.joined(separator: " ")
  while words.last == " " { words.removeLast() }
  return words.isEmpty ? "error \(error.code)" : words
}
