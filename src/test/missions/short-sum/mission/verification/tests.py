TESTS = {"1. Basics": [{"input": 123, "answer": 6}, {"input": 0, "answer": 0}], "2. Big": [{"input": 10 ** 12 + 7, "answer": 8}]}
