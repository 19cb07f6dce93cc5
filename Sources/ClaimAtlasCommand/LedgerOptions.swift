import ArgumentParser
import Chronology
import Claims
import Encoding
import Features
import Gazetteer
import Overlays

/// Options that decide which claims hold and how finely they are drawn.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show the claims that hold on a day; otherwise all, dated.", valueName: "date"))
  var asOf: String?

  @Option(
    help: ArgumentHelp("End an open control claim after so many days.", valueName: "days"))
  var hold: Int?

  @Option(help: "How finely forces are drawn: exact, place, district or province.")
  var precision = "district"

  @Option(
    help: ArgumentHelp("A file of a person's corrections, as claims.csv.", valueName: "file"))
  var corrections: [String] = []

  @Option(help: "The title of the map.")
  var title: String?

  @Flag(help: "Also draw claims about whole countries.")
  var countries = false

  @Flag(name: .customLong("kml-html"), help: "Rich balloons in KML; plain text is the default.")
  var richBalloons = false

  @Option(
    help: ArgumentHelp(
      "Take Leaflet for the map page from this folder.", valueName: "folder"))
  var leaflet: String?

  /// The day of `--as-of`.
  func day() throws -> CalendarDate? {
    guard let asOf else { return nil }
    guard let day = CalendarDate(iso8601: asOf), asOf.utf8.count == 10 else {
      throw Failure(.usage, "--as-of \(asOf): not a day; write it as 2021-08-24")
    }
    return day
  }

  /// The options of overlays.
  func overlayOptions(title fallback: String, colours: [String: Colour]) throws -> OverlayOptions {
    guard let precision = Precision(rawValue: precision) else {
      throw Failure(
        .usage, "--precision \(self.precision): one of exact, place, district, province")
    }
    if let hold, hold < 1 { throw Failure(.usage, "--hold \(hold): at least one day") }
    return OverlayOptions(
      title: title ?? fallback, asOf: try day(), precision: precision,
      showsCountries: countries, colours: colours)
  }

  /// The claims with their ties and a person's corrections, as a ledger.
  func ledger(_ claims: [Claim], gazetteer: Gazetteer) throws -> Ledger {
    var claims = claims
    for path in corrections {
      let corrections = Corrections(try readFile(path), file: path)
      let outcome = corrections.apply(to: claims, gazetteer: gazetteer)
      for fault in outcome.faults + outcome.orphans { Terminal.say(fault.description) }
      claims = outcome.claims
    }
    return Ledger(Relations.relate(claims, gazetteer: gazetteer), holdDays: hold)
  }
}
