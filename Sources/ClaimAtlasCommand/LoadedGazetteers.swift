import Gazetteer
import Synchronization

/// The gazetteers that were loaded in this run, to ask at its end whether their answers can be
/// trusted: a compiled file is checked where it is read.
enum LoadedGazetteers {
  private static let list = Mutex<[Gazetteer]>([])

  static func remember(_ gazetteer: Gazetteer) { list.withLock { $0.append(gazetteer) } }

  /// Throws when a compiled file turned out to be damaged.
  static func check() throws {
    guard list.withLock({ $0.contains(where: \.isDamaged) }) else { return }
    throw Failure(
      .badData,
      "the compiled gazetteer is damaged, and what was said cannot be trusted: compile it again,"
        + " or remove \(DataFolder.cache)")
  }
}
