internal import CZip
internal import Encoding
internal import Glibc
internal import XML

/// Reads documents out of a zip archive that nobody vouches for, a part at a time.
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

  /// The directory of an archive has no more bytes: libzip holds it in memory.
  private static let directoryLimit = 4 << 20

  /// The archive, when it is in memory.
  private let bytes: UnsafeMutableBufferPointer<UInt8>?
  private let archive: OpaquePointer
  private var documents: [String: UInt64] = [:]
  private var names: [String] = []
  private var total = 0

  /// Opens an archive.
  ///
  /// - Throws: ``ArchiveFault``, and ``FileFault`` when the file cannot be read.
  init(_ contents: SourceBytes) throws {
    try Self.checkDirectory(of: contents)
    switch contents {
    case .memory(let contents):
      // libzip takes a pointer that it could write through; it does not, for a read-only archive.
      let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, contents.count))
      _ = bytes.initialize(from: contents)
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      let source = zip_source_buffer_create(bytes.baseAddress, UInt64(contents.count), 0, &error)
      guard let source, let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        if let source { zip_source_free(source) }
        bytes.deallocate()
        throw Self.damaged
      }
      self.bytes = bytes
      archive = opened
    case .file(let file, _):
      let descriptor = try file.duplicate()
      var code: Int32 = 0
      guard let opened = zip_fdopen(descriptor, 0, &code) else {
        close(descriptor)
        throw Self.damaged
      }
      bytes = nil
      archive = opened
    }
    try list()
  }

  private static let damaged = ArchiveFault(
    reading: "it is no zip archive, or a damaged one")

  /// Refuses a directory that would fill the memory, by what stands at the archive's end.
  private static func checkDirectory(of contents: SourceBytes) throws {
    let count = try contents.count()
    var end: [UInt8] = []
    let start = max(0, count - 66_000)
    while end.count < count - start,
      try contents.read(at: start + end.count, count: count - start - end.count, into: &end)
    {}
    // Every record that may be the last one counts: libzip chooses among them.
    for index in 0..<max(0, end.count - 19) where end[index] == 0x50 && end[index + 1] == 0x4B {
      switch (end[index + 2], end[index + 3]) {
      case (5, 6):
        let entries = number(in: end, index + 10, 2)
        let size = number(in: end, index + 12, 4)
        // All bits set stand for what a larger record says.
        try check(
          entries: entries == 0xFFFF ? 0 : entries, size: size == 0xFFFF_FFFF ? 0 : size)
      case (6, 7):
        var record: [UInt8] = []
        guard let offset = Int(exactly: number(in: end, index + 8, 8)), offset < count,
          try contents.read(at: offset, count: 56, into: &record)
        else { continue }
        try check(entries: number(in: record, 32, 8), size: number(in: record, 40, 8))
      default: continue
      }
    }
  }

  private static func check(entries: UInt64, size: UInt64) throws(ArchiveFault) {
    guard entries <= UInt64(entryLimit) else {
      throw ArchiveFault(reading: "it has \(entries) entries, more than \(entryLimit)")
    }
    guard size <= UInt64(directoryLimit) else {
      throw ArchiveFault(reading: "its directory has more than \(directoryLimit >> 20) MB")
    }
  }

  /// A little-endian number, 0 where there are not so many bytes.
  private static func number(in bytes: [UInt8], _ offset: Int, _ size: Int) -> UInt64 {
    guard offset + size <= bytes.count else { return 0 }
    return bytes[offset..<(offset + size)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  deinit {
    zip_discard(archive)
    bytes?.deallocate()
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

  /// Whether there is a document of that name.
  func has(_ name: String) -> Bool { documents[name] != nil }

  /// Begins to count anew what is read of the archive. Each document counts once.
  func beginCount() {
    total = 0
    counted = []
  }

  /// Begins a document, which must be there, from its start; `fail` is called with the fault that
  /// ends it early.
  func chunks(
    of name: String, _ fail: @escaping (any Error) -> Void
  ) throws(ArchiveFault) -> (inout [UInt8]) -> Bool {
    guard let index = documents[name] else {
      throw ArchiveFault(reading: "\(Self.shown(name)) cannot be found in it")
    }
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
    let compressed = max(1, Int(clamping: status.comp_size))
    let told = Int(clamping: status.size)
    try Self.refuseBomb(told, from: compressed, shown)
    guard let opened = zip_fopen_index(archive, index, 0) else {
      throw ArchiveFault(reading: "\(shown) cannot be opened")
    }
    let file = OpenDocument(opened)
    let isCounted = counted.insert(index).inserted
    var size = 0
    return { [self] chunk in
      do throws(ArchiveFault) {
        chunk = [UInt8](repeating: 0, count: XMLEvents.chunkSize)
        let count = Int(zip_fread(file.file, &chunk, UInt64(chunk.count)))
        guard count >= 0 else { throw ArchiveFault(reading: "\(shown) is damaged") }
        chunk.removeLast(chunk.count - min(count, chunk.count))
        size += chunk.count
        if isCounted { total += chunk.count }
        guard total <= Self.sizeLimit else {
          throw ArchiveFault(reading: "its documents have more than 1 GB")
        }
        guard size <= told else { throw ArchiveFault(reading: "\(shown) is damaged") }
        try Self.refuseBomb(size, from: compressed, shown)
        return count > 0
      } catch {
        fail(error)
        return false
      }
    }
  }

  private var counted: Set<UInt64> = []

  /// A document that is closed when nobody reads it any more.
  private final class OpenDocument {
    let file: OpaquePointer
    init(_ file: OpaquePointer) { self.file = file }
    deinit { zip_fclose(file) }
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
