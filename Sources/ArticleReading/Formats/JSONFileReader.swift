/// Reads the articles of a JSON file: one object, a list of them, or an object that holds a list.
enum JSONFileReader {
  static let maximumBytes = 256 << 20

  /// - Throws: ``ReadingError`` where the bytes are no JSON or hold no article.
  static func items(
    of bytes: [UInt8], idPrefix: String, input: String
  ) throws(ReadingError) -> [ArticleItem] {
    let value: JSONValue
    do throws(JSONError) { value = try JSONParser.value(of: bytes) } catch {
      throw .malformed(input: input, cause: error.description)
    }
    if value["schema"]?.string?.hasPrefix("entente.graph") == true {
      throw .malformed(
        input: input, cause: "a graph, not an article; 'entente merge' and 'render' read graphs")
    }
    if value["text"] != nil || articleText(value) != nil {
      return [item(of: value, id: idPrefix, input: input)]
    }
    let lists = ["articles", "documents", "items", "data"]
    guard case .array(let values)? = lists.lazy.compactMap({ value[$0] }).first ?? Optional(value)
    else {
      throw .malformed(input: input, cause: "no \"text\" in it, and no list of articles")
    }
    return values.enumerated().map { item(of: $1, id: "\(idPrefix)#\($0 + 1)", input: input) }
  }

  private static func articleText(_ value: JSONValue) -> JSONValue? {
    value["text"] ?? value["articleBody"] ?? value["body"] ?? value["content"]
  }

  private static func item(of value: JSONValue, id: String, input: String) -> ArticleItem {
    guard case .object(var members) = value else {
      return .failure(
        ReadingFailure(
          id: id, input: input, cause: "\(value.kindName) stands where an object should"))
    }
    func name(_ name: String, _ found: JSONValue?) {
      guard value[name] == nil, let found else { return }
      members.append(JSONValue.Member(name: name, value: found))
    }
    name("id", .string(id))
    name("text", articleText(value))
    name("title", value["headline"])
    name("date", value["datePublished"] ?? value["published"])
    do throws(ArticleRecord.Failure) {
      return .article(try ArticleRecord.article(of: .object(members)))
    } catch {
      return .failure(ReadingFailure(id: error.id ?? id, input: input, cause: error.cause))
    }
  }
}
