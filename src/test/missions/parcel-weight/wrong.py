def heaviest(parcels):
    return parcels[-1]
