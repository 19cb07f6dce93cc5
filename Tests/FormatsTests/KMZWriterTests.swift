import CZip
import Features
import Formats
import FoundationEssentials
import Geometry
import TestSupport
import Testing

@Suite struct KMZWriterTests {
  /// The files of an archive, in its order, as libzip reads them.
  private func files(_ archive: [UInt8]) throws -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    var archive = archive
    try archive.withUnsafeMutableBytes { buffer in
      var error = zip_error_t()
      let source = try #require(
        zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error))
      let handle = try #require(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error))
      defer { zip_discard(handle) }
      for index in 0..<UInt64(max(0, zip_get_num_entries(handle, 0))) {
        var status = zip_stat_t()
        try #require(zip_stat_index(handle, index, 0, &status) == 0)
        var bytes = [UInt8](repeating: 0, count: Int(status.size))
        let file = try #require(zip_fopen_index(handle, index, 0))
        #expect(zip_fread(file, &bytes, status.size) == Int64(status.size))
        zip_fclose(file)
        files.append((String(cString: status.name), bytes))
      }
    }
    return files
  }

  @Test func packsWhatItRefersToAndNothingElse() throws {
    let files = try files(KMZWriter().bytes(of: Sample.layers))
    #expect(files.first?.name == "doc.kml" && files.last?.name == "legend.png")
    let root = try #require(files.first.flatMap { XMLTree.parse($0.bytes) })
    #expect(Set(root.all("href").map(\.text)).union(["doc.kml"]) == Set(files.map(\.name)))
  }

  @Test func givesTheSameBytesAlways() throws {
    #expect(try KMZWriter().bytes(of: Sample.layers) == KMZWriter().bytes(of: Sample.layers))
  }

  @Test(arguments: 1...4)
  func packsHostileLayers(seed: UInt64) throws {
    var random = RandomLayers(seed: seed)
    let set = random.set(features: 40)
    let files = try files(KMZWriter().bytes(of: set))
    let document = try #require(files.first)
    #expect(XMLTree.parse(document.bytes) != nil, "seed \(seed)")
  }

  /// Every picture, held against zlib by way of Python.
  @Test func drawsPicturesThatZlibReads() throws {
    let python = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: python) else {
      print("skipped: no \(python)")
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "claimatlas-pictures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try files(KMZWriter().bytes(of: Sample.layers))
    let pictures = files.filter { $0.name.hasSuffix(".png") }
    #expect(pictures.count == 11)
    for (index, picture) in pictures.enumerated() {
      try Data(picture.bytes).write(to: folder.appending(path: "\(index).png"))
    }
    let script = """
      import glob, struct, sys, zlib
      for name in glob.glob(sys.argv[1] + "/*.png"):
          data = open(name, "rb").read()
          assert data[:8] == b"\\x89PNG\\r\\n\\x1a\\n"
          at, body = 8, b""
          while at < len(data):
              size, = struct.unpack(">I", data[at:at + 4])
              kind, part = data[at + 4:at + 8], data[at + 8:at + 8 + size]
              assert zlib.crc32(kind + part) == struct.unpack(">I", data[at + 8 + size:at + 12 + size])[0]
              if kind == b"IHDR": width, height = struct.unpack(">II", part[:8])
              if kind == b"IDAT": body += part
              at += 12 + size
          assert len(zlib.decompress(body)) == height * (width * 4 + 1)
      """
    #expect(try run(python, ["-c", script, folder.path]).status == 0)
  }

  /// GDAL sees as many features as were written.
  @Test func isReadByGDAL() throws {
    let tool = "/usr/bin/ogrinfo"
    guard FileManager.default.isExecutableFile(atPath: tool) else {
      print("skipped: no \(tool)")
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "claimatlas-gdal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (format, expected) in [
      (OverlayFormat.kml, 16), (.kmz, 16), (.geojson, 15), (.geojsonl, 15),
    ] {
      let file = folder.appending(path: "overlay.\(format.rawValue)")
      try Data(format.writer().bytes(of: Sample.layers)).write(to: file)
      let result = try run(tool, ["-ro", "-al", "-so", file.path])
      let counts = result.output.split(separator: "\n").compactMap { line in
        line.hasPrefix("Feature Count: ") ? Int(line.dropFirst(15)) : nil
      }
      #expect(result.status == 0)
      #expect(counts.reduce(0, +) == expected, "\(format)")
    }
  }
}
