import Foundation
import Testing

@testable import EntenteCLI

@Suite("entente lexicon") struct LexiconCommandTests {
  @Test("the shipped lexicon is sound")
  func shipped() throws {
    let result = try BuiltCommand.run(["lexicon", "check"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.hasSuffix("nothing wrong") })
  }

  @Test("every faulty line is named on standard error, and the exit code is 2")
  func faults() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "verb\twarn\tthreaten\nverb\twarn\tthreats\nvreb\twarn\n", to: "mine.tsv")
    let result = try BuiltCommand.run(["lexicon", "check", path])
    #expect(result.status == 2)
    #expect(
      result.errors == """
        entente: \(path): line 2: the family "threats" is unknown
        entente: \(path): line 3: the kind "vreb" is none of verb, noun, adjective, role

        """)
    #expect(result.output == "\(path): 1 sense, 2 lines wrong\n")
  }

  @Test("standard input is checked too, and what is no text is refused")
  func input() throws {
    let good = try BuiltCommand.run(
      ["lexicon", "check", "-"], input: Data("verb\twarn\tthreaten\n".utf8))
    #expect(good.output == "standard input: 1 sense, nothing wrong\n")
    let bad = try BuiltCommand.run(["lexicon", "check", "-"], input: Data([0xFF, 0xFE, 0x00]))
    #expect(bad.status == 2)
    #expect(bad.errors.contains("UTF-8"))
    #expect(try BuiltCommand.run(["lexicon", "check", "/no/such/file"]).status == 2)
  }

  @Test("a word's senses are shown; a word without any exits 1; no word is wrong usage")
  func show() throws {
    let result = try BuiltCommand.run(["lexicon", "show", "warn"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("verb\twarn\t"))
    #expect(try BuiltCommand.run(["lexicon", "show", "xyzzy"]).status == 1)
    #expect(try BuiltCommand.run(["lexicon", "show"]).status == 64)
  }

  @Test("a faulty file of --lexicon stops a run before it reads")
  func faultyFlag() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("verb\twarn\tthreats\n", to: "mine.tsv")
    let result = try BuiltCommand.run(["extract", "--lexicon", path])
    #expect(result.status == 2)
    #expect(result.errors.contains("line 1: the family"))
  }
}
