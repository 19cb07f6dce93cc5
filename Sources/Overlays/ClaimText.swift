import Chronology
package import Claims
import Gazetteer

/// Words that several kinds of features share: quotes, links, dates, sources.
package struct ClaimText {
  /// The quote, at most 300 characters.
  package static func quote(_ claim: Claim) -> String {
    let characters = Array(claim.quote)
    return characters.count <= 300
      ? claim.quote : String(characters[..<299]) + "…"
  }

  /// The address of the report, leading to the quote in browsers that follow text fragments
  /// (WICG, URL Fragment Text Directives); nothing when it is no `http` or `https` address.
  package static func link(_ claim: Claim) -> String? {
    guard let url = claim.url, let scheme = url.split(separator: ":").first,
      ["http", "https"].contains(scheme.lowercased()), url.contains("://")
    else { return nil }
    let words = claim.quote.split(whereSeparator: \.isWhitespace).prefix(8)
    guard !words.isEmpty else { return url }
    return url + (url.contains("#") ? ":~:text=" : "#:~:text=")
      + percentEncoded(words.joined(separator: " "))
  }

  /// Everything but letters, digits, `.`, `_` and `~` as `%XX`; a hyphen and a comma mean something
  /// in a text directive.
  private static func percentEncoded(_ text: String) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x7E: result.append(byte)
      default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// How the date was read, in words of the table.
  package static func dateHow(_ claim: Claim, _ holding: Holding) -> String {
    if let date = claim.date { return date.how }
    if claim.reportDate == nil { return "undated" }
    return claim.reportDateIsAssumed ? "report date assumed" : "report date"
  }

  /// When it holds: "24 August 2021 (weekday before report date: "on Tuesday")".
  static func date(_ claim: Claim, _ holding: Holding) -> String {
    var text: String
    if let begin = holding.begin {
      text = begin.longText
      if let finish = holding.finish, finish != begin {
        text += " to " + finish.longText
      } else if holding.finish == nil {
        text = "from " + text + ", open"
      }
    } else {
      text = "undated"
    }
    let expression = claim.date.map(\.expression) ?? ""
    let how = dateHow(claim, holding)
    if how != "undated" || !expression.isEmpty {
      text += " (" + how + (expression.isEmpty ? "" : ": “\(expression)”") + ")"
    }
    return text
  }

  /// Who relays it: the outlet, without which the report's own.
  package static func outlet(_ claim: Claim) -> String? {
    [claim.attribution.outlet, claim.outlet].lazy.compactMap(\.self).first { !$0.isEmpty }
  }

  /// Where it was read: "Reuters, “Title” (report.txt, characters 120-260)".
  static func source(_ claim: Claim) -> String {
    var parts: [String] = []
    if let outlet = outlet(claim) { parts.append(outlet) }
    if let title = claim.title, !title.isEmpty { parts.append("“\(title)”") }
    var file = claim.document
    if let range = claim.range {
      file += ", characters \(range.lowerBound)-\(range.upperBound)"
    }
    return parts.isEmpty ? file : parts.joined(separator: ", ") + " (\(file))"
  }

  /// The claimants of claims, each once, in their order.
  static func claimants(_ claims: [Claim]) -> [String] {
    distinct(
      claims.map { claim in
        if let claimant = claim.attribution.claimant, !claimant.isEmpty { return claimant }
        return outlet(claim) ?? claim.title.flatMap { $0.isEmpty ? nil : $0 } ?? claim.document
      })
  }
}

/// The words, each once, in their order.
func distinct(_ words: [String]) -> [String] {
  var seen: Set<String> = []
  return words.filter { seen.insert($0).inserted }
}
