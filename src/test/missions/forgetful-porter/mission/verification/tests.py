TESTS = {"Few": 2, "Many": 5}
