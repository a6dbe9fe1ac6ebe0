TESTS = {"Basics": [{"input": [3, 4], "answer": 6.0}, {"input": [1, 1], "answer": 0.5}]}
