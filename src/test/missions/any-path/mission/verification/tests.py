TESTS = {"Basics": [{"input": 4, "answer": (1, 4)}, {"input": 1, "answer": (1, 1)}]}
