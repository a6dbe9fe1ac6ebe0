def heaviest(parcels):
    return 0


if __name__ == '__main__':
    assert heaviest([3, 5]) == 5
