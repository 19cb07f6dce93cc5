/// How the bytes of a file are read, by the end of its name.
enum ReportKind: Sendable {
  case text, markdown, page, archive, lines

  init?(file: String) {
    switch Self.ending(of: file) {
    case "txt": self = .text
    case "md": self = .markdown
    case "html", "htm", "xhtml": self = .page
    case "mhtml", "mht": self = .archive
    case "jsonl", "ndjson": self = .lines
    default: return nil
    }
  }

  /// What to do with a file that is no report, in one line.
  static func advice(for file: String) -> String {
    switch ending(of: file) {
    case "pdf": "PDF is not read: convert it with pdftotext"
    case "docx", "doc", "odt", "rtf", "epub":
      "word processor files are not read: save it as text or HTML, or convert it with pandoc"
    case "json": "put one report a line into a .jsonl file"
    case "csv", "tsv", "xlsx", "xls", "ods":
      "tables are not read: put one report a line into a .jsonl file"
    case "eml", "msg", "mbox": "mail is not read: save its text as .txt"
    case "png", "jpg", "jpeg", "gif", "webp", "tif", "tiff":
      "pictures are not read: save the text in it as .txt"
    case "zip", "gz", "tgz", "7z", "tar", "zst", "warc": "unpack it first"
    case "": "the name has no ending: rename it to .txt if it is text"
    case let ending: ".\(ending) is not read: .txt .md .html .htm .mhtml .jsonl are"
    }
  }

  private static func ending(of file: String) -> String {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return "" }
    return file[file.index(after: dot)...].lowercased()
  }
}
