class Parade:
    def __init__(self, names):
        self.pets = set(names)

    def join(self, name):
        self.pets.add(name)

    def names(self):
        return sorted(self.pets)
