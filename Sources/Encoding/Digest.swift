internal import CMessageDigest

/// A SHA-256 digest (FIPS 180-4) of bytes that come in pieces.
package struct SHA256: Sendable {
  private var context = SHA2_CTX()

  package init() { SHA256Init(&context) }

  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { SHA256Update(&context, $0.baseAddress, $0.count) }
  }

  /// The 32 bytes of the digest of all that came.
  package func finished() -> [UInt8] {
    var copy = context
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256Final(&digest, &copy)
    return digest
  }
}

/// Returns the SHA-256 digest of `bytes`.
package func sha256Bytes(_ bytes: [UInt8]) -> [UInt8] {
  var digest = SHA256()
  digest.update(bytes[...])
  return digest.finished()
}

/// Returns the SHA-256 digest (FIPS 180-4) of `bytes` as 64 lower-case hexadecimal digits.
package func sha256(_ bytes: some Sequence<UInt8>) -> String {
  hexadecimal(sha256Bytes((bytes as? [UInt8]) ?? Array(bytes)))
}

/// Returns `bytes` as lower-case hexadecimal digits.
package func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 2)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
