TESTS = {"1st": {"hidden": 42, "turns": 7}, "2nd": {"hidden": 1, "turns": 7}}
