TESTS = {"Rank_01": [{"input": ["eel"], "answer": "l"}, {"input": ["oak"], "answer": "oak"}], "Rank_02": ()}
