# What an installation holds, and the Debian package made of it (scripts/package.sh).
include(GNUInstallDirs)
set(data_destination ${CMAKE_INSTALL_DATADIR}/citygauge)

install(TARGETS citygauge RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# The program finds these beside its bin/ (src/cli/data_folder.cpp).
foreach(folder indicators layers profiles styles)
  install(DIRECTORY ${folder} DESTINATION ${data_destination} FILES_MATCHING PATTERN "*.toml" PATTERN "*.csv")
endforeach()
# A city to try it on; what makes and proves it stays in the source tree.
install(DIRECTORY sample_data DESTINATION ${data_destination}
  PATTERN out EXCLUDE PATTERN generator EXCLUDE PATTERN oracle EXCLUDE PATTERN "*.py" EXCLUDE PATTERN __pycache__ EXCLUDE)
if(IS_DIRECTORY ${CMAKE_SOURCE_DIR}/qgis)
  install(DIRECTORY qgis DESTINATION ${data_destination}
    PATTERN tests EXCLUDE PATTERN __pycache__ EXCLUDE PATTERN "*.pyc" EXCLUDE)
endif()
install(FILES README.md README.zh.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md"
  PATTERN decisions EXCLUDE)

# The program writes its own manual pages and completion.
set(manual ${CMAKE_BINARY_DIR}/manual)
add_custom_command(OUTPUT ${manual}/made
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${manual}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${manual}/man
  COMMAND ${CMAKE_COMMAND} -E env CITYGAUGE_DATA=${CMAKE_SOURCE_DIR} LC_ALL=C
          sh ${CMAKE_SOURCE_DIR}/scripts/write-manual.sh $<TARGET_FILE:citygauge> ${manual}
  COMMAND ${CMAKE_COMMAND} -E touch ${manual}/made
  DEPENDS citygauge scripts/write-manual.sh VERBATIM)
add_custom_target(citygauge_manual ALL DEPENDS ${manual}/made)
install(DIRECTORY ${manual}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})
install(FILES ${manual}/citygauge.bash RENAME citygauge
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${manual}/_citygauge DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${manual}/citygauge.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# `cmake --build … --target uninstall` takes away what the last `cmake --install` of this build folder put there.
add_custom_target(uninstall
  COMMAND ${CMAKE_COMMAND} -DMANIFEST=${CMAKE_BINARY_DIR}/install_manifest.txt -P ${CMAKE_SOURCE_DIR}/cmake/uninstall.cmake
  VERBATIM)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME citygauge)
set(CPACK_PACKAGE_VENDOR citygauge)
set(CPACK_PACKAGE_CONTACT "citygauge developers <citygauge@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "measure per district whether a city plan meets its targets")
set(CPACK_PACKAGE_DESCRIPTION
"citygauge reads the layers of a city (roads, green, land cover, stops,
corridors) and measures for every district whether the targets of policy texts
are met. It writes the numbers, the verdicts, the ledger behind each number
and the geometry that proves it as GeoPackage, spreadsheet, QGIS project, map
sheets and an HTML report that opens offline.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The data of PROJ hold the definitions of coordinate systems; sheets need a font with Chinese characters.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "proj-data")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qgis")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
install(FILES packaging/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${manual}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
include(CPack)
