import Chronology
import Text

extension Report {
  /// Adds what the user and the manifests say, and a date that the text states where they say none.
  ///
  /// - Parameters:
  ///   - rows: the rows that speak of it, the one that outranks the others first.
  ///   - date: the day of publication that the user states.
  mutating func complete(with rows: [Manifest.Row], published date: CalendarDate?) {
    func first(_ cell: (Manifest.Row) -> String?) -> String? {
      for row in rows { if let value = cell(row) { return value } }
      return nil
    }
    outlet = first(\.outlet) ?? outlet
    title = first(\.title) ?? title
    url = first(\.url) ?? url
    language = first(\.language) ?? language
    reliability = first(\.reliability) ?? reliability
    if let date {
      published = date
      publishedBasis = .stated
      publishedHow = "--published"
    } else if let row = rows.first(where: { $0.published != nil }) {
      published = row.published
      publishedBasis = row.publishedBasis
      publishedHow = "manifest"
    } else if published == nil, let date = DateLine.find(in: document.bytes) {
      published = date
      publishedBasis = .stated
      publishedHow = "date line in the text"
    }
  }
}
