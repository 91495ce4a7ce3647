internal import CXML2

/// A parsed HTML page or XML file as a flat list of nodes in the order of the document.
///
/// Everything below a node lies between its index and its `end`, so that no walk needs recursion:
/// a page nested 100,000 deep costs no stack.
struct MarkupTree: Sendable {
  struct Node: Sendable {
    /// Lower-case local name of an element; empty for text.
    var name: String
    /// Text of a text node.
    var text: String
    /// Names in lower case.
    var attributes: [(name: String, value: String)]
    var parent: Int
    /// Index after the last node below this one.
    var end: Int

    subscript(_ attribute: String) -> String? {
      attributes.first { $0.name == attribute }?.value
    }
  }

  enum Language { case html, xml }

  private(set) var nodes: [Node] = []

  /// - Parameter bytes: UTF-8.
  /// - Throws: ``ReadingError/malformed(input:cause:)`` where the parser finds no element at all.
  init(_ bytes: [UInt8], as language: Language, input: String) throws(ReadingError) {
    // A NUL would end the C parser's text early.
    let clean = bytes.map { $0 == 0 ? 0x20 : $0 }
    let document = clean.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      return switch language {
      case .html: entente_html_parse(start, Int32(clamping: buffer.count))
      case .xml: entente_xml_parse(start, Int32(clamping: buffer.count))
      }
    }
    guard let document else {
      throw .malformed(input: input, cause: "no \(language == .html ? "HTML" : "XML") in it")
    }
    defer { xmlFreeDoc(document) }
    guard let root = xmlDocGetRootElement(document) else {
      throw .malformed(input: input, cause: "no \(language == .html ? "HTML" : "XML") in it")
    }
    copy(root)
  }

  private mutating func copy(_ root: xmlNodePtr) {
    var open: [Int] = []
    var at: xmlNodePtr? = root
    while let node = at {
      let added = append(node, parent: open.last ?? -1)
      if let child = node.pointee.children, node.pointee.type == XML_ELEMENT_NODE {
        if let added { open.append(added) }
        at = child
        continue
      }
      at = node
      // To the next sibling of the nearest ancestor that has one.
      while let current = at {
        if let next = current.pointee.next, current != root {
          at = next
          break
        }
        guard current != root, let parent = current.pointee.parent, parent != root else {
          at = nil
          break
        }
        if let closed = open.popLast() { nodes[closed].end = nodes.count }
        at = parent
      }
    }
    for index in open { nodes[index].end = nodes.count }
  }

  private mutating func append(_ node: xmlNodePtr, parent: Int) -> Int? {
    switch node.pointee.type {
    case XML_ELEMENT_NODE:
      nodes.append(
        Node(
          name: text(node.pointee.name).lowercased(), text: "", attributes: attributes(of: node),
          parent: parent, end: nodes.count + 1))
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      nodes.append(
        Node(
          name: "", text: text(node.pointee.content), attributes: [], parent: parent,
          end: nodes.count + 1))
    default: return nil
    }
    return nodes.count - 1
  }

  private func attributes(of node: xmlNodePtr) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    var at = node.pointee.properties
    // Hundreds of attributes are an attack, not a page.
    while let attribute = at, found.count < 100 {
      var value = ""
      var part = attribute.pointee.children
      while let piece = part {
        value += text(piece.pointee.content)
        part = piece.pointee.next
      }
      found.append((text(attribute.pointee.name).lowercased(), value))
      at = attribute.pointee.next
    }
    return found
  }

  private func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

extension MarkupTree {
  /// Indices of all elements of a name, in order.
  func elements(_ name: String, in range: Range<Int>? = nil) -> [Int] {
    (range ?? nodes.indices).filter { nodes[$0].name == name }
  }

  /// A node and everything below it.
  func subtree(_ index: Int) -> Range<Int> { index..<nodes[index].end }

  /// The direct children of a node.
  func children(of index: Int) -> [Int] {
    var found: [Int] = []
    var at = index + 1
    while at < nodes[index].end {
      found.append(at)
      at = nodes[at].end
    }
    return found
  }

  /// All text below a node, as it stands.
  func text(of index: Int) -> String {
    subtree(index).map { nodes[$0].text }.joined()
  }
}
