import Dispatch
import Glibc
import Synchronization

/// Work on many items by several threads, with the results in the order of the items.
struct Parallel {
  /// How many threads work at once.
  let jobs: Int

  /// `jobs` threads, or one for each core.
  init(jobs: Int?) {
    self.jobs = max(1, jobs ?? Self.cores)
  }

  /// Returns what `work` gives for each item, in order.
  func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @Sendable (Item) -> Result
  ) -> [Result] {
    guard jobs > 1, items.count > 1 else { return items.map(work) }
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        let result = work(items[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  private static var cores: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
}
