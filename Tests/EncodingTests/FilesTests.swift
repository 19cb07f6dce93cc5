import Foundation
import TestSupport
import Testing

@testable import Encoding

struct FilesTests {
  /// Runs `body` in a folder of its own and removes it.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "/encoding-" + UUID().uuidString
    try createFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func writesWholeFilesAndLeavesNothingBeside() throws {
    try inFolder { folder in
      let path = folder + "/a.txt"
      let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
      try writeFile(bytes, to: path, replacing: false)
      #expect(try readFile(path) == bytes)
      try writeFile([], to: path, replacing: true)
      #expect(try readFile(path) == [])
      #expect(try listFolder(folder) == ["a.txt"])
    }
  }

  @Test func anExistingFileIsRefused() throws {
    try inFolder { folder in
      let path = folder + "/a.txt"
      try writeFile([1], to: path, replacing: false)
      let fault = #expect(throws: FileFault.self) {
        try writeFile([2], to: path, replacing: false)
      }
      #expect(fault?.exists == true)
      #expect(try readFile(path) == [1])
      #expect(try listFolder(folder) == ["a.txt"])
    }
  }

  @Test func aLinkThatLeadsNowhereIsRefusedToo() throws {
    try inFolder { folder in
      let path = folder + "/link"
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: folder + "/away")
      let fault = #expect(throws: FileFault.self) {
        try writeFile([1], to: path, replacing: false)
      }
      #expect(fault?.exists == true)
      #expect(try listFolder(folder) == ["link"])
    }
  }

  @Test func aFailureLeavesTheTargetAsItWas() throws {
    try inFolder { folder in
      // A folder of that name: the rename fails at the very end.
      try createFolder(folder + "/taken/inside")
      #expect(throws: FileFault.self) {
        try writeFile([1], to: folder + "/taken", replacing: true)
      }
      #expect(try listFolder(folder) == ["taken"])
      #expect(fileKind(folder + "/taken/inside") == .folder)
      // A folder on the way that is not there, and one that is a file.
      let missing = #expect(throws: FileFault.self) {
        try writeFile([1], to: folder + "/no/a.txt", replacing: true)
      }
      #expect(missing?.isMissing == true)
      try writeFile([7], to: folder + "/file", replacing: false)
      #expect(throws: FileFault.self) {
        try writeFile([1], to: folder + "/file/a.txt", replacing: true)
      }
      #expect(try readFile(folder + "/file") == [7])
      #expect(try listFolder(folder) == ["file", "taken"])
    }
  }

  @Test func twoWritersOfOneFileDoNotMix() throws {
    try inFolder { folder in
      let path = folder + "/a"
      let first = try OutputFile(path, replacing: true)
      try first.append([1, 1])
      let second = try OutputFile(path, replacing: true)
      try second.append([2])
      try first.append([1])
      try second.finish()
      #expect(try readFile(path) == [2])
      try first.finish()
      #expect(try readFile(path) == [1, 1, 1])
      #expect(try listFolder(folder) == ["a"])
    }
  }

  @Test func anUnfinishedFileLeavesNothing() throws {
    try inFolder { folder in
      do {
        let file = try OutputFile(folder + "/a", replacing: true)
        try file.append([1])
      }
      #expect(try listFolder(folder).isEmpty)
      // What a killed process left is used up.
      try writeFile([9, 9, 9], to: folder + "/.b.part", replacing: true)
      try writeFile([7], to: folder + "/b", replacing: false)
      #expect(try readFile(folder + "/b") == [7])
      #expect(try listFolder(folder) == ["b"])
    }
  }

  @Test func aFolderIsLockedOnce() throws {
    try inFolder { folder in
      do {
        let lock = try FolderLock(folder)
        #expect(lock != nil)
        #expect(try FolderLock(folder) == nil)
      }
      #expect(try FolderLock(folder) != nil)
      #expect(throws: FileFault.self) { try FolderLock(folder + "/none") }
    }
  }

  @Test func foldersGoWithWhatIsInThem() throws {
    try inFolder { folder in
      try createFolder(folder + "/a/b/c")
      try writeFile([1], to: folder + "/a/b/file", replacing: false)
      try writeFile([1], to: folder + "/kept", replacing: false)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/a/link", withDestinationPath: folder + "/kept")
      #expect(exchange(folder + "/a", folder + "/kept"))
      #expect(fileKind(folder + "/kept") == .folder)
      try renameFile(folder + "/a", to: folder + "/safe")
      removeFolder(folder + "/kept")
      #expect(try listFolder(folder) == ["safe"])
    }
  }

  @Test func readingHasALimit() throws {
    try inFolder { folder in
      let path = folder + "/a"
      try writeFile([1, 2, 3], to: path, replacing: false)
      #expect(try readFile(path, limit: 3) == [1, 2, 3])
      let fault = #expect(throws: FileFault.self) { try readFile(path, limit: 2) }
      #expect(fault?.isTooLarge == true)
      let endless = #expect(throws: FileFault.self) { try readFile("/dev/zero", limit: 100_000) }
      #expect(endless?.isTooLarge == true)
      let missing = #expect(throws: FileFault.self) { try readFile(folder + "/b") }
      #expect(missing?.isMissing == true)
      #expect(throws: FileFault.self) { try readFile(folder) }
    }
  }

  @Test func foldersAreListedByTheirBytes() throws {
    try inFolder { folder in
      for name in ["b", "B", "é", "a b", ".x"] {
        try writeFile([], to: "\(folder)/\(name)", replacing: false)
      }
      #expect(try listFolder(folder) == [".x", "B", "a b", "b", "é"])
      try createFolder(folder)
      #expect(throws: FileFault.self) { try createFolder(folder + "/b") }
      #expect(throws: FileFault.self) { try listFolder(folder + "/none") }
    }
  }

  @Test(arguments: [
    ("a/b/c", "a/b", "c"), ("c", ".", "c"), ("/c", "/", "c"), ("/", "/", ""),
  ])
  func partsOfPaths(path: String, folder: String, name: String) {
    #expect(parentFolder(path) == folder)
    #expect(fileName(path) == name)
  }

  /// Vectors of FIPS 180-4's examples and NIST's short message tests.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func digests(text: String, expected: String) {
    #expect(sha256(text.utf8) == expected)
  }
}
