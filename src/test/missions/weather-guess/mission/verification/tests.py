TESTS = {"Days": [{"input": [10, 12, 14], "answer": 16}, {"input": [5, 5, 5], "answer": 5}]}
