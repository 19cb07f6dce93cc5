import Gazetteer
import Text

/// Short forms of units and countries: "Calif.", "Portland, OR", "NSW".
struct Abbreviations: Sendable {
  /// Where a short form may stand for its name.
  private enum Condition: String {
    /// With a full stop behind it.
    case stop
    /// In capitals behind a name and a comma.
    case comma
    /// Anywhere in capitals.
    case capitals
  }

  private struct Form: Sendable {
    let condition: Condition
    let names: [Int]
  }

  private var forms: [String: [Form]] = [:]

  /// Links the short forms of a language to the names of a gazetteer; those that it lacks go.
  init(_ language: LanguageTables, _ names: PhraseTable, _ gazetteer: Gazetteer) {
    for row in language.rows("abbreviations") {
      guard let condition = Condition(rawValue: row["when"]),
        let short = Tokenizer.matchingWords(row["short"]).first
      else { continue }
      let units = names.values(of: Tokenizer.matchingWords(row["name"])).filter { number in
        switch gazetteer.row(ofName: number).flatMap({ gazetteer.kind(row: $0) }) {
        case .country, .countryPart, .province: true
        default: false
        }
      }
      if !units.isEmpty {
        forms[short, default: []].append(Form(condition: condition, names: units))
      }
    }
  }

  /// The short forms, folded.
  var words: some Sequence<String> { forms.keys }

  /// The numbers of the names that the token at an index stands for.
  func names(at index: Int, in text: Passage) -> [Int] {
    let token = text.tokens[index]
    guard token.capitals != .none, text.has(index, .abbreviation),
      let forms = forms[token.folded]
    else { return [] }
    return forms.first { form in
      switch form.condition {
      case .stop:
        return token.capitals == .initial && text.word(index + 1) == "."
          && !text.tokens[index + 1].followsSpace
      case .comma:
        return token.capitals == .all && index >= 2 && text.word(index - 1) == ","
          && text.tokens[index - 2].capitals != .none
      case .capitals: return token.capitals == .all
      }
    }?.names ?? []
  }
}
