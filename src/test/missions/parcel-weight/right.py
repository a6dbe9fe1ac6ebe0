def heaviest(parcels):
    return max(parcels)
