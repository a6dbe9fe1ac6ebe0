# expect: ACCEPTED
def most_berries(stones):
    best = {(0, False): stones[0]}
    for here in range(len(stones)):
        for tired in (False, True):
            if (here, tired) not in best:
                continue
            berries = best[here, tired]
            for step in (1, 2) if tired else (1, 2, 3):
                there = here + step
                if there < len(stones):
                    key = (there, step == 3)
                    total = berries + stones[there]
                    if key not in best or best[key] < total:
                        best[key] = total
    last = len(stones) - 1
    return max(best[key] for key in ((last, False), (last, True)) if key in best)
