@_exported public import ArticleReading
@_exported public import EntityLinking
@_exported public import GraphExchange
@_exported public import GraphModel
@_exported public import GraphRendering
@_exported public import GraphStore
@_exported public import Linguistics
@_exported public import RelationExtraction
