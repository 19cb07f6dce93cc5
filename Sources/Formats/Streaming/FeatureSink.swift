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
    var batch = Batch()
    var count = 0
    try source.forEach { feature, size in
      count += 1
      guard count <= TooManyFeatures.limit else { throw TooManyFeatures() }
      batch.features.append(feature)
      batch.size += size
      guard batch.isFull else { return }
      line.put(batch)
      batch = Batch()
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

/// Features on their way from one thread to another.
private struct Batch: Sendable {
  var features: [ReadFeature] = []
  /// How many bytes they may take.
  var size = 0
  /// How much of the room it takes.
  var weight = 1

  init() { features.reserveCapacity(256) }

  var isFull: Bool { features.count >= 256 || size >= 1 << 19 }
  var isLarge: Bool { size >= 1 << 21 }
}

private final class Line: Sendable {
  /// How many batches may wait.
  private static let places = 4
  private let room = DispatchSemaphore(value: Line.places)
  private let waiting = DispatchSemaphore(value: 0)
  private let batches = Mutex<[Batch?]>([])
  private let failure = Mutex<(any Error)?>(nil)

  var fault: (any Error)? { failure.withLock { $0 } }

  func fail(_ error: any Error) {
    failure.withLock { if $0 == nil { $0 = error } }
  }

  /// Adds a batch; `nil` says that none follows. Returns when a large batch has been taken care of.
  func put(_ batch: Batch?) {
    var batch = batch
    let isLarge = batch?.isLarge ?? false
    if isLarge { batch?.weight = Self.places }
    for _ in 0..<(batch?.weight ?? 1) { room.wait() }
    batches.withLock { $0.append(batch) }
    batch = nil
    waiting.signal()
    guard isLarge else { return }
    for _ in 0..<Self.places { room.wait() }
    for _ in 0..<Self.places { room.signal() }
  }

  /// The next batch, or `nil` at the end.
  func take() -> Batch? {
    waiting.wait()
    let batch = batches.withLock { $0.removeFirst() }
    if batch == nil { room.signal() }
    return batch
  }

  /// Gives the room of a batch free.
  func leave(_ batch: Batch) { for _ in 0..<batch.weight { room.signal() } }
}
