/// In how many passages and documents each value of a facet occurs.
///
/// Pages of an array by value, because values are small numbers and there are many. Passages of one document
/// come one after the other: a document counts for a value when it is not the value's last one.
package final class ValueCounts {
    /// How often a value occurs.
    package struct Tally {
        package fileprivate(set) var value: UInt32
        package fileprivate(set) var passages: UInt32
        package fileprivate(set) var documents: UInt32
        fileprivate var lastDocument: UInt32
    }

    private typealias Page = UnsafeMutablePointer<Tally>

    private static let pageSize: UInt32 = 256
    private static let nothing = Tally(value: 0, passages: 0, documents: 0, lastDocument: 0)

    private var pages: [Page?] = []
    /// The values that occur.
    private var values: [UInt32] = []
    /// Passages that are all of their documents, by the number of their group.
    private var grouped: [UInt32] = []
    private var groups: CountryGroups?

    package init() {}

    deinit { for page in pages { page?.deallocate() } }

    @inline(__always)
    private func tally(of value: UInt32) -> UnsafeMutablePointer<Tally> {
        let number = Int(value / Self.pageSize)
        let page = number < pages.count ? pages[number] : nil
        // Safe: a page has room for its size, and all of it is initialized.
        let tally = (page ?? addPage(number)) + Int(value % Self.pageSize)
        if tally.pointee.passages == 0 {
            tally.pointee.value = value
            values.append(value)
        }
        return tally
    }

    private func addPage(_ number: Int) -> Page {
        let missing = number + 1 - pages.count
        if missing > 0 { pages.append(contentsOf: repeatElement(nil, count: missing)) }
        let page = Page.allocate(capacity: Int(Self.pageSize))
        page.initialize(repeating: Self.nothing, count: Int(Self.pageSize))
        pages[number] = page
        return page
    }

    /// Counts a value of a passage of a document.
    @inline(__always)
    func add(_ value: UInt32, document: UInt32) {
        let tally = tally(of: value)
        tally.pointee.passages &+= 1
        if tally.pointee.lastDocument != document {
            tally.pointee.documents &+= 1
            tally.pointee.lastDocument = document
        }
    }

    /// Hands out room to count passages that are all of their documents, by group.
    ///
    /// - Parameters:
    ///   - groups: Where the groups' numbers are from.
    ///   - body: Gets the counts, one for each group there is by now.
    func countGroups(
        _ groups: CountryGroups,
        _ body: (UnsafeMutableBufferPointer<UInt32>) -> Void
    ) {
        self.groups = groups
        let missing = groups.count - grouped.count
        if missing > 0 { grouped.append(contentsOf: repeatElement(0, count: missing)) }
        grouped.withUnsafeMutableBufferPointer { body($0) }
    }

    /// The values that occur, in no order.
    package var found: [Tally] {
        groups?.sets.forEachCountry(grouped) { country, count in
            let tally = tally(of: country)
            tally.pointee.passages &+= count
            tally.pointee.documents &+= count
        }
        grouped = []
        return values.map { tally(of: $0).pointee }
    }
}
