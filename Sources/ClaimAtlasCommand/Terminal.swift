import Encoding
import Glibc

/// Standard output, standard error and the environment, in one place.
enum Terminal {
  /// The value of an environment variable, when it is set and not empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Writes a line to standard error.
  static func say(_ line: String) {
    writeAll(Array((line + "\n").utf8), STDERR_FILENO)
  }

  /// Writes a line to standard error when the user asked for more.
  static func note(_ line: String) {
    // Asked of the arguments: what loads a gazetteer does not see the options of output.
    if CommandLine.arguments.contains(where: { $0 == "-v" || $0 == "--verbose" }) { say(line) }
  }

  /// Writes text to standard output. A reader that went away ends the command quietly.
  static func print(_ text: String) throws {
    try writeFile(Array(text.utf8), to: "-", replacing: true)
  }

  /// The columns of the terminal, or 80 when output is no terminal.
  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col >= 40
    else { return 80 }
    return min(120, Int(size.ws_col))
  }

  /// Whether output may carry colour: a terminal, no `--no-color`, no `NO_COLOR`, no dumb terminal.
  static func usesColour(_ output: OutputOptions) -> Bool {
    !output.noColor && output.output == nil && isatty(STDOUT_FILENO) == 1
      && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
  }

  /// Whether output goes to a terminal that shows Unicode, by the locale of the user.
  static var showsUnicode: Bool {
    guard isatty(STDOUT_FILENO) == 1, environment("TERM") != "dumb" else { return false }
    let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? ""
    return locale.lowercased().contains("utf-8") || locale.lowercased().contains("utf8")
  }

  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        guard let base = $0.baseAddress else { return 0 }
        return write(descriptor, base + done, bytes.count - done)
      }
      guard count > 0 else { return }
      done += count
    }
  }

  /// The path of the running executable, links resolved.
  static var executable: String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map {
        readlink("/proc/self/exe", $0.assumingMemoryBound(to: CChar.self), bytes.count)
      } ?? 0
    }
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count], as: UTF8.self)
  }

  /// What tells this build of the executable from another: its size and when it was last changed.
  static var build: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// The number of the user.
  static var user: UInt32 { geteuid() }

  /// The folder in which the command was started.
  static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }
}
