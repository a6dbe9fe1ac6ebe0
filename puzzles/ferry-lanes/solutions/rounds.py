# expect: ACCEPTED
def boarding(lanes: list[list[str]], capacity: int) -> list[str]:
    rounds = max((len(lane) for lane in lanes), default=0)
    order = [lane[i] for i in range(rounds) for lane in lanes if i < len(lane)]
    return order[:capacity]
