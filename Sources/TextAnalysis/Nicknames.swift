/// First names that stand for each other, in short forms and in the languages they are common in.
package enum Nicknames {
    /// The other forms of a folded first name, UTF-8; none for other words.
    package static func others(of form: [UInt8]) -> [[UInt8]] {
        var others: [[UInt8]] = []
        for group in groups where group.contains(form) {
            for name in group where name != form && !others.contains(name) { others.append(name) }
        }
        return others
    }

    private static let groups: [[[UInt8]]] = """
        william bill billy will willie liam
        robert bob bobby rob robbie
        richard dick rick ricky rich
        james jim jimmy jamie
        john jack johnny jon
        joseph joe joey
        jose pepe
        michael mike mick
        mikhail misha mykhailo
        thomas tom tommy
        edward ed eddie ted teddy ned
        theodore ted teddy
        charles charlie chuck
        david dave
        daniel dan danny
        anthony tony
        antonio tony
        benjamin benny
        samuel sam sammy
        stephen steven steve
        christopher chris
        nicholas nick
        nikolai nikolay kolya mykola
        alexander alex sasha aleksandr oleksandr
        matthew matt
        andrew andy drew
        andrei andrey andriy
        gerald gerry jerry
        lawrence larry
        kenneth ken kenny
        ronald ron ronnie
        donald don donnie
        elizabeth liz beth betty
        margaret maggie peggy
        katherine catherine kate kathy cathy
        patrick pat paddy
        patricia pat
        timothy tim
        gregory greg
        frederick fred freddy
        francis frank
        francisco pancho paco
        henry harry hank
        vladimir volodymyr vova volodya
        yevgeny evgeny yevhen zhenya
        sergei sergey serhiy
        dmitry dmitri dmytro dima
        pyotr petro petr
        yuri yury yuriy
        philip phil
        raymond ray
        walter walt
        victor vic viktor
        abraham abe
        zachary zach zack
        александр саша олександр
        владимир володимир вова володя
        михаил михаило миша
        николаи микола коля
        евгении женя
        сергеи сергии
        петр петро
        дмитрии дмитро дима
        юрии юра
        """.split(separator: "\n").map { $0.split(separator: " ").map { Array($0.utf8) } }
}
