TESTS = {"1. Yard": [1, 2, 0], "2. Cave": [3, 1, 0], "3. Random": ""}
