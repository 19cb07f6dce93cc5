import Encoding

/// The map library that is written into the page: Leaflet 1, of which no copy comes with the tool.
public struct Leaflet: Sendable {
  /// The script, fit to stand in a script element.
  let script: String
  /// The style sheet, without references to files.
  let style: String

  /// Where Debian's package libjs-leaflet puts it.
  public static let systemFolder = "/usr/share/javascript/leaflet"

  /// Why there is no library, in one line with what to do.
  public struct Missing: Error, CustomStringConvertible, Sendable {
    /// The line.
    public let description: String
  }

  /// Reads `leaflet.min.js`, else `leaflet.js`, and `leaflet.css` from a folder.
  public init(folder: String = Leaflet.systemFolder) throws(Missing) {
    let names = ["leaflet.min.js", "leaflet.js"]
    let limit = 4_000_000
    var script: [UInt8]?
    for name in names where script == nil {
      script = try? readFile("\(folder)/\(name)", limit: limit)
    }
    guard let script, let style = try? readFile("\(folder)/leaflet.css", limit: limit) else {
      let cure =
        folder == Self.systemFolder
        ? "install it (Debian: apt install libjs-leaflet) or name a copy with --leaflet DIR"
        : "the folder must hold leaflet.js and leaflet.css"
      throw Missing(description: "\(folder): no Leaflet for the map page; \(cure)")
    }
    self.init(
      script: String(decoding: script, as: UTF8.self),
      style: String(decoding: style, as: UTF8.self))
  }

  init(script: String, style: String) {
    // Source maps and pictures would be files beside the page; "</" could end the element.
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("//# sourceMappingURL") }
    self.script =
      Self.licence
      + Self.replacing("</script", by: "<\\/script", in: lines.joined(separator: "\n"))
    self.style = Self.withoutReferences(style)
  }

  private static func replacing(_ old: String, by new: String, in text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    let pattern = Array(old.utf8)
    var index = 0
    while index < bytes.count {
      let end = index + pattern.count
      if bytes[index] == pattern[0], end <= bytes.count, bytes[index..<end].elementsEqual(pattern) {
        result += Array(new.utf8)
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The style sheet with `none` for every `url(…)`.
  private static func withoutReferences(_ style: String) -> String {
    var result = ""
    var rest = Substring(style)
    while let open = rest.firstRange(of: "url(") {
      result += rest[..<open.lowerBound] + "none"
      rest = rest[open.upperBound...]
      guard let close = rest.firstIndex(of: ")") else { break }
      rest = rest[rest.index(after: close)...]
    }
    return replacing("</style", by: "", in: result + rest)
  }

  private static let licence = """
    /*! Leaflet, https://leafletjs.com
    Copyright (c) 2010-2023, Volodymyr Agafonkin
    Copyright (c) 2010-2011, CloudMade
    All rights reserved.

    Redistribution and use in source and binary forms, with or without modification, are permitted
    provided that the following conditions are met:

    1. Redistributions of source code must retain the above copyright notice, this list of
    conditions and the following disclaimer.
    2. Redistributions in binary form must reproduce the above copyright notice, this list of
    conditions and the following disclaimer in the documentation and/or other materials provided
    with the distribution.

    THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR
    IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY
    AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
    CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
    CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
    SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY
    THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR
    OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
    POSSIBILITY OF SUCH DAMAGE. */

    """
}

extension Substring {
  /// The first place of `pattern`; the standard library has it only with string processing.
  fileprivate func firstRange(of pattern: String) -> Range<Index>? {
    var start = startIndex
    while let found = self[start...].firstIndex(of: pattern.first ?? " ") {
      if self[found...].hasPrefix(pattern) {
        return found..<(index(found, offsetBy: pattern.count))
      }
      start = index(after: found)
    }
    return nil
  }
}
