def tea_cups(wishes):
    return [sum(wish > done for wish in wishes) for done in range(max(wishes, default=0))]
