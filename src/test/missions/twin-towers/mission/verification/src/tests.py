TESTS = {"Rank_01": [{"input": [[1, 2, 4], 6], "answer": True}, {"input": [[1], 2], "answer": False}]}
