internal import CZip

/// What went wrong with a zip archive.
public struct ArchiveFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, on one line.
  public let description: String

  init(action: String, code: Int) {
    description = "the archive cannot be made: \(action) (libzip error \(code))"
  }

  init(reading fault: String) { description = "the archive cannot be read: \(fault)" }
}

/// Makes zip archives in memory (APPNOTE 6.3): fixed dates, names as given, sizes in the local
/// headers, since some KMZ readers do not know data descriptors.
enum ZIPArchive {
  /// A file of the archive.
  struct Entry {
    let name: String
    let bytes: [UInt8]
  }

  /// Returns an archive of the entries, in their order.
  static func bytes(of entries: [Entry]) throws(ArchiveFault) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw ArchiveFault(action: "create", code: Int(error.zip_err))
    }
    // One reference goes to the archive, which frees it when closed; the other reads the result.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      throw ArchiveFault(action: "open", code: Int(error.zip_err))
    }
    // The bytes must outlive the closing of the archive, which is when they are read.
    let copies = entries.map { entry in
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: entry.bytes.count)
      _ = copy.initialize(from: entry.bytes)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    do throws(ArchiveFault) {
      for (entry, copy) in zip(entries, copies) { try add(entry.name, copy, to: archive) }
    } catch {
      zip_discard(archive)
      throw error
    }
    guard zip_close(archive) == 0 else {
      let code = Int(zip_error_code_zip(zip_get_error(archive)))
      zip_discard(archive)
      throw ArchiveFault(action: "close", code: code)
    }
    return try contents(of: target)
  }

  private static func add(
    _ name: String, _ bytes: UnsafeMutableBufferPointer<UInt8>, to archive: OpaquePointer
  ) throws(ArchiveFault) {
    func fault(_ action: String) -> ArchiveFault {
      ArchiveFault(
        action: "\(action) \(name)", code: Int(zip_error_code_zip(zip_get_error(archive))))
    }
    guard let source = zip_source_buffer(archive, bytes.baseAddress, UInt64(bytes.count), 0) else {
      throw fault("read")
    }
    let index = zip_file_add(archive, name, source, 0)
    guard index >= 0 else {
      zip_source_free(source)
      throw fault("add")
    }
    guard zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 6) == 0 else {
      throw fault("compress")
    }
    // 1 January 1980, 00:00, the first moment that the format can name.
    guard zip_file_set_dostime(archive, UInt64(index), 0, 1 << 5 | 1, 0) == 0 else {
      throw fault("date")
    }
  }

  private static func contents(of source: OpaquePointer) throws(ArchiveFault) -> [UInt8] {
    func fault(_ action: String) -> ArchiveFault {
      ArchiveFault(
        action: action, code: Int(zip_error_code_zip(zip_source_error(source))))
    }
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0 else { throw fault("measure") }
    guard zip_source_open(source) == 0 else { throw fault("reopen") }
    defer { zip_source_close(source) }
    let size = Int(clamping: status.size)
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        zip_source_read(source, buffer.baseAddress.map { $0 + done }, UInt64(size - done))
      }
      guard count > 0 else { throw fault("copy") }
      done += Int(count)
    }
    return bytes
  }
}
