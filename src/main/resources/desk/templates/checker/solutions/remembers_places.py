# expect: ACCEPTED
def pair(numbers, total):
    places = {}
    for place, number in enumerate(numbers):
        if total - number in places:
            return [places[total - number], place]
        places[number] = place
