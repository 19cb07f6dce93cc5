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

  @Option(
    help: ArgumentHelp(
      "“persons” cuts the names of persons who are not in actors.csv to initials, and leaves out "
        + "handles and addresses of accounts.", valueName: "what"))
  var redact: String?

  @Option(
    help: ArgumentHelp(
      "Withhold claims that are not so many hours older than the day of --as-of, else than the "
        + "last day of the ledger; 48 or 48h.", valueName: "hours"))
  var delay: String?

  @Option(help: "The title of the map.")
  var title: String?

  @Flag(help: "Also draw claims about whole countries.")
  var countries = false

  @OptionGroup var formats: FormatOptions

  @Option(
    help: ArgumentHelp(
      "Take Leaflet for the map page from this folder.", valueName: "folder"))
  var leaflet: String?

  @Option(
    help: ArgumentHelp(
      "Lay the map page over pictures from this server; it learns what readers look at.",
      valueName: "url"))
  var tiles: String?

  @Option(help: ArgumentHelp("Whose the tiles are, as their licence wants it.", valueName: "text"))
  var tilesAttribution: String?

  /// The day of `--as-of`.
  func day() throws -> CalendarDate? {
    guard let asOf else { return nil }
    guard let day = CalendarDate(iso8601: asOf), asOf.utf8.count == 10 else {
      throw Failure(.usage, "--as-of \(asOf): not a day; write it as 2021-08-24")
    }
    return day
  }

  /// The options of overlays.
  func overlayOptions(
    title fallback: String, _ gazetteers: GazetteerOptions
  ) throws -> OverlayOptions {
    guard let precision = Precision(rawValue: precision) else {
      throw Failure(
        .usage, "--precision \(self.precision): one of exact, place, district, province")
    }
    if let hold, hold < 1 { throw Failure(.usage, "--hold \(hold): at least one day") }
    return OverlayOptions(
      title: title ?? fallback, asOf: try day(), precision: precision,
      showsCountries: countries, colours: try gazetteers.colours(),
      symbols: try gazetteers.symbols())
  }

  /// Whether a report can be written without knowing the others.
  var worksByReport: Bool {
    corrections.isEmpty && redact == nil && delay == nil && asOf == nil
  }

  /// The part of a ledger that `--as-of` asks for.
  func shown(_ ledger: Ledger) throws -> Ledger {
    guard let day = try day() else { return ledger }
    return Ledger(ledger.claims(asOf: day), holdDays: hold)
  }

  /// The claims with their ties and a person's corrections, without what is to be held back, as a
  /// ledger.
  func ledger(
    _ claims: [Claim], gazetteer: Gazetteer, language: () throws -> LanguageTables
  ) throws -> Ledger {
    var claims = claims
    for path in corrections {
      let corrections = Corrections(try readFile(path), file: path)
      if corrections.isUnreadable, let fault = corrections.faults.first {
        throw Failure(.badData, fault.description)
      }
      let outcome = corrections.apply(to: claims, gazetteer: gazetteer)
      for fault in outcome.faults + outcome.orphans { Terminal.say(fault.description) }
      claims = outcome.claims
    }
    if let hours = try hours() {
      let parts = Delay.split(claims, hours: hours, before: try day())
      claims = parts.shown
      Terminal.say("\(parts.withheld.count) claims are withheld by --delay \(hours)")
    }
    if try redactsPersons() {
      claims = Redactor(gazetteer: gazetteer, language: try language()).redacted(claims)
    }
    return Ledger(Relations.relate(claims, gazetteer: gazetteer), holdDays: hold)
  }

  /// The hours of `--delay`.
  private func hours() throws -> Int? {
    guard let delay else { return nil }
    guard let hours = Int(delay.hasSuffix("h") ? delay.dropLast() : delay[...]),
      (0...1_000_000).contains(hours)
    else { throw Failure(.usage, "--delay \(delay): not a number of hours; write it as 48") }
    return hours
  }

  /// Whether `--redact` asks for persons, the only thing it knows.
  func redactsPersons() throws -> Bool {
    guard let redact else { return false }
    guard redact == "persons" else { throw Failure(.usage, "--redact \(redact): only persons") }
    return true
  }
}
