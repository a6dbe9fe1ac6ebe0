def heaviest(parcels):
    return sorted(parcels)[-1]
