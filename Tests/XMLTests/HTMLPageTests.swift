import Testing

@testable import XML

@Suite struct HTMLPageTests {
  private func read(_ text: String) throws -> HTMLNode {
    try HTMLPage.read(Array(text.utf8), encoding: "UTF-8")
  }

  @Test func brokenPagesAreMended() throws {
    let root = try read("<p CLASS=x>One<p>Two &eacute;&nbsp;&#8217;<br><b>three</i>")
    #expect(root.name == "html")
    var names: [String] = []
    root.visit {
      names.append($0.name)
      return true
    }
    #expect(names == ["html", "body", "p", "p", "br", "b"])
    #expect(root.text == "OneTwo \u{E9}\u{A0}\u{2019}three")
    var classes: [String] = []
    root.visit {
      if let name = $0["class"] { classes.append(name) }
      return true
    }
    #expect(classes == ["x"])
  }

  @Test func scriptsKeepTheirText() throws {
    let root = try read("<script type=a>{\"x\": \"<b>&amp;</b>\"}</script><p>One")
    #expect(root.text == "{\"x\": \"<b>&amp;</b>\"}One")
  }

  @Test func whatAVisitRefusesIsPassedOver() throws {
    var names: [String] = []
    try read("<div><nav><a>x</a></nav><p>y</p></div>").visit {
      names.append($0.name)
      return $0.name != "nav"
    }
    #expect(names == ["html", "body", "div", "nav", "p"])
  }

  @Test func deepPagesAreRefusedAndLessDeepOnesAreNot() throws {
    #expect(throws: XMLFault.self) { try read(String(repeating: "<div>", count: 300)) }
    #expect(try read(String(repeating: "<div>", count: 200) + "x").text == "x")
  }

  @Test func unknownEncodingsAreNamed() {
    let fault = #expect(throws: XMLFault.self) {
      try HTMLPage.read(Array("<p>".utf8), encoding: "klingon")
    }
    #expect(fault?.message.contains("klingon") == true)
  }

  @Test func emptyPagesAreFaults() {
    #expect(throws: XMLFault.self) { try read("") }
  }

  @Test func entitiesOfADoctypeAreNotFetched() throws {
    let page = "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><p>a&x;b</p>"
    #expect(try read(page).text.contains("&x"))
  }
}
