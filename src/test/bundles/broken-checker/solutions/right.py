# expect: ACCEPTED
def checkio(number: int) -> dict:
    return {"answer": number}
