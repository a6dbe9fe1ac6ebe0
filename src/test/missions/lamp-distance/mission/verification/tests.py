TESTS = {"Basics": [{"input": [3, 4], "answer": 5}, {"input": [1, 1], "answer": 1.4142}]}
