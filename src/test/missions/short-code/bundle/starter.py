def checkio(data):
    return data
