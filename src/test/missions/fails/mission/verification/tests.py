TESTS = {}
TESTS["Basics"].append(1)
