import FoundationEssentials
import FuzzTargets
import Glibc

/// The target that `FUZZ_TARGET` names.
private let target: FuzzTarget = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    print("FUZZ_TARGET must be one of \(FuzzTarget.allCases.map(\.rawValue))")
    exit(64)
  }
  return target
}()

/// Writes the seeds into the folder that `FUZZ_SEEDS` names, before the first input.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  guard let folder = getenv("FUZZ_SEEDS").map({ String(cString: $0) }) else { return 0 }
  do {
    for (number, bytes) in try target.seeds().enumerated() {
      try Data(bytes).write(to: URL(filePath: "\(folder)/seed-\(number)"))
    }
  } catch {
    print("the seeds cannot be written: \(error)")
    exit(73)
  }
  return 0
}

/// What libFuzzer calls with one input after the other.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  if let fault = target.fault(on: bytes) {
    print("BROKEN PROMISE: \(fault)")
    abort()
  }
  return 0
}
