internal import CZip

/// Reads documents out of a zip archive that nobody vouches for, in memory.
///
/// Sizes are counted while inflating: the archive's own word on them is enough to refuse a document
/// and never to accept one. Nothing is written to disk.
final class ZIPReader {
  /// An archive of more entries is refused.
  static let entryLimit = 10_000
  /// What is read of an archive may not have more bytes.
  static let sizeLimit = 1 << 30
  /// Beyond 10 MB, no honest text is this many times larger than its compressed form.
  static let ratioLimit = 200
  private static let ratioFloor = 10_000_000

  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let archive: OpaquePointer
  private var documents: [String: UInt64] = [:]
  private var names: [String] = []
  private var total = 0

  /// Opens an archive.
  init(_ contents: [UInt8]) throws(ArchiveFault) {
    // libzip takes a pointer that it could write through; it does not, for a read-only archive.
    bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, contents.count))
    _ = bytes.initialize(from: contents)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let source = zip_source_buffer_create(bytes.baseAddress, UInt64(contents.count), 0, &error)
    guard let source, let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      if let source { zip_source_free(source) }
      bytes.deallocate()
      throw ArchiveFault(reading: "it is no zip archive, or a damaged one")
    }
    archive = opened
    try list()
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  private func list() throws(ArchiveFault) {
    let count = zip_get_num_entries(archive, 0)
    guard count <= Self.entryLimit else {
      throw ArchiveFault(reading: "it has \(count) entries, more than \(Self.entryLimit)")
    }
    for index in 0..<UInt64(max(0, count)) {
      guard let pointer = zip_get_name(archive, index, 0) else { continue }
      let name = String(cString: pointer)
      guard Self.isSafe(name) else {
        throw ArchiveFault(
          reading: "an entry's name leads out of the archive: \(Self.shown(name))")
      }
      guard name.lowercased().hasSuffix(".kml"), documents[name] == nil else { continue }
      documents[name] = index
      names.append(name)
    }
  }

  /// The name of `doc.kml`, else of the first document of the archive; `nil` when it has none.
  var mainDocument: String? {
    names.first { $0.lowercased() == "doc.kml" } ?? names.first { !$0.contains("/") }
      ?? names.first
  }

  /// Returns a document's bytes, or `nil` when there is none of that name.
  func document(_ name: String) throws(ArchiveFault) -> [UInt8]? {
    guard let index = documents[name] else { return nil }
    let shown = Self.shown(name)
    var status = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &status) == 0 else {
      throw ArchiveFault(reading: "\(shown) cannot be found in it")
    }
    if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0,
      status.encryption_method != UInt16(ZIP_EM_NONE)
    {
      throw ArchiveFault(reading: "\(shown) is encrypted")
    }
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw ArchiveFault(reading: "\(shown) cannot be opened")
    }
    defer { zip_fclose(file) }
    let compressed = max(1, Int(clamping: status.comp_size))
    let told = Int(clamping: status.size)
    try Self.refuseBomb(told, from: compressed, shown)
    var document: [UInt8] = []
    document.reserveCapacity(min(told, 100 * compressed, Self.sizeLimit))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(file, &chunk, UInt64(chunk.count)))
      guard count >= 0 else { throw ArchiveFault(reading: "\(shown) is damaged") }
      if count == 0 { return document }
      document.append(contentsOf: chunk[..<min(count, chunk.count)])
      total += min(count, chunk.count)
      guard total <= Self.sizeLimit else {
        throw ArchiveFault(reading: "its documents have more than 1 GB")
      }
      guard document.count <= told else { throw ArchiveFault(reading: "\(shown) is damaged") }
      try Self.refuseBomb(document.count, from: compressed, shown)
    }
  }

  private static func refuseBomb(
    _ size: Int, from compressed: Int, _ name: String
  ) throws(ArchiveFault) {
    guard size <= ratioFloor || size / compressed <= ratioLimit else {
      throw ArchiveFault(
        reading: "\(name) inflates to more than \(ratioLimit) times its size: a zip bomb")
    }
  }

  /// Whether a name is relative and stays inside the archive.
  private static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, !name.hasPrefix("/"),
      !name.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") })
    else { return false }
    return !name.split(separator: "/").contains("..")
  }

  /// A name as it may be shown: at most 80 characters, none of them a control.
  private static func shown(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.prefix(80).filter { $0.value >= 0x20 }))
  }
}
