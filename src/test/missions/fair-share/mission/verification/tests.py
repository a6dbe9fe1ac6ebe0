TESTS = {"1. Basics": [{"input": {"guests": 3, "cakes": 1}, "answer": 0.333}]}
