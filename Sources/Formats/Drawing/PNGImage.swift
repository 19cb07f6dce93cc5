internal import CZlib

/// A picture of eight bits a channel: red, green, blue, opacity, row by row from the top.
struct PNGImage: Hashable {
  let width: Int
  let height: Int
  let pixels: [UInt8]

  /// The picture as a PNG file (ISO/IEC 15948), without date or text, so that it is always the same.
  var bytes: [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Eight bits, colour with opacity, the one compression and filter method, no interlacing.
    appendChunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 6, 0, 0, 0], to: &file)
    var rows: [UInt8] = []
    rows.reserveCapacity(height * (width * 4 + 1))
    for row in 0..<height {
      rows.append(0)
      rows.append(contentsOf: pixels[row * width * 4..<(row + 1) * width * 4])
    }
    appendChunk("IDAT", Deflate.zlib(rows) ?? [], to: &file)
    appendChunk("IEND", [], to: &file)
    return file
  }

  private func appendChunk(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
    file.append(contentsOf: bigEndian(data.count))
    let body = Array(type.utf8) + data
    file.append(contentsOf: body)
    file.append(contentsOf: bigEndian(Int(crc32(0, body, UInt32(truncatingIfNeeded: body.count)))))
  }

  private func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
