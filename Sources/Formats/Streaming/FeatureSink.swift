internal import Dispatch
internal import Encoding
internal import Features
internal import Synchronization

/// Takes features in batches, one batch after the other, on whatever thread.
protocol FeatureSink: AnyObject, Sendable {
  func append(_ features: [ReadFeature]) throws
}

/// A sink that keeps features as placemarks and writes the file when all have come.
protocol PlacemarkSink: FeatureSink {
  /// How many features came.
  var count: Int { get }
  /// The styles and folders of those features.
  var drawing: Drawing { get }
  /// Whether there were more attributes than a file can have.
  var isFull: Bool { get }
  /// Writes the file for `set`, which holds no features, with those folders.
  func finish(_ set: LayerSet, _ folders: FolderTree, to file: OutputFile) throws
}

/// Hands the features of a source to a sink: this thread reads ahead a few batches while another
/// takes what has been read, in order. While a large feature is written none is read.
///
/// - Throws: ``TooManyFeatures``, and what the source or the sink throws.
func pump(_ source: some FeatureSource, into sink: some FeatureSink) throws {
  let line = Line()
  let queue = DispatchQueue(label: "features")
  queue.async {
    while let batch = line.take() {
      do {
        try sink.append(batch.features)
      } catch {
        line.fail(error)
      }
      line.leave(batch)
    }
  }
  // The sink is at rest when this returns, whatever goes wrong.
  let result = Result {
    var batch = line.emptyBatch()
    var count = 0
    try source.forEach { feature, size in
      count += 1
      guard count <= TooManyFeatures.limit else { throw TooManyFeatures() }
      batch.features.append(feature)
      batch.size += size
      guard batch.isFull else { return }
      line.put(batch)
      batch = line.emptyBatch()
      if let fault = line.fault { throw fault }
    }
    if !batch.features.isEmpty { line.put(batch) }
  }
  line.put(nil)
  queue.sync {}
  if let fault = line.fault { throw fault }
  try result.get()
}

/// The ids of features have to be remembered, which takes memory with their number.
struct TooManyFeatures: Error, CustomStringConvertible {
  static let limit = 10_000_000

  let description =
    "more than \(TooManyFeatures.limit / 1_000_000) million features: split the file"
}

/// Features on their way from one thread to another, and back to be freed by the thread that made
/// them: threads that free each other's memory wait for each other.
private final class Batch: @unchecked Sendable {
  // Unchecked: one thread at a time has it.
  var features: [ReadFeature] = []
  /// How many bytes they may take.
  var size = 0
  /// How much of the room it takes.
  var weight: Int { isLarge ? Line.places : 1 }

  init() { features.reserveCapacity(256) }

  var isFull: Bool { features.count >= 256 || size >= 1 << 19 }
  var isLarge: Bool { size >= 1 << 21 }

  func empty() {
    features.removeAll(keepingCapacity: true)
    size = 0
  }
}

private final class Line: Sendable {
  /// How many batches may wait.
  fileprivate static let places = 4
  private let room = DispatchSemaphore(value: Line.places)
  private let waiting = DispatchSemaphore(value: 0)
  private let batches = Mutex<[Batch?]>([])
  private let spent = Mutex<[Batch]>([])
  private let failure = Mutex<(any Error)?>(nil)

  var fault: (any Error)? { failure.withLock { $0 } }

  func fail(_ error: any Error) {
    failure.withLock { if $0 == nil { $0 = error } }
  }

  /// A batch to fill, of those that came back when there are some.
  func emptyBatch() -> Batch {
    guard let batch = spent.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
      return Batch()
    }
    batch.empty()
    return batch
  }

  /// Adds a batch; `nil` says that none follows. Returns when a large batch has been taken care of.
  func put(_ batch: Batch?) {
    for _ in 0..<(batch?.weight ?? 1) { room.wait() }
    batches.withLock { $0.append(batch) }
    waiting.signal()
    guard let batch, batch.isLarge else { return }
    for _ in 0..<Self.places { room.wait() }
    batch.empty()
    for _ in 0..<Self.places { room.signal() }
  }

  /// The next batch, or `nil` at the end.
  func take() -> Batch? {
    waiting.wait()
    let batch = batches.withLock { $0.removeFirst() }
    if batch == nil { room.signal() }
    return batch
  }

  /// Gives back a batch and its room.
  func leave(_ batch: Batch) {
    // Its weight is not to be asked once it has been given back.
    let weight = batch.weight
    spent.withLock { $0.append(batch) }
    for _ in 0..<weight { room.signal() }
  }
}
