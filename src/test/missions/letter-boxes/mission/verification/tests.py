TESTS = {"Basics": [{"input": [4, 4, 7], "answer": {4: 2, 7: 1}}]}
