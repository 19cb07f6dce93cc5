import Encoding
import Foundation
import TestSupport
import Testing

/// The map page in a real browser, without a network.
@Suite(.enabled(if: Command.isBuilt && Browser.isInstalled, "needs the command, Leaflet, Chromium"))
struct MapPageTests {
  @Test("The page works from a file: days, filters, cards, and a review that the tool takes back")
  func worksInBrowser() throws {
    let folder = try TemporaryFolder()
    let made = try Command.run(
      ["map", Command.sample, "-o", "map", "--quiet"], in: folder.path)
    #expect(made.status == 0, "\(made.messages)")
    let page = try folder.text("map/map.html")
    #expect(page.utf8.count < 1_000_000)
    let probed = try folder.add("map/probed.html", Browser.probed(page, with: Self.probe))
    let run = try Browser.dump(probed, in: folder.path)
    #expect(!run.messages.contains("CONSOLE"), "\(run.messages)")
    let answer = try #require(Browser.answer(run.output))
    #expect(answer["faults"]?.array?.isEmpty == true, "\(answer.text())")
    #expect(answer["requests"]?.int == 0)

    // As of each day the page shows the very claims that the ledger holds on it.
    let days = try #require(answer["days"]?.array)
    #expect(days.count > 3)
    for day in days {
      #expect(day["shown"] == day["expected"], "\(day.text())")
    }
    #expect(Set(days.compactMap { $0["shown"]?.int }).count > 2)
    #expect((answer["filtered"]?.int ?? .max) < (answer["unfiltered"]?.int ?? 0))
    #expect(answer["quote"] == answer["quoteShown"])
    #expect((answer["marks"]?.int ?? 0) > 0)

    let table = try #require(answer["corrections"]?.string)
    try folder.add("corrections.csv", table)
    let again = try Command.run(
      ["map", Command.sample, "-o", "again", "--quiet", "--corrections", "corrections.csv"],
      in: folder.path)
    #expect(again.messages.isEmpty, "\(again.messages)")
    let reviewed = try #require(answer["reviewed"]?.string)
    let edited = try #require(answer["edited"]?.string)
    let lines = try folder.text("again/claims.jsonl").split(separator: "\n")
    for line in lines {
      let claim = try JSONParser.parse(Array(line.utf8))
      let id = claim["id"]?.string
      let expected = id == reviewed ? "accepted" : id == edited ? "edited" : "open"
      #expect(claim["review"]?.string == expected)
      if id == edited { #expect(claim["target"]?.string == "=the \"Blues\", all") }
    }
  }

  @Test("Without Leaflet the map has no page and says how to get one")
  func saysWhatIsMissing() throws {
    let folder = try TemporaryFolder()
    let run = try Command.run(
      ["map", Command.sample, "-o", "map", "--quiet", "--leaflet", "nowhere"], in: folder.path)
    #expect(run.status == 66)
    #expect(run.messages.contains("nowhere: no Leaflet for the map page"))
  }

  /// Works the page as a person does, then writes what it saw into the document.
  private static let probe = """
    const faults = [];
    addEventListener('error', event => faults.push(String(event.message)));
    document.addEventListener('securitypolicyviolation', event => faults.push(event.violatedDirective));
    const blobs = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = blob => { blobs.push(blob); return create.call(URL, blob); };
    const $ = id => document.getElementById(id);
    const tick = () => new Promise(done => setTimeout(done, 30));
    const onMap = () => Number($('status').textContent.split(' ')[0].replaceAll(',', ''));
    addEventListener('load', async () => {
      await tick();
      const data = JSON.parse($('data').textContent);
      const answer = { faults, days: [], marks: Number($('map').dataset.marks) };
      const slider = $('day');
      const choose = async day => {
        slider.value = day;
        slider.dispatchEvent(new Event('input'));
        await tick();
      };
      for (let day = Number(slider.min); day <= Number(slider.max); day += 1) {
        await choose(day);
        const expected = data.claims.filter(claim => !claim.reason && (claim.begin === undefined
          || claim.begin <= day && (claim.finish === undefined || day <= claim.finish))).length;
        answer.days.push({ day, shown: onMap(), expected });
      }
      answer.unfiltered = onMap();
      $('filters').open = true;
      await tick();
      const box = $('facets').querySelector('input');
      box.click();
      await tick();
      answer.filtered = onMap();
      $('clear').click();
      await tick();
      const item = $('list-claims').querySelector('[data-claim]');
      const claim = data.claims[Number(item.dataset.claim)];
      item.click();
      await tick();
      answer.quote = claim.quote;
      answer.quoteShown = $('card').querySelector('blockquote').textContent;
      $('card').querySelector('.verdict.accepted').click();
      await tick();
      answer.reviewed = claim.id;
      $('close').click();
      await tick();
      const second = $('list-claims').querySelectorAll('[data-claim]')[1];
      answer.edited = data.claims[Number(second.dataset.claim)].id;
      second.click();
      await tick();
      const field = [...$('card').querySelectorAll('.fields label')]
        .find(label => label.textContent.startsWith('Against')).querySelector('input');
      field.value = '=the "Blues", all';
      field.dispatchEvent(new Event('change'));
      await tick();
      $('download').click();
      answer.corrections = await blobs[0].text();
      answer.requests = performance.getEntriesByType('resource').length;
      const out = document.createElement('pre');
      out.id = 'answer';
      out.textContent = JSON.stringify(answer);
      document.body.append(out);
    });
    """
}

/// Chromium without a window.
enum Browser {
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static var isInstalled: Bool {
    path != nil
      && FileManager.default.fileExists(atPath: "/usr/share/javascript/leaflet/leaflet.css")
  }

  /// The page with a script before its own, which its policy is made to admit.
  static func probed(_ page: String, with script: String) -> String {
    let bytes = sha256(Array(script.utf8))
    let digest = stride(from: 0, to: bytes.count, by: 2).compactMap {
      UInt8(bytes.dropFirst($0).prefix(2), radix: 16)
    }
    return page.replacingOccurrences(
      of: "script-src ", with: "script-src 'sha256-\(Data(digest).base64EncodedString())' "
    ).replacingOccurrences(of: "</head>", with: "<script>\(script)</script></head>")
  }

  /// The document as it stands after its scripts have run.
  static func dump(_ page: String, in folder: String) throws -> Command.Outcome {
    try Command.program(
      path ?? "",
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader", "--user-data-dir=\(folder)/profile",
        "--window-size=1280,800",
        "--enable-logging=stderr", "--virtual-time-budget=60000", "--dump-dom", "file://\(page)",
      ], in: folder)
  }

  static func answer(_ document: String) -> JSONValue? {
    guard let open = document.range(of: "<pre id=\"answer\">"),
      let close = document.range(of: "</pre>", range: open.upperBound..<document.endIndex)
    else { return nil }
    let text = document[open.upperBound..<close.lowerBound]
      .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&nbsp;", with: "\u{A0}")
      .replacingOccurrences(of: "&amp;", with: "&")
    return try? JSONParser.parse(Array(text.utf8))
  }
}
