TESTS = {"Basics": [{"input": 1, "answer": 1}]}
