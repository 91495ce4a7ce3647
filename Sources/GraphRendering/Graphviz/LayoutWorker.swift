import CGraphviz

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The other side of ``LayoutProcess``: a program that can lay out large graphs calls this first
/// thing in its `main`.
///
/// ```swift
/// if let status = LayoutWorker.serve(CommandLine.arguments) { exit(status) }
/// ```
public enum LayoutWorker {
  /// The argument that makes a program a worker.
  static let argument = "--layout-worker"
  /// Enough for some 100,000 edges; a layout that wants more is not going to end well.
  static let memory: UInt64 = 6 << 30

  /// Reads DOT from standard input, writes the drawing to standard output and returns the exit
  /// status; nil when the arguments ask for something else.
  public static func serve(_ arguments: [String]) -> Int32? {
    guard arguments.count == 4, arguments[1] == argument,
      let engine = LayoutEngine(rawValue: arguments[2])
    else { return nil }
    entente_gv_confine(memory)
    let dot = String(decoding: Descriptor.readAll(STDIN_FILENO), as: UTF8.self)
    do throws(RenderingError) {
      let bytes = try Graphviz.render(dot, engine: engine, format: arguments[3])
      return Descriptor.writeAll(bytes, to: STDOUT_FILENO) ? 0 : 1
    } catch {
      let message: String
      if case .graphviz(let stage, let cause) = error {
        message = stage + "\n" + cause
      } else {
        message = "lay the graph out\n\(error)"
      }
      _ = Descriptor.writeAll(Array(message.utf8), to: STDOUT_FILENO)
      return 3
    }
  }
}

/// Whole reads and writes.
enum Descriptor {
  static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress! + written, bytes.count - written)
      }
      if count > 0 { written += count } else if count < 0 && errno != EINTR { return false }
    }
    return true
  }
}
