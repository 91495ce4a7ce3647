import Foundation
import Testing

@testable import EntenteCLI

@Suite("The built command")
struct EntenteCommandTests {
  @Test("--version and --help answer on standard output and exit 0")
  func answers() throws {
    let version = try BuiltCommand.run(["--version"])
    #expect(version.output == "entente \(EntenteCommand.version)\n")
    #expect(version.status == 0)
    let help = try BuiltCommand.run(["--help"])
    #expect(help.output.contains("usage: entente COMMAND"))
    #expect(!help.output.contains("\u{1B}"))
    #expect(help.status == 0)
  }

  @Test("a wrong command line is one error line on standard error and exit 64")
  func usage() throws {
    let result = try BuiltCommand.run(["hepl"])
    #expect(result.output.isEmpty)
    #expect(result.errors == "entente: no command 'hepl'; did you mean 'help'?\n")
    #expect(result.status == 64)
  }

  @Test("a reader that goes away ends the command quietly")
  func closedPipe() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      // The reader closes its end at once; the writer sees that when it writes.
      "-c", "{ (sleep 0.1; '\(BuiltCommand.url.path)' man; echo status $? >&2) | true; } 2>&1",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == "status 0\n")
  }

  @Test("a failing standard output is reported")
  func fullDevice() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "'\(BuiltCommand.url.path)' man > /dev/full"]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text.hasPrefix("entente: standard output: "))
    #expect(process.terminationStatus == 2)
  }
}
