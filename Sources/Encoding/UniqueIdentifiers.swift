/// Hands out identifiers of which no two in a file are alike.
package struct UniqueIdentifiers: Sendable {
  private var taken: Set<String> = []

  package init() {}

  /// Returns `wanted`, or `wanted-2`, `wanted-3` and so on when it has been given out.
  package mutating func unique(_ wanted: String) -> String {
    if taken.insert(wanted).inserted { return wanted }
    var count = 2
    while !taken.insert("\(wanted)-\(count)").inserted { count += 1 }
    return "\(wanted)-\(count)"
  }
}
