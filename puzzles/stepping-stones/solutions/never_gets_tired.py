# expect: WRONG_ANSWER Tired frog
def most_berries(stones):
    best = [stones[0]]
    for i in range(1, len(stones)):
        best.append(max(best[max(0, i - 3):i]) + stones[i])
    return best[-1]
