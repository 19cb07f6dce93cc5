import Encoding
import Gazetteer
import Synchronization

/// The gazetteers that came with the command and were loaded in this run, for telling their faults
/// at its end: by then only the tables that were needed have been read.
enum LoadedGazetteers {
  private static let list = Mutex<[Gazetteer]>([])

  static func remember(_ gazetteer: Gazetteer) { list.withLock { $0.append(gazetteer) } }

  static func sayFaults() {
    for gazetteer in list.withLock({ $0 }) {
      for fault in gazetteer.faultsSoFar { Terminal.say(fault.description) }
    }
  }
}
