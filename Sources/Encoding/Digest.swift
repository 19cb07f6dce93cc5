internal import CMessageDigest

/// Returns the SHA-256 digest (FIPS 180-4) of `bytes` as 64 lower-case hexadecimal digits.
package func sha256(_ bytes: some Sequence<UInt8>) -> String {
  let input = Array(bytes)
  var context = SHA2_CTX()
  var digest = [UInt8](repeating: 0, count: 32)
  SHA256Init(&context)
  SHA256Update(&context, input, input.count)
  SHA256Final(&digest, &context)
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(64)
  for byte in digest {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
