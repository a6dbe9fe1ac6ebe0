TESTS = {"Basics": [{"input": [1], "answer": 1}, {"input": [{1, 2}], "answer": 1}]}
