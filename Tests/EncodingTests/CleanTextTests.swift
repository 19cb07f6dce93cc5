import Testing

@testable import Encoding

struct CleanTextTests {
  @Test(arguments: [
    ("plain", "plain", "plain"), ("a\u{0}b\u{1B}c", "abc", "abc"), ("a\tb\nc", "a\tb\nc", "a b c"),
    ("a\r\nb", "a\r\nb", "a b"), ("x\u{202E}y\u{2066}z", "x\u{202E}y\u{2066}z", "xyz"),
    ("a\u{FFFE}\u{FFFF}\u{7F}b", "ab", "ab"), ("\u{FEFF}n", "\u{FEFF}n", "n"),
    ("پنج‌شیر", "پنج‌شیر", "پنج‌شیر"), ("😀", "😀", "😀"), ("", "", ""),
  ])
  func cleans(text: String, cleaned: String, name: String) {
    #expect(Array(text.cleaned.utf8) == Array(cleaned.utf8))
    #expect(Array(text.cleanedName.utf8) == Array(name.utf8))
  }

  @Test func identifiersAreUnique() {
    var identifiers = UniqueIdentifiers()
    let given = ["a", "a", "a-2", "a", "b"].map { identifiers.unique($0) }
    #expect(given == ["a", "a-2", "a-2-2", "a-3", "b"])
  }
}
