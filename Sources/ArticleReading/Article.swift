/// One piece of news as it is read: what the graph of a document is made from.
public struct Article: Sendable, Hashable {
  /// Unique in its corpus; what edges name as their evidence's document.
  public var id: String
  public var title: String?
  /// All offsets of the graph count code points of exactly this text.
  public var text: String
  /// Publication day, ISO 8601 ("2021-12-30"); nil when unknown.
  public var date: String?
  public var url: String?

  public init(
    id: String, title: String? = nil, text: String, date: String? = nil, url: String? = nil
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.date = date
    self.url = url
  }
}
