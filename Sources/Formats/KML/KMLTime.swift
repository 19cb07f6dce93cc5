internal import Chronology
internal import Features
internal import GeoJSON

extension FeatureTime {
  /// The time as a KML `TimeStamp` or `TimeSpan` (OGC 12-007r2, section 15), or `nil` when it has
  /// no end that a year of four digits can say.
  ///
  /// A day is an instant of that resolution: `TimeStamp`. An interval runs from the first second
  /// of its first day to the last second of its last, so that its `end` is after its `begin` even
  /// for a single day, two claims on adjoining days never show at one instant of the time slider,
  /// and the end reads as the day that is meant. An open end is left out.
  var markup: String? {
    switch self {
    case .day(let day):
      return day.isWritable ? "<TimeStamp><when>\(day.iso8601)</when></TimeStamp>" : nil
    case .interval(let first, let last):
      var start = first.flatMap { $0.isWritable ? $0 : nil }
      var end = last.flatMap { $0.isWritable ? $0 : nil }
      if let from = start, let to = end, to < from { swap(&start, &end) }
      guard start != nil || end != nil else { return nil }
      return "<TimeSpan>\(spanEnds(start, end))</TimeSpan>"
    }
  }
}

extension DateInterval {
  /// The days as `gx:TimeSpan`, for a view that opens on the whole range.
  var viewMarkup: String? {
    guard start.isWritable, end.isWritable else { return nil }
    return "<gx:TimeSpan>\(spanEnds(start, end))</gx:TimeSpan>"
  }
}

private func spanEnds(_ start: CalendarDate?, _ end: CalendarDate?) -> String {
  (start.map { "<begin>\($0.iso8601)T00:00:00Z</begin>" } ?? "")
    + (end.map { "<end>\($0.iso8601)T23:59:59Z</end>" } ?? "")
}
