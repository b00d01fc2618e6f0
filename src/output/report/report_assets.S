// The fixed parts of the HTML report, put into the program byte for byte: no file to lose, no generated source.
// `.incbin` is of the GNU assembler and of Clang's; its paths start at the folder of the sources, which the build
// passes with -Wa,-I. C++ sees each asset as two symbols (report_assets.cpp).

#if defined(__APPLE__)
#define SYMBOL(name) _##name
  .section __DATA,__const
#else
#define SYMBOL(name) name
  .section .rodata
#endif

#define ASSET(name, path)              \
  .globl SYMBOL(name##_begin);         \
  .globl SYMBOL(name##_end);           \
  .balign 16;                          \
  SYMBOL(name##_begin): .incbin path;  \
  SYMBOL(name##_end): .byte 0

ASSET(report_page, "src/output/report/report.mustache")
ASSET(changes_page, "src/output/report/changes.mustache")
ASSET(report_style, "src/output/report/report.css")
ASSET(shared_script, "src/output/report/script/shared.js")
ASSET(matrix_script, "src/output/report/script/matrix.js")
ASSET(tables_script, "src/output/report/script/tables.js")
ASSET(shapes_script, "src/output/report/script/shapes.js")
ASSET(symbols_script, "src/output/report/script/symbols.js")
ASSET(map_script, "src/output/report/script/map.js")
ASSET(places_script, "src/output/report/script/places.js")
ASSET(links_script, "src/output/report/script/links.js")
ASSET(changes_script, "src/output/report/script/changes.js")
ASSET(leaflet_style, "src/output/report/leaflet/leaflet.css")
ASSET(leaflet_script, "src/output/report/leaflet/leaflet.js")
ASSET(leaflet_licence, "src/output/report/leaflet/LICENSE")

// Nothing here needs an executable stack.
#if defined(__ELF__)
  .section .note.GNU-stack, "", %progbits
#endif
