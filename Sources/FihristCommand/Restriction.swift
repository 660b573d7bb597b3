import Fihrist

/// Something that holds a search to a part of the corpus.
enum Restriction {
    case facet(Facet, values: [String])
    case dates(from: String?, to: String?)
    case paths([String])

    /// What a request is held to, values of one facet together.
    static func all(of request: SearchRequest) -> [Restriction] {
        var restrictions: [Restriction] = Facet.allCases.compactMap { facet in
            let values = request.filters.filter { $0.facet == facet }.map(\.value)
            return values.isEmpty ? nil : .facet(facet, values: values)
        }
        if request.from != nil || request.to != nil {
            restrictions.append(.dates(from: request.from, to: request.to))
        }
        if !request.paths.isEmpty { restrictions.append(.paths(request.paths)) }
        return restrictions
    }

    /// What people read.
    var name: String {
        switch self {
        case .facet(let facet, let values):
            "\(facet.rawValue) \(values.joined(separator: " or "))"
        case .dates(let from, let to):
            [from.map { "from \($0)" }, to.map { "to \($0)" }].compactMap { $0 }
                .joined(separator: " ")
        case .paths(let paths): "path \(paths.joined(separator: " or "))"
        }
    }

    /// The request without it.
    func removed(from request: SearchRequest) -> SearchRequest {
        var request = request
        switch self {
        case .facet(let facet, _): request.filters.removeAll { $0.facet == facet }
        case .dates: (request.from, request.to) = (nil, nil)
        case .paths: request.paths = []
        }
        return request
    }

    /// The request with none of them.
    static func removeAll(from request: SearchRequest) -> SearchRequest {
        all(of: request).reduce(request) { $1.removed(from: $0) }
    }
}
