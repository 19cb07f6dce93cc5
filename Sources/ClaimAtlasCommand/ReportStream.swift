import Encoding
import Glibc
import Reports

/// Reports in JSON lines from standard input, read, worked on by all cores and written in order,
/// a batch at a time: memory does not grow with the input.
struct ReportStream: ~Copyable {
  private var lines: LineReader
  private let reader: ReportReader
  private let parallel: Parallel

  /// Lines that wait for each thread in a batch: enough that none idles for long at its end.
  private static let linesPerJob = 64
  /// A batch ends early at this many bytes, so that long reports do not fill the memory.
  private static let batchBytes = 32 << 20

  init(lines: consuming LineReader, reader: ReportReader, parallel: Parallel) {
    self.lines = lines
    self.reader = reader
    self.parallel = parallel
  }

  /// Writes what `work` gives for each line, in order; blank lines are passed over.
  ///
  /// - Returns: the status of the run: ``ExitStatus/badData`` when a line gave no report.
  mutating func run(
    to output: OutputFile,
    _ work: @Sendable (Result<Report, ReportFault>) -> [UInt8]
  ) throws -> ExitStatus {
    var number = 0
    var status = ExitStatus.done
    while true {
      let batch = try nextBatch(&number)
      if batch.isEmpty { return status }
      let results = parallel.map(batch) { [reader] line in
        let result = Self.read(line, reader)
        var fault: ReportFault?
        if case .failure(let found) = result { fault = found }
        return (bytes: work(result), fault: fault)
      }
      for result in results {
        if let fault = result.fault {
          status = .badData
          Terminal.say(fault.description)
        }
      }
      do {
        try output.append(results.flatMap(\.bytes))
      } catch {
        throw Failure(.inputOutput, error.description)
      }
    }
  }

  private struct NumberedLine: Sendable {
    let number: Int
    /// `nil` for a line that is too long.
    let bytes: [UInt8]?
  }

  private mutating func nextBatch(_ number: inout Int) throws -> [NumberedLine] {
    var batch: [NumberedLine] = []
    var size = 0
    while batch.count < parallel.jobs * Self.linesPerJob, size < Self.batchBytes {
      guard let line = try lines.next() else { break }
      number += 1
      switch line {
      case .tooLong: batch.append(NumberedLine(number: number, bytes: nil))
      case .bytes(let bytes):
        guard bytes.contains(where: { ![0x09, 0x0D, 0x20].contains($0) }) else { continue }
        size += bytes.count
        batch.append(NumberedLine(number: number, bytes: bytes))
      }
    }
    return batch
  }

  private static func read(
    _ line: NumberedLine, _ reader: ReportReader
  ) -> Result<Report, ReportFault> {
    guard let bytes = line.bytes else { return .failure(ReportReader.tooLong(line: line.number)) }
    do throws(ReportFault) {
      return .success(try reader.read(line: bytes, number: line.number))
    } catch {
      return .failure(error)
    }
  }
}
