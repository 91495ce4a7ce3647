internal import CDigest

/// SHA-256 (FIPS 180-4), for fingerprints of texts and for ids made from content.
public enum SHA256 {
  /// The digest of the bytes: 32 bytes. O(n).
  public static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
    digest(of: bytes, plainly: false)
  }

  /// - Parameter plainly: without the processor's own instructions for it.
  static func digest(of bytes: some Sequence<UInt8>, plainly: Bool) -> [UInt8] {
    func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
        entente_sha256(bytes.baseAddress, bytes.count, plainly ? 1 : 0, digest.baseAddress)
        count = 32
      }
    }
    return bytes.withContiguousStorageIfAvailable(digest)
      ?? Array(bytes).withUnsafeBufferPointer(digest)
  }

  /// The digest of a string's UTF-8 in lower-case hexadecimal: 64 characters.
  public static func hex(of text: String) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text = text
    let digest = text.withUTF8 { SHA256.digest(of: $0) }
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
