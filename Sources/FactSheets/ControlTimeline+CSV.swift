import Chronology
import Encoding
import Gazetteer

extension ControlTimeline {
  /// The timeline as a table (RFC 4180), a claim a row, by lane and day.
  public var csv: String {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord([
      "claimant", "actor", "predicate", "stance", "begin_earliest", "begin_latest", "granularity",
      "finish", "open", "place", "place_id", "contradicted_by", "claim", "doc", "said",
    ])
    for lane in lanes {
      for interval in lane.intervals {
        let about = interval.inside ?? place
        bytes.appendCSVRecord(
          [
            lane.claimant, interval.actor, interval.predicate, interval.stance.rawValue,
            interval.earliestBegin.iso8601, interval.latestBegin.iso8601,
            interval.granularity?.rawValue ?? "report", interval.finish?.iso8601 ?? "",
            interval.finish == nil ? "yes" : "no", about.name, about.id.rawValue,
            interval.contradictedBy.joined(separator: ";"), interval.claim, interval.document,
            interval.said,
          ], guardFormulas: true)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
