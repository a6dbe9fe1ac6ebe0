TESTS = {
    "Basics": [
        {"input": [2, 1], "answer": [2, 1]},
        {"input": [], "answer": []},
    ],
    "Extra": [
        {"input": [3, 0, 3], "answer": [2, 2, 2]},
        {"input": [1, 5, 2, 2], "answer": [4, 3, 1, 1, 1]},
    ],
}
