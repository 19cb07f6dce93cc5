import Chronology
import Encoding
import XML

/// Reads reports from web pages and from archives of one (`.mhtml`).
enum WebPage {
  /// Returns the article of a page as a report, with what the page says of itself, and advice.
  ///
  /// - Throws: ``ReportFault`` when the page cannot be read or no text is left of it.
  static func read(
    _ bytes: [UInt8], path: String, name: String, charset: String? = nil, address: String? = nil
  ) throws(ReportFault) -> (report: Report, advice: [String]) {
    let encoded = CharacterEncoding(bytes, declared: charset)
    if encoded.name == "UTF-8", let zero = encoded.bytes.firstIndex(of: 0) {
      throw ReportFault(
        .badData, path: path, line: PlainText.line(of: zero, in: encoded.bytes),
        "binary data, not a web page: save the page as HTML")
    }
    let root: HTMLNode
    do {
      root = try HTMLPage.read(encoded.bytes, encoding: encoded.name)
    } catch {
      throw ReportFault(
        .badData, path: path, line: error.line > 0 ? error.line : nil,
        "\(error.message): save the article's text as .txt")
    }
    let metadata = PageMetadata(root)
    let article = Article(root, metadata: metadata)
    guard !article.text.isEmpty else {
      throw ReportFault(
        .badData, path: path, "no article found in the page: save its text as .txt")
    }
    var report = Report(id: name, file: name, text: article.text)
    report.outlet = metadata.outlet
    report.title = metadata.title ?? article.headline ?? metadata.pageTitle
    report.url = metadata.url ?? address.flatMap { PageMetadata.isWeb($0) ? $0 : nil }
    report.language = metadata.language
    let times = article.times.lazy.compactMap(DateLine.date(ofValue:))
    if let date = metadata.published ?? times.first {
      report.published = date
      report.publishedBasis = .stated
      report.publishedHow = "HTML metadata"
    }
    let advice =
      encoded.wasMended
      ? ["\(path): some bytes are not UTF-8, though the page says so: they read as U+FFFD"] : []
    return (report, advice)
  }

  /// Returns the article of the page in an archive, as ``read(_:path:name:charset:address:)`` does.
  static func readArchive(
    _ bytes: [UInt8], path: String, name: String
  ) throws(ReportFault) -> (report: Report, advice: [String]) {
    guard let page = MailPart(bytes[...]).page() else {
      throw ReportFault(
        .badData, path: path, "no text/html part in the archive: save the page again as HTML")
    }
    return try read(
      page.content, path: path, name: name,
      charset: page.parameter("charset", of: "content-type"),
      address: page.headers["content-location"])
  }
}
