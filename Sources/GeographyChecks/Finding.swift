import Gazetteer

/// What the gazetteer makes of one reading of a statement.
struct Finding {
  var verdict: GeographyVerdict
  var measured = Measured()
  var sources: [String] = []
  /// The unit of which a place is said to be the capital, when the statement names none.
  var unit: Place?
  /// Whether it tells of the units around the places and not of these.
  var isLifted = false
  /// What is so, in a sentence without a full stop.
  var words: String

  init(_ verdict: GeographyVerdict, _ words: String) {
    self.verdict = verdict
    self.words = words
  }
}
