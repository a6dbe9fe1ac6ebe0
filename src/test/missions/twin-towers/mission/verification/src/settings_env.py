ENVIRONMENTS = {"python_3": "python_3"}
