/// Sizes as people read them.
enum ByteSize {
    static func text(_ bytes: Int) -> String {
        bytes >= 1 << 20
            ? "\(bytes >> 20) MB" : bytes >= 1 << 10 ? "\(bytes >> 10) KB" : "\(bytes) bytes"
    }
}
