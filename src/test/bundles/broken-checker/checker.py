def check(input, answer, output):
    return output["no such key"]
