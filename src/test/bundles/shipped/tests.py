TESTS = {
    "Basics": [
        {"input": [[1, 3, 2]], "answer": 3, "sample": True},
        {"input": [[5]], "answer": 5},
    ],
    "Edge": [{"input": [[-1, -2]], "answer": -1}, {"input": [[0, 0]], "answer": 0}],
}
