import Foundation
import TestSupport

@testable import Encoding

/// Random JSON values, and text that says them in many ways.
struct RandomJSON {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  // No U+FEFF: Foundation drops one that ends a string.
  private static let pieces = [
    "a", "Z", " ", "é", "e\u{301}", "پنجشیر", "😀", "👩‍👩‍👧", "\"", "\\", "/", "\n", "\r\n", "\t",
    "\u{1}",
    "\u{7F}", "\u{2028}", "\u{2029}", "\u{FFFD}", "\u{10FFFF}", "</script>",
  ]

  mutating func string() -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }.joined()
  }

  mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 8 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int(truncatingIfNeeded: random.next()))
    case 3: return .number(Double.random(in: -1000...1000, using: &random))
    case 4: return .integer(Int.random(in: -10...10, using: &random))
    case 5: return .string(string())
    case 6, 7:
      return .object(
        (0..<Int.random(in: 0...4, using: &random)).map {
          .init("\($0)" + string(), value(depth: depth - 1))
        })
    default:
      return .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1) })
    }
  }

  /// The value with white space and escapes where RFC 8259 allows them.
  mutating func text(_ value: JSONValue) -> String {
    switch value {
    case .array(let elements):
      return space() + "[" + space() + elements.map { text($0) }.joined(separator: ",") + "]"
        + space()
    case .object(let members):
      let inner = members.map { space() + quoted($0.name) + space() + ":" + text($0.value) }
      return space() + "{" + space() + inner.joined(separator: ",") + "}" + space()
    case .string(let string): return space() + quoted(string) + space()
    default: return space() + value.text() + space()
    }
  }

  private mutating func space() -> String {
    ["", "", " ", "\n", "\r\n\t"][Int.random(in: 0...4, using: &random)]
  }

  private mutating func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if mustEscape || Int.random(in: 0...3, using: &random) == 0 {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

/// Whether Foundation's reading of a text says the same as ours.
func isSame(_ value: JSONValue, _ other: Any) -> Bool {
  switch value {
  case .null: other is NSNull
  case .bool(let bool): (other as? Bool) == bool
  case .integer(let int): (other as? NSNumber)?.intValue == int
  // Foundation reads some numbers by way of decimals and may be off by the last bits.
  case .number(let number):
    (other as? NSNumber).map { abs($0.doubleValue - number) <= 4 * number.ulp } ?? false
  case .string(let text): (other as? String).map { Array($0.utf8) == Array(text.utf8) } ?? false
  case .array(let elements):
    if let others = other as? [Any], others.count == elements.count {
      zip(elements, others).allSatisfy { isSame($0, $1) }
    } else {
      false
    }
  case .object(let members):
    if let others = other as? [String: Any], others.count == members.count {
      members.allSatisfy { member in others[member.name].map { isSame(member.value, $0) } ?? false }
    } else {
      false
    }
  }
}
