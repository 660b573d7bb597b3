/// The pieces of one input, cut off as they are asked for.
///
/// The input is open while the iterator lives. Memory is bounded by the piece size and the longest
/// record.
package struct PieceSequence: Sequence {
    private let start: () -> Iterator

    init(_ start: @escaping () -> Iterator) {
        self.start = start
    }

    package func makeIterator() -> Iterator { start() }

    package struct Iterator: IteratorProtocol {
        private enum State {
            case one(InputPiece)
            case stream(RecordStream)
            case done
        }

        private var state: State

        init(_ piece: InputPiece) { state = .one(piece) }

        init(refusing skipped: SkippedInput) {
            state = .one(InputPiece(origin: skipped.uri, content: .refused(skipped)))
        }

        init(_ stream: RecordStream) { state = .stream(stream) }

        package mutating func next() -> InputPiece? {
            switch state {
            case .one(let piece):
                state = .done
                return piece
            case .stream(let stream):
                return stream.next()
            case .done:
                return nil
            }
        }
    }
}
