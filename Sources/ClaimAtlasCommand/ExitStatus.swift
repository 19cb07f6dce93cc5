import ArgumentParser

/// How the command ends, as scripts read it.
enum ExitStatus: Int32 {
  case done = 0
  /// The answer is no, or a check found faults.
  case no = 1
  /// It cannot be said: the name is unknown or fits several places.
  case cannotSay = 2
  /// `--strict` and something needs review.
  case needsReview = 3
  case usage = 64
  case badData = 65
  case inputMissing = 66
  case internalFault = 70
  case cannotCreate = 73
  case inputOutput = 74

  var code: ExitCode { ExitCode(rawValue) }
}

/// An end of the command with one line for people.
struct Failure: Error, CustomStringConvertible {
  let status: ExitStatus
  let description: String

  init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = description
  }
}
