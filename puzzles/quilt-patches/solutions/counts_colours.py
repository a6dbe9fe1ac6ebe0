# expect: WRONG_ANSWER Mirror images
def different(patches):
    return len({"".join(sorted("".join(patch))) for patch in patches})
