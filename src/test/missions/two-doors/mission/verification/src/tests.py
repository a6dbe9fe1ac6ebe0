TESTS = {
    "Rank_01": [
        {"input": (2, 4), "open": True},
        {"input": (-1, 4), "open": True, "show": "way_out(-1, 4)"},
        {"input": (5, 4), "open": False},
    ]
}
