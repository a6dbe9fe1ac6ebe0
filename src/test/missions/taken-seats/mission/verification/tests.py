TESTS = {"Basics": [{"input": 1, "answer": 1}, {"input": 2, "answer": 2}]}
