import Testing

@testable import MapPage

@Suite struct LeafletTests {
  @Test func dropsSourceMapsAndReferences() {
    let leaflet = Leaflet(
      script: "var a = '</script>';\n//# sourceMappingURL=leaflet.js.map\n",
      style: "a{background:url(images/layers.png)} b{behavior:url(#default#VML);color:red}")
    #expect(!leaflet.script.contains("</script"))
    #expect(leaflet.script.contains("var a = '<\\/script>'"))
    #expect(!leaflet.script.contains("sourceMappingURL"))
    #expect(leaflet.script.contains("Redistribution and use"))
    #expect(leaflet.style == "a{background:none} b{behavior:none;color:red}")
  }

  @Test func saysWhatToDoWithoutALibrary() {
    #expect {
      _ = try Leaflet(folder: "no-such-folder")
    } throws: { error in
      "\(error)".contains("no-such-folder") && "\(error)".contains("leaflet.js")
    }
  }

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("66", "Zg=="), ("666f", "Zm8="), ("666f6f", "Zm9v"), ("666f6f62", "Zm9vYg=="),
    ("666f6f6261", "Zm9vYmE="), ("666f6f626172", "Zm9vYmFy"), ("fbffbf", "+/+/"),
  ])
  func encodesBase64(hexadecimal: String, expected: String) {
    #expect(base64(ofHexadecimal: hexadecimal) == expected)
  }
}
