public import EntityTagging
import Foundation

/// How documents that a program has are added to an index.
public struct AddingOptions: Sendable {
    /// Lists of entities to know besides those the library carries.
    public var entityLists: [String] = []
    /// Entities to know besides those.
    public var entities: [Entity] = []
    /// What finds the names in a text, in place of the library's own tagger.
    ///
    /// With it, the lists and entities above are not used. Giving the same ``TextTagger`` each time saves loading its lists.
    public var tagger: (any NameTagger)?
    /// How many documents are worked on at the same time.
    public var jobs = Jobs.usual

    /// Makes options with the usual settings.
    public init() {}
}

/// How much is done at the same time.
public enum Jobs {
    /// One job a processor.
    public static var usual: Int { ProcessInfo.processInfo.activeProcessorCount }
}
