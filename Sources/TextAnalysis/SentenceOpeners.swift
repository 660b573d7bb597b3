/// Function words with which sentences begin: where one of them stands in capitals after `U.S.`,
/// the period has ended a sentence too.
enum SentenceOpeners {
    /// Whether a word, written with a capital and small letters, opens sentences.
    static func contains(_ word: PackedWord) -> Bool { openers.contains(word) }

    /// Whether a word opens sentences even where every word is in capitals, so that its capital
    /// proves nothing.
    static func containsInCapitals(_ word: PackedWord) -> Bool { inCapitals.contains(word) }

    /// Whether a German date goes on with this word after its day: `3. Oktober`.
    static func isGermanMonth(_ word: PackedWord) -> Bool { germanMonths.contains(word) }

    /// Whether a time of day goes on with this word: `5 p.m. Monday`, `9 a.m. Eastern`.
    static func followsClockTime(_ word: PackedWord) -> Bool { clockTime.contains(word) }

    private static func set(_ words: String) -> Set<PackedWord> {
        Set(words.split(whereSeparator: \.isWhitespace).compactMap { PackedWord($0) })
    }

    private static let inCapitals = set(
        "the he she it they we this these those however meanwhile there although"
    )

    private static let germanMonths = set(
        """
        januar jänner februar märz april mai juni juli august september oktober november dezember \
        jahrhundert
        """
    )

    private static let clockTime = set(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may \
        june july august september october november december eastern central pacific local gmt utc \
        est edt
        """
    )

    private static let openers = set(
        """
        the he she it they we you this that these those in on at but and a an as for if when while \
        after before however meanwhile his her its their there our my not so then to with by from \
        what who why how some many most both although despite last according since under also one \
        now yet still earlier later such each every other another during until because though \
        nevertheless moreover instead among all only here where
        le la les un une il elle ils elles on ce cette ces mais et dans en pour par sur avec selon \
        après depuis à des du au aux nous vous je
        der die das ein eine er sie es wir ich und aber im in am auf mit nach von für bei seit zu \
        dem den als wenn doch auch dies diese dieser
        el los las una y pero en con por para según según tras desde no se su sus este esta al del
        lo gli i uno nel nella con ma per secondo dopo che questo questa
        o os as um uma e mas em no na nos nas com por para segundo depois
        het de een hij zij ze wij maar en van op met voor bij
        bu bir ve ancak o de da
        он она оно они мы вы я это этот эта в во на но и а по с со к ко как так за из о об от у до \
        при для что когда если после однако также его её их все
        він вона воно вони ми ви це цей ця у в на але і й та по з із до за від як що коли після
        """
    )
}
