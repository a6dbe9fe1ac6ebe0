TESTS = {"Nights": [{"input": days[:-1], "answer": days} for days in ([1, 2, 3, 4], [9, 7, 5, 3])]}
