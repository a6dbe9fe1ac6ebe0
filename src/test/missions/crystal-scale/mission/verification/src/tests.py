TESTS = {
    "Rank_01": [
        {"input": [[1, 2], [4]], "answer": "right"},
        {"input": [[5], [2, 2]], "answer": "left"},
        {"input": [[3], [1, 2]], "answer": "none"},
    ]
}
