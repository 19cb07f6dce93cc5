import FoundationEssentials

/// A generator with a printed seed, for properties (SplitMix64, Steele, Lea and Flood 2014).
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The root folder of the package.
package let packageRoot: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(3).joined(separator: "/")
}()

/// The folder of evaluation material beside the package, or `nil` when it is absent.
package let sharedFolder: String? = {
  let folder = packageRoot + "/../shared"
  return FileManager.default.fileExists(atPath: folder + "/CONTRACT.md") ? folder : nil
}()

/// Whether golden files are to be rewritten: `UPDATE_GOLDEN=1`.
package let updatesGolden = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

/// Returns whether `text` equals the golden file at `path` below `Tests/`; writes it when golden
/// files are being updated.
package func matchesGolden(_ text: String, _ path: String) -> Bool {
  let file = packageRoot + "/Tests/" + path
  if updatesGolden {
    return (try? text.write(toFile: file, atomically: true, encoding: .utf8)) != nil
  }
  return (try? String(contentsOfFile: file, encoding: .utf8)) == text
}
