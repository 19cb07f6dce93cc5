/// Small letters, digits and hyphens for ids and style keys; starts with a letter, never empty.
func slug(_ text: String) -> String {
  var bytes: [UInt8] = []
  var isLossy = false
  for byte in text.utf8 {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: bytes.append(byte)
    case 0x41...0x5A: bytes.append(byte + 32)
    default:
      if byte >= 0x80 { isLossy = true }
      if let last = bytes.last, last != 0x2D { bytes.append(0x2D) }
    }
  }
  while bytes.last == 0x2D { bytes.removeLast() }
  let plain = String(decoding: bytes, as: UTF8.self)
  guard isLossy || plain.isEmpty else {
    return (0x30...0x39).contains(bytes[0]) ? "x" + plain : plain
  }
  // FNV-1a tells names apart that share no Latin letters.
  var hash: UInt32 = 2_166_136_261
  for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
  return (plain.isEmpty ? "x" : "x" + plain + "-") + String(hash, radix: 16)
}

/// Hands out each word once: a second "Taliban" becomes "Taliban (2)".
struct UniqueNames {
  private var used: [String: Int] = [:]

  mutating func unique(_ name: String, _ form: (String, Int) -> String) -> String {
    var count = used[name] ?? 0
    var candidate = name
    repeat {
      count += 1
      candidate = count == 1 ? name : form(name, count)
    } while count > 1 && used[candidate] != nil
    used[name] = count
    if candidate != name { used[candidate] = 1 }
    return candidate
  }
}

/// At most `limit` characters, cut at a word where one ends near, with "…".
func cut(_ text: String, to limit: Int) -> String {
  let characters = Array(text)
  guard characters.count > limit, limit > 1 else { return text }
  var end = limit - 1
  if let space = characters[..<end].lastIndex(of: " "), space > limit / 2 { end = space }
  while end > 0, " ,;:".contains(characters[end - 1]) { end -= 1 }
  return String(characters[..<end]) + "…"
}

/// "1 claim", "6 claims".
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
