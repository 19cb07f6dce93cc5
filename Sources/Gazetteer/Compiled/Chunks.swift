/// A long row of plain values that grows without being copied.
struct Chunks<Value: BitwiseCopyable> {
  private var chunks: [[Value]] = []
  private(set) var count = 0
  private static var size: Int { 1 << 15 }

  mutating func append(_ value: Value) {
    if count & (Self.size - 1) == 0 {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(count == 0 ? 16 : Self.size)
    }
    chunks[chunks.count - 1].append(value)
    count += 1
  }

  subscript(index: Int) -> Value {
    get { chunks[index >> 15][index & (Self.size - 1)] }
    set { chunks[index >> 15][index & (Self.size - 1)] = newValue }
  }
}
