/// Why a compiled gazetteer cannot be used.
public struct CompiledGazetteerFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// It is no compiled gazetteer.
    case foreign
    /// It was written by a version of the format that this program does not read.
    case version(UInt32)
    /// Its numbers run the other way.
    case byteOrder
    /// Its names have keys made by other rules than this program's.
    case otherKeys
    /// It is shorter or longer than it says.
    case truncated
    /// Its head or its bytes do not agree with their checksums.
    case damaged
    /// There is more to hold than the format can: 4 GB of text, 2^31 rows of a table.
    case tooLarge
  }

  /// The file.
  public let path: String
  /// What is wrong with it.
  public let problem: Problem

  /// One line for people: the fault and what to do.
  public var description: String {
    let again = "compile it again with: claimatlas gazetteer compile"
    return switch problem {
    case .foreign: "\(path): not a compiled gazetteer"
    case .version(let version):
      "\(path): compiled in format \(version), and this program reads"
        + " \(ImageHead.formatVersion): \(again)"
    case .byteOrder: "\(path): compiled for the other byte order: \(again)"
    case .otherKeys: "\(path): compiled by a program with other rules for names: \(again)"
    case .truncated: "\(path): cut short: \(again)"
    case .damaged: "\(path): damaged: \(again)"
    case .tooLarge: "\(path): more than 4 GB of names or 2 billion rows: split the gazetteer"
    }
  }
}
