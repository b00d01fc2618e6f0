"""The share of permeable land cover (classes 1 to 3) per district, by exactextract.

    exactextract_peer.py raster CITY_FOLDER VALUES.json"""

import json
import sys
from pathlib import Path

import geopandas
from exactextract import exact_extract

CITY = Path(sys.argv[2])


def share(properties):
    fractions = zip(properties["unique"], properties["frac"])
    return float(sum(fraction for land, fraction in fractions if land <= 3))


if __name__ == "__main__":
    districts = geopandas.read_file(CITY / "districts.gpkg", engine="pyogrio")
    features = exact_extract(str(CITY / "landcover.tif"), districts, ["unique", "frac"], include_cols=["did"])
    values = {str(feature["properties"]["did"]): share(feature["properties"]) for feature in features}
    Path(sys.argv[3]).write_text(json.dumps(values))
