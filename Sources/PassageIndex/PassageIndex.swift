// PassageIndex
