import Encoding

/// Map pictures from a server, which the page loads only because its maker named one.
public struct MapTiles: Hashable, Sendable {
  /// The address with `{z}`, `{x}` and `{y}` for zoom, column and row (Web Mercator).
  public let address: String
  /// The scheme, host and port: the only place outside the file that the page may ask.
  public let origin: String
  /// Whose the pictures are, as their licence wants it said.
  public let attribution: String

  /// Why an address cannot be used, in one line.
  public struct Unusable: Error, CustomStringConvertible, Sendable {
    /// The line.
    public let description: String
  }

  /// Checks the address of a tile server.
  public init(address: String, attribution: String) throws(Unusable) {
    let words = attribution.split(separator: " ").joined(separator: " ")
    guard !words.isEmpty else {
      throw Unusable(description: "say whose the tiles are with --tiles-attribution")
    }
    guard ["{z}", "{x}", "{y}"].allSatisfy(address.contains) else {
      throw Unusable(
        description: "the address of tiles needs {z}, {x} and {y}: https://host/{z}/{x}/{y}.png")
    }
    let known = ["{z}", "{x}", "{y}", "{r}"]
    guard address.count(where: { $0 == "{" }) == known.count(where: address.contains) else {
      throw Unusable(description: "the address of tiles takes {z}, {x}, {y} and {r}, each once")
    }
    guard let origin = Self.origin(of: address) else {
      throw Unusable(
        description: "the address of tiles starts with https:// and one plain host name, without "
          + "{s}, a user or a password")
    }
    self.address = address
    self.origin = origin
    self.attribution = words
  }

  /// The origin (RFC 6454), of plain letters only: it goes into the page's policy.
  private static func origin(of address: String) -> String? {
    guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return nil }
    let rest = address.utf8.dropFirst(scheme.utf8.count)
    let authority = rest.prefix { $0 != UInt8(ascii: "/") }
    guard !authority.isEmpty, authority.count < rest.count else { return nil }
    let parts = authority.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let isHost = parts[0].allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
    let isPort =
      parts.count == 1
      || (parts.count == 2 && !parts[1].isEmpty
        && parts[1].allSatisfy { (0x30...0x39).contains($0) })
    guard isHost, !parts[0].isEmpty, isPort else { return nil }
    return scheme + String(decoding: authority, as: UTF8.self).lowercased()
  }

  var json: JSONValue {
    [
      "address": .string(address), "origin": .string(origin), "attribution": .string(attribution),
    ]
  }
}
