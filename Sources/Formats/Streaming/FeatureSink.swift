internal import Dispatch
internal import Features
internal import GeoJSON
internal import Synchronization

/// Takes features in batches, one batch after the other, on whatever thread.
protocol FeatureSink: AnyObject, Sendable {
  func append(_ features: [Feature]) throws
}

/// Hands the features of a stream to a sink: this thread reads ahead a few batches while another
/// takes what has been read, in order.
func pump(_ stream: inout FeatureStream, into sink: some FeatureSink) throws {
  let line = Line()
  let queue = DispatchQueue(label: "features")
  queue.async {
    while let batch = line.take() {
      do {
        try sink.append(batch)
      } catch {
        line.fail(error)
      }
    }
  }
  // The sink is at rest when this returns, whatever goes wrong.
  let result = Result {
    while line.fault == nil {
      var batch: [Feature] = []
      batch.reserveCapacity(Line.batchSize)
      while batch.count < Line.batchSize, let feature = try stream.next() { batch.append(feature) }
      if batch.isEmpty { break }
      line.put(batch)
    }
  }
  line.put(nil)
  queue.sync {}
  if let fault = line.fault { throw fault }
  try result.get()
}

/// Batches on their way from one thread to another.
private final class Line: Sendable {
  static let batchSize = 256
  /// How many batches may wait.
  private let room = DispatchSemaphore(value: 4)
  private let waiting = DispatchSemaphore(value: 0)
  private let batches = Mutex<[[Feature]?]>([])
  private let failure = Mutex<(any Error)?>(nil)

  var fault: (any Error)? { failure.withLock { $0 } }

  func fail(_ error: any Error) {
    failure.withLock { if $0 == nil { $0 = error } }
  }

  /// Adds a batch; `nil` says that none follows.
  func put(_ batch: [Feature]?) {
    room.wait()
    batches.withLock { $0.append(batch) }
    waiting.signal()
  }

  /// The next batch, or `nil` at the end.
  func take() -> [Feature]? {
    waiting.wait()
    let batch = batches.withLock { $0.removeFirst() }
    room.signal()
    return batch
  }
}
