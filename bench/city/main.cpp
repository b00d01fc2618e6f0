// citygauge_city S|M|L FOLDER: writes the layers of the generated city, the same on every machine.
#include <gdal_priv.h>

#include <exception>
#include <iostream>
#include <string>

#include "city/city.hpp"

int main(int count, char** arguments) {
  if (count != 3 || std::string(arguments[1]).size() != 1) {
    std::cerr << "usage: citygauge_city S|M|L FOLDER\n";
    return 2;
  }
  try {
    GDALAllRegister();
    CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    using namespace citygauge::bench;
    const City city = city_of_size(*arguments[1]);
    for (const auto write : {write_districts, write_streets, write_stops, write_patches, write_buildings,
                             write_corridors, write_land_cover})
      write(city, arguments[2]);
  } catch (const std::exception& error) {
    std::cerr << "citygauge_city: " << error.what() << '\n';
    return 1;
  }
}
