import FoundationEssentials
import FuzzTargets
import TestSupport
import Testing

/// What the fuzzer once found stays mended, and what it starts from holds.
struct FindingsTests {
  @Test(arguments: FuzzTarget.allCases)
  func seedsHold(target: FuzzTarget) throws {
    let seeds = try target.seeds()
    #expect(!seeds.isEmpty)
    for seed in seeds { #expect(target.fault(on: seed) == nil) }
  }

  @Test(arguments: FuzzTarget.allCases)
  func findingsStayMended(target: FuzzTarget) throws {
    let folder = "\(packageRoot)/Tests/Fuzzer/findings/\(target.rawValue)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() {
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      #expect(target.fault(on: bytes) == nil, "\(name)")
    }
  }

  /// Small changes to the seeds, as the fuzzer makes them, but the same in each run.
  @Test(arguments: FuzzTarget.allCases)
  func changedSeedsHold(target: FuzzTarget) throws {
    for (number, bytes) in try target.seeds().enumerated() {
      var random = SplitMix64(seed: UInt64(number))
      for round in 0..<24 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !changed.isEmpty {
          let index = Int.random(in: 0..<changed.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: changed[index] = UInt8.random(in: 0...255, using: &random)
          case 1: changed.removeSubrange(index..<min(changed.count, index + 9))
          default: changed.insert(contentsOf: changed.prefix(17), at: index)
          }
        }
        #expect(target.fault(on: changed) == nil, "seed \(number), round \(round)")
      }
    }
  }
}
