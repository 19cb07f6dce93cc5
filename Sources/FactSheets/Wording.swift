import Chronology
import Encoding
import Gazetteer

/// Digits in groups of three, as readers of English write them: "about 173,000".
///
/// Only runs of four digits and more without a decimal point before them are grouped.
package func groupedDigits(_ text: String) -> String {
  var result = ""
  var run = ""
  var afterPoint = false
  func flush() {
    if run.count >= 4, !afterPoint {
      var grouped = ""
      for (index, digit) in run.enumerated() {
        if index > 0, (run.count - index) % 3 == 0 { grouped.append(",") }
        grouped.append(digit)
      }
      result += grouped
    } else {
      result += run
    }
    run = ""
  }
  for character in text {
    if character.isASCII, character.isNumber {
      run.append(character)
    } else {
      flush()
      afterPoint = character == "."
      result.append(character)
    }
  }
  flush()
  return result
}

/// A small number in words: "seven"; digits above twelve.
func numberWord(_ number: Int) -> String {
  let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
  return words.indices.contains(number) ? words[number] : groupedDigits(String(number))
}

/// "1 district", "7 districts".
func counted(_ number: Int, _ one: String, _ many: String) -> String {
  "\(groupedDigits(String(number))) \(number == 1 ? one : many)"
}

/// Words with commas and a last "and".
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// A date of a table in words when it is a full day or a month, else as written.
func dateWords(_ text: String) -> String {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
  if parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
    let date = CalendarDate(year: year, month: month, day: day)
  {
    return date.longText
  }
  if parts.count == 2, let year = parts[0], let month = parts[1], year > 999,
    CalendarDate.monthNames.indices.contains(month - 1)
  {
    return "\(CalendarDate.monthNames[month - 1]) \(year)"
  }
  return text
}

/// The days of an interval in words.
func intervalWords(_ interval: DateInterval) -> String {
  interval.start == interval.end
    ? interval.start.longText : "\(interval.start.longText) to \(interval.end.longText)"
}

/// A unit as shown after a figure.
func unitWords(_ unit: String, value: String) -> String {
  switch unit {
  case "km2": return "km²"
  case "m2": return "m²"
  default:
    guard value == "1" else { return unit }
    switch unit {
    case "people": return "person"
    default: return unit.count > 2 && unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    }
  }
}

/// The name of a language in English, or its code.
func languageName(_ code: String) -> String {
  languageNames[code] ?? (code.isEmpty ? "" : "Language “\(code)”")
}

private let languageNames = [
  "ar": "Arabic", "az": "Azerbaijani", "bal": "Balochi", "ckb": "Central Kurdish", "de": "German",
  "en": "English", "es": "Spanish", "fa": "Dari / Persian", "fr": "French", "he": "Hebrew",
  "hi": "Hindi", "hy": "Armenian", "it": "Italian", "ka": "Georgian", "ku": "Kurdish",
  "my": "Burmese", "prs": "Dari", "ps": "Pashto", "pt": "Portuguese", "ru": "Russian",
  "so": "Somali", "sw": "Swahili", "ti": "Tigrinya", "am": "Amharic", "tg": "Tajik",
  "tk": "Turkmen", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
  "zh": "Chinese",
]

/// The name of a script in English, or its code.
func scriptName(_ code: String) -> String {
  let names = [
    "Arab": "Arabic script", "Latn": "Latin script", "Cyrl": "Cyrillic script",
    "Hebr": "Hebrew script", "Deva": "Devanagari", "Armn": "Armenian script",
    "Geor": "Georgian script", "Ethi": "Ethiopic script", "Hans": "Chinese script",
    "Hant": "Chinese script",
  ]
  return names[code] ?? (code.isEmpty ? "" : "script “\(code)”")
}

/// What a scheme of identifiers is called.
func schemeName(_ scheme: String) -> String {
  let names = [
    "iso3166-1": "ISO 3166-1, two letters", "iso3166-1-alpha3": "ISO 3166-1, three letters",
    "iso3166-1-numeric": "ISO 3166-1, number", "iso3166-2": "ISO 3166-2",
    "iso3166-3": "ISO 3166-3 (former country)", "geonames": "GeoNames",
    "geonames-admin1": "GeoNames, first-level code",
    "geonames-admin2": "GeoNames, second-level unit", "fips": "FIPS 10-4", "hasc": "HASC",
    "pcode-2004": "OCHA p-code, series of 2004", "pcode-cod": "OCHA p-code, current series",
    "wikidata": "Wikidata", "wof": "Who’s On First",
  ]
  return names[scheme] ?? plainWords(scheme)
}

/// An id or property in plain words: hyphens and underscores become blanks, the first letter large.
func plainWords(_ id: String) -> String {
  let words = String(id.map { $0 == "_" || $0 == "-" ? " " : $0 })
  return words.prefix(1).uppercased() + words.dropFirst()
}

/// Degrees with a hemisphere: "69.5152° E".
func degrees(_ value: Double, positive: String, negative: String, places: Int) -> String {
  decimalText(abs(value), places: places) + "° " + (value < 0 ? negative : positive)
}
