class Parade:
    def __init__(self, names):
        pass
