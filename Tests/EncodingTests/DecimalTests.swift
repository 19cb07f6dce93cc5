import Foundation
import TestSupport
import Testing

@testable import Encoding

struct DecimalTests {
  @Test(
    arguments: [
      (30.5234, 6, "30.5234"), (-0.0000001, 6, "0"), (0.05, 2, "0.05"), (1e-5, 6, "0.00001"),
      (-0.0, 3, "0"), (180, 6, "180"), (-179.9999999, 6, "-180"), (0.5, 0, "1"), (-0.5, 0, "-1"),
      (2.25, 1, "2.3"), (1e17, 2, "1e+17"), (1e15, 2, "1000000000000000"), (7.125, -4, "7"),
      (0.1234567891234, 40, "0.123456789"), (.nan, 2, "0"), (.infinity, 2, "0"),
    ] as [(Double, Int, String)])
  func writes(value: Double, places: Int, expected: String) {
    #expect(decimalText(value, places: places) == expected)
  }

  /// `printf` rounds the exact binary value, so the two agree everywhere but at ties, which no
  /// seed here hits.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func agreesWithFormat(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let value = Double.random(in: -180...180, using: &random)
      let places = Int.random(in: 0...9, using: &random)
      var oracle = String(format: "%.\(places)f", value)
      if oracle.contains(".") {
        while oracle.hasSuffix("0") { oracle.removeLast() }
        if oracle.hasSuffix(".") { oracle.removeLast() }
      }
      if oracle == "-0" { oracle = "0" }
      #expect(decimalText(value, places: places) == oracle, "seed \(seed), \(value), \(places)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func staysWithinHalfAUnit(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let value = Double.random(in: -1...1, using: &random) * 1e9
      let read = try #require(Double(decimalText(value, places: 4)))
      #expect(abs(read - value) <= 0.5e-4 + 2e-7, "seed \(seed), \(value)")
    }
  }

  @Test(arguments: [Int64.min, -1, 0, 9, 10, 99, 100, Int64.max])
  func writesIntegers(value: Int64) {
    var bytes: [UInt8] = []
    bytes.appendInteger(value)
    #expect(String(decoding: bytes, as: UTF8.self) == String(value))
  }

  /// The shortest form reads back as the same number.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func numbersReadBack(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      var bytes: [UInt8] = []
      bytes.appendNumber(value)
      let read = try #require(Double(String(decoding: bytes, as: UTF8.self)))
      #expect(read == value, "seed \(seed), \(value)")
    }
  }
}
