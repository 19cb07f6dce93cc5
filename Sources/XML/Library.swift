import CLibXML2

/// libxml2 as a whole, made ready once before the first parser of any thread.
enum Library {
  static let isReady: Bool = {
    xmlInitParser()
    return true
  }()
}
