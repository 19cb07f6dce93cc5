/// The form that the codes of each scheme have. A code of one scheme that stands under another is
/// worse than none: AF08 is Ghazni for one agency and Panjshir for another.
enum CodeSchemes {
  /// Whether a code has the form of its scheme; any text does for a scheme that is not known.
  static func fits(_ code: String, scheme: String) -> Bool {
    switch scheme {
    case "iso3166-1": code.wholeMatch(of: #/[A-Z]{2}/#) != nil
    case "iso3166-1-alpha3": code.wholeMatch(of: #/[A-Z]{3}/#) != nil
    case "iso3166-1-numeric": code.wholeMatch(of: #/[0-9]{3}/#) != nil
    case "iso3166-2": code.wholeMatch(of: #/[A-Z]{2}-[A-Z0-9]{1,3}/#) != nil
    case "iso3166-3": code.wholeMatch(of: #/[A-Z]{4}/#) != nil
    case "geonames", "wof": code.wholeMatch(of: #/[1-9][0-9]*/#) != nil
    case "geonames-admin1": code.wholeMatch(of: #/[A-Z]{2}\.[A-Z0-9]+/#) != nil
    case "geonames-admin2": code.wholeMatch(of: #/[A-Z]{2}\.[A-Z0-9]+\.[A-Z0-9]+/#) != nil
    case "wikidata": code.wholeMatch(of: #/Q[1-9][0-9]*/#) != nil
    case "hasc": code.wholeMatch(of: #/[A-Z]{2}(\.[A-Z0-9]{2}){1,2}/#) != nil
    case "fips": code.wholeMatch(of: #/[A-Z]{2}[A-Z0-9%]{0,3}/#) != nil
    case "pcode-2004", "pcode-cod": code.wholeMatch(of: #/[A-Z]{2,3}[0-9]+/#) != nil
    default: true
    }
  }

  /// Whether codes of a unit begin with the code of the unit around it.
  static func isNested(_ scheme: String) -> Bool { scheme.hasPrefix("pcode-") }
}
