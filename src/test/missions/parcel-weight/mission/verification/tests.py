TESTS = {
    "Edge": [{"input": [1], "answer": 1}],
    "Basics": [
        {"input": [3, 5], "answer": 5, "explanation": "5 is more than 3"},
        {"input": (7,), "answer": 7, "explanation": [7]},
        {"input": [2, 9, 4], "answer": 9},
        {"input": [6, 6], "answer": 6},
    ],
}
