internal import CZip

/// Reads one KML document out of a zip archive that nobody vouches for.
enum ZIPReading {
  /// An archive of more entries is refused.
  static let entryLimit = 10_000
  /// A document of more bytes is refused.
  static let sizeLimit = 1 << 30
  /// Beyond 10 MB, no honest text is this many times larger than its compressed form.
  static let ratioLimit = 200
  private static let ratioFloor = 10_000_000

  /// Returns `doc.kml`, else the first document of the archive. Sizes are counted while inflating;
  /// the archive's own word on them is not trusted. Nothing is written to disk.
  static func document(in bytes: [UInt8]) throws(ArchiveFault) -> ZIPArchive.Entry {
    // libzip takes a pointer that it could write through; it does not, for a read-only archive.
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    defer { copy.deallocate() }
    _ = copy.initialize(from: bytes)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard
      let source = zip_source_buffer_create(copy.baseAddress, UInt64(bytes.count), 0, &error)
    else { throw ArchiveFault(reading: "there is no memory for it") }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw ArchiveFault(reading: "it is no zip archive, or a damaged one")
    }
    defer { zip_discard(archive) }
    let count = zip_get_num_entries(archive, 0)
    guard count <= entryLimit else {
      throw ArchiveFault(reading: "it has \(count) entries, more than \(entryLimit)")
    }
    var documents: [(index: UInt64, name: String)] = []
    for index in 0..<UInt64(max(0, count)) {
      guard let pointer = zip_get_name(archive, index, 0) else { continue }
      let name = String(cString: pointer)
      guard isSafe(name) else {
        throw ArchiveFault(reading: "an entry's name leads out of the archive: \(shown(name))")
      }
      if name.lowercased().hasSuffix(".kml") { documents.append((index, name)) }
    }
    let chosen =
      documents.first { $0.name.lowercased() == "doc.kml" }
      ?? documents.first { !$0.name.contains("/") } ?? documents.first
    guard let chosen else { throw ArchiveFault(reading: "no .kml document is in it") }
    return ZIPArchive.Entry(
      name: chosen.name, bytes: try inflated(chosen.index, of: archive, shown(chosen.name)))
  }

  private static func inflated(
    _ index: UInt64, of archive: OpaquePointer, _ name: String
  ) throws(ArchiveFault) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &status) == 0 else {
      throw ArchiveFault(reading: "\(name) cannot be found in it")
    }
    if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0,
      status.encryption_method != UInt16(ZIP_EM_NONE)
    {
      throw ArchiveFault(reading: "\(name) is encrypted")
    }
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw ArchiveFault(reading: "\(name) cannot be opened")
    }
    defer { zip_fclose(file) }
    let compressed = max(1, Int(clamping: status.comp_size))
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(file, &chunk, UInt64(chunk.count)))
      guard count >= 0 else { throw ArchiveFault(reading: "\(name) is damaged") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<min(count, chunk.count)])
      guard bytes.count <= sizeLimit else {
        throw ArchiveFault(reading: "\(name) is larger than 1 GB")
      }
      guard bytes.count <= ratioFloor || bytes.count / compressed <= ratioLimit else {
        throw ArchiveFault(
          reading: "\(name) inflates to more than \(ratioLimit) times its size: a zip bomb")
      }
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
