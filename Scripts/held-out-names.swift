/// Whether a Latin word is kept from the table of names, to measure by: one in ten, the same in every run.
func isHeldOut(_ word: String) -> Bool {
    var hash: UInt32 = 2_166_136_261
    for byte in word.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash % 10 == 0
}
