TESTS = {"1. Short": [["red", "blue"], 2], "2. Long": [["a", "b", "c"], 3]}
